"""The public pages of a caisse: list, map, products, outlets, the map that other sites embed."""

import time
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Page, expect

from backend.demonstration.founding import outlet_id
from tests.browser.screens import State
from tests.browser.worlds import World, Worlds

FARM = "Ferme du Lézard vert"
EMBEDDED = "carte-a-integrer.html"
LONG_S = 60.0
MONTH_S = 30 * 86_400

Show = Callable[[Page, World], object]
Bring = Callable[[Page], object]


def list_states(worlds: Worlds) -> list[State]:
    """List the states of the public pages.

    Products and outlets are written whole, without a script: no wait, no failure, nothing said
    when the network goes. A page of a product or of an outlet is never empty.
    """

    def lived(show: Show) -> Bring:
        return lambda page: show(page, worlds.lived)

    def young(show: Show) -> Bring:
        return lambda page: show(page, worlds.young)

    farm = f"bordeaux/lieux/{outlet_id('lezard-vert')}.html"
    eggs = "bordeaux/produits/eggs.html"
    ended = f"bordeaux/lieux/{outlet_id('tournesol')}.html"
    return [
        State("list", lived(partial(visit, "bordeaux/", FARM)), full_page=True),
        State("list-of-flers", lived(partial(visit, "flers/", "Six Sabots")), full_page=True),
        State("list-empty", young(partial(visit, "libourne/", "Aucun lieu n’est conventionné"))),
        State("list-filtered", lived(filter_by_eggs), full_page=True),
        State("list-without-script", lived(block_script), full_page=True),
        State("list-offline", lived(go_offline)),
        State("list-old", lived(come_back_in_a_month), alone=True),
        State("map", lived(open_map), follows_size=False),
        State("map-outlined", lived(open_outlined_map), follows_size=False),
        State("map-popup-open", lived(open_popup), follows_size=False),
        State("map-loading", lived(wait_for_map), follows_size=False),
        State("map-failed", lived(fail_map), follows_size=False),
        State("product", lived(partial(visit, eggs, FARM)), full_page=True),
        State("outlet", lived(partial(visit, farm, FARM)), full_page=True),
        State("outlet-ended", lived(partial(visit, ended, "n’est plus conventionné"))),
        State("embedded", lived(embed), follows_size=False),
        State("embedded-outlined", lived(embed_outlined), follows_size=False),
        State("embedded-popup-open", lived(open_embedded_popup), follows_size=False),
        State("embedded-loading", lived(wait_for_embedded)),
        State("embedded-failed", lived(fail_embedded)),
    ]


def visit(path: str, words: str, page: Page, world: World) -> None:
    """Open a public page and wait for these words."""
    page.goto(f"{world.url}/carte/{path}")
    expect(page.get_by_text(words).first).to_be_visible()


def filter_by_eggs(page: Page, world: World) -> None:
    """Choose a product: the list keeps the outlets that sell it."""
    visit("bordeaux/", FARM, page, world)
    page.get_by_role("link", name="Œufs").click()
    expect(page.locator("#nombre")).to_contain_text("Œufs")


def block_script(page: Page, world: World) -> None:
    """Read the page as published, without its script."""
    page.route("**/assets/members.js", lambda route: route.abort())
    visit("bordeaux/", "La liste dit tout", page, world)


def go_offline(page: Page, world: World) -> None:
    """Lose the network while reading."""
    visit("bordeaux/", FARM, page, world)
    page.context.set_offline(True)
    expect(page.get_by_text("Pas de réseau")).to_be_visible()


def come_back_in_a_month(page: Page, world: World) -> None:
    """Read a page that was published a month ago."""
    page.clock.set_fixed_time(time.time() + MONTH_S)
    visit("bordeaux/", "horaires à vérifier", page, world)


def open_map(page: Page, world: World) -> None:
    """Go to the map."""
    visit("bordeaux/", FARM, page, world)
    show_map(page)
    expect(page.get_by_role("button", name=FARM).last).to_be_visible()


def open_outlined_map(page: Page, world: World) -> None:
    """Go to the map of a caisse with an outline."""
    visit("flers/", "Six Sabots", page, world)
    show_map(page)
    expect(page.get_by_text("Le trait plein est le contour du territoire")).to_be_visible()


def open_popup(page: Page, world: World) -> None:
    """Ask where an outlet of the list is."""
    visit("bordeaux/", FARM, page, world)
    page.get_by_role("button", name=f"Voir sur la carte\u00a0: {FARM}").click()
    expect(page.get_by_role("region", name=FARM)).to_be_visible()
    let_settle(page)


def wait_for_map(page: Page, world: World) -> None:
    """Wait for the map on a slow network."""
    world.proxy.slow(r"GET /carte/bordeaux/assets/leaflet-module\.js", LONG_S)
    visit("bordeaux/", FARM, page, world)
    show_map(page)
    expect(page.get_by_text("La carte se charge…")).to_be_visible()


def fail_map(page: Page, world: World) -> None:
    """Find the map's data out of reach."""
    page.route("**/*.geojson", lambda route: route.fulfill(status=500))
    visit("bordeaux/", FARM, page, world)
    show_map(page)
    expect(page.get_by_text("La carte n’a pas pu être chargée")).to_be_visible()


def let_settle(page: Page) -> None:
    """Wait until the map has stopped moving to make room for what was opened."""
    expect(page.locator(".leaflet-pan-anim")).to_have_count(0)


def show_map(page: Page) -> None:
    """Bring the map into view."""
    page.locator("#carte").evaluate("map => map.scrollIntoView()")


def embed(page: Page, world: World) -> None:
    """Open the map that other sites embed."""
    page.goto(f"{world.url}/carte/bordeaux/{EMBEDDED}")
    expect(page.get_by_role("button", name=FARM)).to_be_visible()


def embed_outlined(page: Page, world: World) -> None:
    """Open the map to embed of a caisse with an outline."""
    page.goto(f"{world.url}/carte/flers/{EMBEDDED}")
    expect(page.get_by_text("Le trait plein est le contour du territoire")).to_be_visible()


def open_embedded_popup(page: Page, world: World) -> None:
    """Open an outlet on the embedded map."""
    embed(page, world)
    page.get_by_role("button", name=FARM).press("Enter")
    expect(page.get_by_role("region", name=FARM)).to_be_visible()
    let_settle(page)


def wait_for_embedded(page: Page, world: World) -> None:
    """Open the embedded map on a slow network: its data are still on their way."""
    world.proxy.slow(r"GET /carte/bordeaux/\S+\.geojson", LONG_S)
    page.goto(f"{world.url}/carte/bordeaux/{EMBEDDED}", wait_until="domcontentloaded")
    expect(page.get_by_text("La carte se charge…")).to_be_visible()


def fail_embedded(page: Page, world: World) -> None:
    """Open the embedded map without its data."""
    page.route("**/*.geojson", lambda route: route.fulfill(status=500))
    page.goto(f"{world.url}/carte/bordeaux/{EMBEDDED}")
    expect(page.get_by_text("La carte n’a pas pu être chargée")).to_be_visible()
