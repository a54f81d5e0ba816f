"""The first page of a server, from which each person goes to their space."""

from playwright.sync_api import Page, expect

from tests.browser.screens import State
from tests.browser.worlds import World, Worlds


def list_states(worlds: Worlds) -> list[State]:
    """List the home page of a server with caisses and of one without any.

    It is written whole by the server, without a script: it has no wait, no failure of its own.
    """
    return [
        State("home", lambda page: show(page, worlds.lived, "Caisse de Flers"), full_page=True),
        State("home-young", lambda page: show(page, worlds.young, "pas encore"), full_page=True),
        State("home-empty", lambda page: show(page, worlds.bare, "Aucune caisse"), full_page=True),
    ]


def show(page: Page, world: World, words: str) -> None:
    """Show the home page of this server and wait for these words."""
    page.goto(f"{world.url}/")
    expect(page.get_by_text(words)).to_be_visible()
