"""Rescue files: their format, and what their import stores."""
