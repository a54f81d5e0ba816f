"""Visits: planned or begun offline, grown by entries that devices push and pull (design 5)."""
