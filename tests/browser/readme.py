"""The six pictures of the README, taken again by `make_screens --readme`."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from backend.demonstration.pictures import draw_photo
from tests.browser import volunteer
from tests.browser.screens import Showroom, Size, State, list_spaces, take_picture
from tests.browser.states import members
from tests.browser.states.visits import tablet
from tests.browser.worlds import World, Worlds

DOCS = Path("docs/images")
MOST_BYTES = 150_000
COLOURS = 128
PHONE, TABLET, DESKTOP = (390, 844), (820, 1180), (1366, 768)


@dataclass(frozen=True)
class Picture:
    """A picture of the README: its file, the state that it shows, its size."""

    name: str
    state: State
    size_px: Size


def list_pictures(worlds: Worlds) -> list[Picture]:
    """List the six pictures, two a space."""
    states = {
        f"{space}/{state.name}": state for space, listed in list_spaces(worlds) for state in listed
    }
    reading = State("reading", lambda page: read_list(page, worlds.lived))
    opening = State("opening", lambda page: open_outlet(page, worlds.lived))
    answering = State("answering", lambda page: answer(page, worlds.lived), alone=True)
    return [
        Picture("members-list-phone", reading, PHONE),
        Picture("members-map-desktop", opening, DESKTOP),
        Picture("visits-list-tablet", states["visits/visits"], TABLET),
        Picture("visits-criterion-tablet", answering, TABLET),
        Picture("committee-board-desktop", states["committee/board"], DESKTOP),
        Picture("committee-dossier-desktop", states["committee/dossier-to-decide"], DESKTOP),
    ]


def take_readme(browser: Browser, worlds: Worlds, folder: Path) -> int:
    """Take the six pictures into the folder; 1 when one is heavier than a README should load."""
    folder.mkdir(parents=True, exist_ok=True)
    heavy = []
    with Showroom(browser, worlds.heal) as room:
        for picture in list_pictures(worlds):
            path = folder / f"{picture.name}.png"
            with room.show(picture.state, picture.size_px) as page:
                take_picture(page, path)
            lighten(path)
            sys.stdout.write(f"{path} {path.stat().st_size} bytes\n")
            if path.stat().st_size > MOST_BYTES:
                heavy.append(path)
    sys.stderr.write("".join(f"too heavy: {path}\n" for path in heavy))
    return 1 if heavy else 0


def lighten(path: Path) -> None:
    """Keep of a picture the colours that the eye tells apart on a screen of words."""
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def read_list(page: Page, world: World) -> None:
    """Read the list of Bordeaux on a phone, past what the rates mean."""
    members.visit("bordeaux/", members.FARM, page, world)
    expect(page.get_by_role("link", name="Voir la carte")).to_be_visible()
    show_from(page.locator(".chips"))


def open_outlet(page: Page, world: World) -> None:
    """Look at the list and the map of Flers, one outlet open."""
    members.visit("flers/", "Six Sabots", page, world)
    page.get_by_role("button", name="Magasin des Six Sabots").last.press("Enter")
    expect(page.get_by_role("region", name="Magasin des Six Sabots")).to_be_visible()
    members.let_settle(page)
    show_from(page.locator(".chips"))


def answer(page: Page, world: World) -> None:
    """Fill a criterion with thumbs, a photo included."""
    tablet.open_offline(tablet.PLANNED, "", page, world)
    volunteer.place(page, "44,9106", "-0,6366")
    volunteer.open_part(page, "Ancrage")
    for question in ("intermédiaire", tablet.SEASONAL):
        tablet.find_question(page, question).get_by_role("button", name="Oui").click()
    volunteer.add_photo(page, tablet.SEASONAL, draw_photo("stall", "Étal du samedi"))
    page.mouse.move(0, 0)
    show_from(tablet.find_question(page, "à moins de 50 km"), 96)


def show_from(place: Locator, above_px: int = 16) -> None:
    """Scroll so that the picture begins just above this place."""
    place.evaluate(
        "(place, above) => scrollTo(0, place.getBoundingClientRect().top + scrollY - above)",
        above_px,
    )
