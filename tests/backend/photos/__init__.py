"""What keeping photos promises."""
