"""Publishing a caisse: its public facts into the folder that members read (design 8)."""
