"""Photographs named states of the application in three sizes, one folder per space.

`python -m tests.browser.screens URL` takes every state listed in `tests/browser/states/` against
the server of that URL, then writes the contact sheet.
"""

import argparse
import importlib
import pkgutil
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import states
from tests.browser.contact_sheet import write_contact_sheet
from tests.browser.find_browser import find_browser_for

SIZES_PX = ((390, 844), (820, 1180), (1366, 768))
ACTION_LIMIT_MS = 10_000
FOLDER = Path("screens")


@dataclass(frozen=True)
class State:
    """A state worth looking at, and what brings a blank page to it.

    The file is named after it, so the name is a slug; `full_page` shows below the fold as well.
    """

    name: str
    bring: Callable[[Page], object]
    full_page: bool = False

    def __post_init__(self) -> None:
        """Refuse a name that a file could not have."""
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.name):
            raise ValueError(f"not a name for a file: {self.name!r}")


class MissingScreens(RuntimeError):
    """States that could not be brought; those that could have been photographed all the same."""


def take_screens(
    browser: Browser,
    space: str,
    listed: Sequence[State],
    folder: Path,
    sizes_px: Sequence[tuple[int, int]] = SIZES_PX,
) -> list[Path]:
    """Photograph each state in each size into `<folder>/<space>/<name>-<width>x<height>.png`.

    What the folder of the space held before is removed. Each picture has a browser context of its
    own: no state sees the traces of another. Raises MissingScreens at the end when some failed,
    ValueError when two states share a name.
    """
    if len({state.name for state in listed}) < len(listed):
        raise ValueError(f"a state of {space} is named twice")
    shutil.rmtree(folder / space, ignore_errors=True)
    taken, missing = [], []
    for state in listed:
        for width, height in sizes_px:
            path = folder / space / f"{state.name}-{width}x{height}.png"
            try:
                take_screen(browser, state, (width, height), path)
            except Exception as error:  # the other states are still worth seeing
                reason = str(error).partition("\n")[0]
                missing.append(f"{path}: {reason or type(error).__name__}")
            else:
                taken.append(path)
    if missing:
        raise MissingScreens("\n".join(missing))
    return taken


def take_screen(browser: Browser, state: State, size_px: tuple[int, int], path: Path) -> None:
    """Photograph one state in one size, animations at their end and fonts loaded."""
    width, height = size_px
    with browser.new_context(
        viewport={"width": width, "height": height},
        locale="fr-FR",
        timezone_id="Europe/Paris",
        reduced_motion="reduce",
    ) as context:
        context.set_default_timeout(ACTION_LIMIT_MS)
        page = context.new_page()
        state.bring(page)
        page.evaluate("document.fonts.ready.then(() => null)")
        page.screenshot(path=path, full_page=state.full_page, animations="disabled", caret="hide")


def list_spaces(url: str) -> Iterator[tuple[str, list[State]]]:
    """List the spaces that have a module in `states`, with their states on this server."""
    for found in sorted(pkgutil.iter_modules(states.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{states.__name__}.{found.name}")
        yield found.name, module.list_states(url)


def take_all(browser: Browser, spaces: Mapping[str, list[State]], folder: Path) -> list[str]:
    """Photograph every space and write the contact sheet; give what is missing, space by space."""
    missing = []
    for space, listed in spaces.items():
        try:
            take_screens(browser, space, listed, folder)
        except MissingScreens as failure:
            missing.append(str(failure))
    write_contact_sheet(folder)
    return missing


def main() -> int:
    """Photograph all the states against the server of the URL given; 1 when some are missing."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("url", help="server with the demonstration loaded")
    arguments.add_argument("--folder", type=Path, default=FOLDER)
    given = arguments.parse_args()
    spaces = dict(list_spaces(given.url.rstrip("/")))
    if not spaces:
        sys.stderr.write("No space has a module in tests/browser/states/: nothing to photograph.\n")
        return 1
    with sync_playwright() as playwright:
        _, options = find_browser_for(playwright)
        with playwright.chromium.launch(**options) as browser:
            missing = take_all(browser, spaces, given.folder)
    sys.stdout.write(f"{given.folder / 'index.html'}\n")
    sys.stderr.write("".join(f"missing: {line}\n" for line in missing))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
