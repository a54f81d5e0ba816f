"""What the committee's work promises."""
