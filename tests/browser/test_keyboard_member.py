"""Où dépenser, au clavier: a member skips the banner, filters, opens an outlet, goes to the map."""

from playwright.sync_api import Page, expect

from tests.browser.keyboard import enter, walk_to
from tests.browser.worlds import Worlds

FARM = "Ferme du Lézard vert"


def test_an_outlet_is_found_with_the_keyboard_alone(page: Page, worlds: Worlds) -> None:
    """The focus goes with the reading: into the list, onto the map, and back to the card."""
    page.goto(f"{worlds.lived.url}/carte/bordeaux/")
    skip = page.get_by_role("link", name="Aller au contenu")
    walk_to(skip)
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()

    enter(page.get_by_role("link", name="Œufs"))
    expect(page.locator("#nombre")).to_contain_text("1\u00a0lieu")
    enter(page.get_by_role("link", name=FARM))
    expect(page.get_by_role("heading", level=1, name=FARM)).to_be_visible()
    enter(page.get_by_role("link", name="Tous les lieux"))

    enter(page.get_by_role("button", name=f"Voir sur la carte\u00a0: {FARM}"))
    popup = page.get_by_role("region", name=FARM)
    expect(popup).to_be_focused()
    enter(popup.get_by_role("button", name="Voir dans la liste"))
    card = page.get_by_role("listitem").filter(has_text=FARM).first
    expect(card).to_be_focused()
    enter(page.get_by_role("button", name=f"Voir sur la carte\u00a0: {FARM}"))
    expect(popup).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"{FARM}, Créon")).to_be_focused()
