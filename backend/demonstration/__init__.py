"""The demonstration: three caisses, their outlets and visits at every stage, by the real commands.

The story lies in `story/*.toml`; its days count from the date that the caller gives.
"""
