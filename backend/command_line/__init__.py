"""The `grillon` command: one file per group of commands, French on screen."""

from backend.command_line.main import main

__all__ = ["main"]
