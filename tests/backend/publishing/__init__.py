"""What publishing promises."""
