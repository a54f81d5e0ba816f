"""Trying versions on past visits, over HTTP."""
