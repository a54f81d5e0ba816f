"""What the outline of a territory changes."""
