"""Benchmarks: each is timed against a reference of its own, in the same run."""
