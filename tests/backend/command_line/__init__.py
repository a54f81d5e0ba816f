"""Tests of the `grillon` command."""
