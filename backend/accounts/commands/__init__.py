"""Writes about people and sessions, one file per command."""
