"""What scores and quotes over the API promise."""
