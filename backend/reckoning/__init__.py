"""What answers would be worth and what a purchase comes to: computed on demand, never stored."""
