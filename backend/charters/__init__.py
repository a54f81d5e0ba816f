"""Charter versions of a federation, kept as the exact bytes that their hash names."""
