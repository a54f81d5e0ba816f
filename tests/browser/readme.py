"""The six pictures of the README, taken again by `make_screens --readme`."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.worlds import Worlds

DOCS = Path("docs/images")


def take_readme(browser: Browser, worlds: Worlds, folder: Path) -> int:
    """Later."""
    return 0
