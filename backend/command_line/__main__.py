"""Runs the `grillon` command as `python -m backend.command_line`."""

import sys

from backend.command_line.main import main

sys.exit(main())
