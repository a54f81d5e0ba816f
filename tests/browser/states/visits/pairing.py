"""States of a tablet that is new, or changes hands."""

from playwright.sync_api import Page, expect

from tests.browser.states.visits.tablet import CODE, LONG_S, go
from tests.browser.worlds import World


def load_slowly(page: Page, world: World) -> None:
    """Open the space on a slow network: the script is still on its way."""
    world.proxy.slow(r"GET /visites/assets/\S+\.js", LONG_S)
    page.goto(f"{world.url}/visites/", wait_until="commit")
    expect(page.get_by_text("Grillon se prépare")).to_be_visible()


def show_pairing(page: Page, world: World) -> None:
    """Open the space on a new tablet."""
    page.goto(f"{world.url}/visites/")
    expect(page.get_by_label(CODE)).to_be_visible()


def pair_with(code: str, words: str, page: Page, world: World) -> None:
    """Type a code that does not let the tablet in."""
    show_pairing(page, world)
    page.get_by_label(CODE).fill(code)
    page.get_by_role("button", name="Relier la tablette").click()
    expect(page.get_by_role("alert").filter(has_text=words).first).to_be_visible()


def pair_in_vain(page: Page, world: World) -> None:
    """Type a code while the server does not answer."""
    show_pairing(page, world)
    world.proxy.drop_response(r"POST /api/devices", times=20)
    page.get_by_label(CODE).fill("ABCD2345")
    page.get_by_role("button", name="Relier la tablette").click()
    expect(page.get_by_role("alert").filter(has_text="serveur").first).to_be_visible()


def choose_person(page: Page, world: World) -> None:
    """Say who holds the tablet."""
    go(page, world, "#/personne")
    expect(page.get_by_role("button", name="Hugo")).to_be_visible()


def pair_again(page: Page, world: World) -> None:
    """Relate to another caisse a tablet that is paired."""
    go(page, world, "#/appairer")
    expect(page.get_by_text("Ce que contient cette tablette est conservé")).to_be_visible()
