"""Rescue files: what a tablet holds, encrypted to its caisse, carried by hand and imported."""
