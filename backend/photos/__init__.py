"""Photos: checked, stored by the hash of their bytes, shown to those who may see the visit."""
