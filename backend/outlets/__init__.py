"""Outlets of a federation and their public sheets."""
