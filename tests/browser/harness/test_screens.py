"""The screens are photographed in three sizes, apart from each other, and laid out together."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.harness.tiny_server import TinyServer
from tests.browser.screens import MissingScreens, State, take_all, take_screens


def show_red(page: Page) -> None:
    """Bring a page that is red below its first screen."""
    page.set_content("<body style='margin:0;background:#fff'><div id='low'></div>")
    page.evaluate("low.style.cssText = 'margin-top:2000px;height:100px;background:#f00'")


def get_size_px(path: Path) -> tuple[int, int]:
    """Read the size of a picture."""
    with Image.open(path) as picture:
        return picture.size


def test_each_state_is_taken_in_three_sizes_and_laid_out(
    browser: Browser, tiny_server: TinyServer, tmp_path: Path
) -> None:
    """Pictures have the size of the screen; the page and the contact sheet show them all."""
    states = [State("carnet", lambda page: page.goto(tiny_server.url))]

    missing = take_all(browser, {"visits": states}, tmp_path)

    sizes = {path.name: get_size_px(path) for path in (tmp_path / "visits").iterdir()}
    page = (tmp_path / "index.html").read_text()
    assert [] == missing
    assert {
        "carnet-390x844.png": (390, 844),
        "carnet-820x1180.png": (820, 1180),
        "carnet-1366x768.png": (1366, 768),
    } == sizes
    assert 3 == page.count("<img ")
    assert 'href="visits/carnet-390x844.png"' in page
    assert get_size_px(tmp_path / "contact-sheet.png")[0] > 1_500


def test_a_full_page_is_taken_below_its_first_screen(browser: Browser, tmp_path: Path) -> None:
    """The picture is as high as the page."""
    [path] = take_screens(
        browser, "visits", [State("long", show_red, full_page=True)], tmp_path, [(390, 844)]
    )

    assert (390, 2100) == get_size_px(path)


def test_a_state_that_fails_hides_none_of_the_others(browser: Browser, tmp_path: Path) -> None:
    """What could be taken is there; the failure names each picture that is not."""

    def fail(page: Page) -> None:
        raise LookupError("no such button")

    states = [State("absent", fail), State("red", show_red)]

    with pytest.raises(MissingScreens, match=r"absent-390x844\.png: no such button"):
        take_screens(browser, "visits", states, tmp_path, [(390, 844)])

    assert (tmp_path / "visits/red-390x844.png").is_file()


def test_pictures_of_an_earlier_run_do_not_stay(browser: Browser, tmp_path: Path) -> None:
    """A state that no longer exists leaves the folder of its space."""
    old = tmp_path / "visits/gone-390x844.png"
    old.parent.mkdir()
    old.touch()

    take_screens(browser, "visits", [], tmp_path)

    assert not old.exists()


def test_a_state_is_named_so_that_its_file_can_be() -> None:
    """A name with a space or a slash is refused where it is written."""
    for name in ("Grille vide", "visites/vide", "", "-vide"):
        with pytest.raises(ValueError, match="not a name for a file"):
            State(name, show_red)


def test_two_states_of_a_space_do_not_share_a_name(browser: Browser, tmp_path: Path) -> None:
    """The second picture would silently take the place of the first."""
    with pytest.raises(ValueError, match="twice"):
        take_screens(browser, "visits", [State("a", show_red), State("a", show_red)], tmp_path)
