"""What the stored register promises."""
