"""The pictures of the README, taken by `python -m tests.browser.make_screens --readme`."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.screens import Size, list_spaces, name_file, take_screens
from tests.browser.worlds import Worlds

DOCS = Path("docs/images")
COLOURS = 128


class Picture(NamedTuple):
    """A state to show in the README, in one size."""

    space: str
    state: str
    size_px: Size
    name: str


PICTURES = (
    Picture("members", "list", (390, 844), "members-list-phone.png"),
    Picture("members", "map", (1366, 768), "members-map-desktop.png"),
    Picture("visits", "visits-checked", (820, 1180), "visits-list-tablet.png"),
    Picture("visits", "criterion-answered", (820, 1180), "visits-criterion-tablet.png"),
    Picture("committee", "board", (1366, 768), "committee-board-desktop.png"),
    Picture("committee", "dossier-to-decide", (1366, 768), "committee-dossier-desktop.png"),
)


def take_readme(browser: Browser, worlds: Worlds, folder: Path) -> int:
    """Take each picture, light enough for a page; raises MissingScreens when one cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    spaces = {
        space: {state.name: state for state in listed} for space, listed in list_spaces(worlds)
    }
    with tempfile.TemporaryDirectory() as taken:
        for picture in PICTURES:
            state = replace(spaces[picture.space][picture.state], full_page=False)
            take_screens(browser, picture.space, [state], Path(taken), [picture.size_px])
            source = name_file(Path(taken) / picture.space, state, picture.size_px)
            with Image.open(source) as image:
                light = image.convert("RGB").quantize(COLOURS)
                light.save(folder / picture.name, optimize=True)
    return 0
