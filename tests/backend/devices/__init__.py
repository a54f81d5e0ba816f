"""What pairing and revoking devices promise."""
