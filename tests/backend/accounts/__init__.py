"""What sign-in, roles and sessions promise."""
