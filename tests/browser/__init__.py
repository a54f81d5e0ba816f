"""Tests that drive a real browser, and the tools that they drive it with."""
