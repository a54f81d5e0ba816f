"""Where a caisse measures distances from."""
