"""Tests that drive a real browser, and the tools that they drive it with.

Wait with `expect(locator)`: `page.wait_for_function` evaluates text in the page at every poll,
which a strict content policy refuses; `page.evaluate` is not concerned.
"""
