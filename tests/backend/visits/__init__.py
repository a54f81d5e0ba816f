"""What pushing, pulling and sending visits promise."""
