"""Photographs every state of every screen; with `--readme`, the six pictures of the README.

`python -m tests.browser.make_screens` starts its own servers in a temporary folder, writes
`screens/index.html` and `screens/contact-sheet.png`, and stops them. `--only TEXT` takes the
states whose `space/name` contains the text and leaves the other pictures as they are.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.find_browser import find_browser_for
from tests.browser.readme import DOCS, take_readme
from tests.browser.screens import list_spaces, take_all
from tests.browser.worlds import Worlds

FOLDER = Path("screens")


def main() -> int:
    """Take the pictures asked for; 1 when some are missing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--folder", type=Path, default=FOLDER)
    arguments.add_argument("--only", default="", help="part of `space/name` of the states to take")
    arguments.add_argument("--readme", action="store_true", help=f"take the six of {DOCS}")
    given = arguments.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Worlds(Path(folder)) as worlds,
        sync_playwright() as playwright,
    ):
        _, options = find_browser_for(playwright)
        with playwright.chromium.launch(**options) as browser:
            if given.readme:
                return take_readme(browser, worlds, DOCS)
            return take(browser, worlds, given.folder, given.only)


def take(browser: Browser, worlds: Worlds, folder: Path, only: str) -> int:
    """Take the states whose name contains `only`, say where they are and what is missing."""
    spaces = {
        space: chosen
        for space, listed in list_spaces(worlds)
        if (chosen := [state for state in listed if only in f"{space}/{state.name}"])
    }
    missing = take_all(browser, spaces, folder, worlds.heal)
    sys.stdout.write(f"{folder / 'index.html'}\n")
    sys.stderr.write("".join(f"missing: {line}\n" for line in missing))
    return 1 if missing or not spaces else 0


if __name__ == "__main__":
    sys.exit(main())
