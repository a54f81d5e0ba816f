"""The member page and the page for embedding in a real browser, under the strictest policy."""

import re
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from maps.perimeter import Point
from maps.site import publish_site
from maps.write import write_site
from tests.browser.accessibility import assert_accessible, find_violations
from tests.maps.published import DAY, inputs, outlet, outlet_id, rate

BUILT = Path(__file__).parents[2] / "pwa/dist/membres"
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
HOSTILE = "</script><img src=x onerror=alert(1)>${alert(2)}"
PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 820, "height": 1180}
DESKTOP: ViewportSize = {"width": 1366, "height": 768}

# Below the first outlet, whose popup opens upwards: nothing to press lies under it.
SOUTH_EAST = Point(lat_e7=486150000, lon_e7=-5000000)
SOUTH_WEST = Point(lat_e7=486550000, lon_e7=-7340000)

OUTLETS = (
    outlet(1, rates=(rate("legumes", 85), rate("oeufs", 30)), phone="02 33 00 00 00"),
    outlet(2, name=HOSTILE, commune="Messei", point=SOUTH_EAST, rates=(rate("pain"),)),
    outlet(3, point=None),
    outlet(4, standing="suspended", point=SOUTH_WEST),
    outlet(5, standing="ended", ended_on=DAY),
    outlet(6, commune="Domfront", point=Point(lat_e7=485930000, lon_e7=-6480000)),
)

# Five of one street, twenty kilometres from a sixth.
NEIGHBOURS = (
    *(outlet(number) for number in range(11, 16)),
    outlet(16, commune="Messei", point=SOUTH_EAST),
)

# Of each marker, what lies at the four corners of the 24 px around its middle: itself or not.
ROOM_FOR_A_FINGER = """pins => pins.map((pin) => {
    const { x, y, width, height } = pin.getBoundingClientRect();
    return [-11, 11].every((right) => [-11, 11].every((down) =>
        document.elementFromPoint(x + width / 2 + right, y + height / 2 + down) === pin));
})"""

CROWDED = ("/crowded/index.html", "/crowded/carte-a-integrer.html")

# Where the pins of a zoom are sent while they glide, and where they stand once it has ended.
SPOTS_OF_A_ZOOM = """async () => {
    const pins = [...document.querySelectorAll(".pin-holder")];
    const spots = () => pins.map((pin) => pin.style.transform);
    const gliding = () => document.querySelector(".leaflet-zoom-anim") !== null;
    const frame = () => new Promise(requestAnimationFrame);
    document.querySelector(".leaflet-control-zoom-out").click();
    while (!gliding()) await frame();
    const sent = spots();
    while (gliding()) await frame();
    return [sent, spots()];
}"""

# Whether the pins have moved when a press on the zoom returns, and are where they stay.
IN_PLACE_AFTER_PRESS = """async () => {
    const pins = [...document.querySelectorAll(".pin")];
    const spots = () => JSON.stringify(pins.map((pin) => pin.getBoundingClientRect()));
    const before = spots();
    document.querySelector(".leaflet-control-zoom-out").click();
    const pressed = spots();
    for (let frames = 0; frames < 30; frames += 1) await new Promise(requestAnimationFrame);
    return pressed !== before && pressed === spots();
}"""

INSIDE_AT_REST = """async () => {
    const box = () => document.querySelector(".leaflet-popup").getBoundingClientRect();
    const [popup, map] = [box(), document.getElementById("carte-cadre").getBoundingClientRect()];
    for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
    return [
        popup.top >= map.top && popup.left >= map.left && popup.right <= map.right,
        popup.top === box().top && popup.left === box().left,
    ];
}"""


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"} | {
        ".svg": "image/svg+xml",
        ".geojson": "application/geo+json",
        ".json": "application/json",
        ".png": "image/png",
        "": "application/octet-stream",
    }

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def read_assets() -> dict[str, bytes]:
    """What the build made of the members' entry."""
    return {
        path.relative_to(BUILT).as_posix(): path.read_bytes()
        for path in BUILT.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where four sites are served: one of today, one of long ago, one empty, one of a street."""
    assets = read_assets()
    root = tmp_path_factory.mktemp("sites")
    write_site(publish_site(inputs(*OUTLETS), assets), root / "site")
    old = inputs(*OUTLETS[:3], civil_day=date(2020, 1, 1))
    write_site(publish_site(old, assets), root / "old")
    write_site(publish_site(inputs(), assets), root / "empty")
    write_site(publish_site(inputs(*NEIGHBOURS), assets), root / "crowded")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on a phone; whatever it complains of or asks of others fails the test."""
    context = browser.new_context(viewport=PHONE, locale="fr-FR", base_url=address)
    opened, complaints = watched(context, address)
    yield opened
    context.close()
    assert complaints == []


def watched(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """A new page and the list of what goes wrong in it."""
    opened, complaints = context.new_page(), list[str]()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("dialog", lambda dialog: complaints.append(dialog.message))
    opened.on("console", lambda said: complaints.extend([said.text] * (said.type == "error")))
    opened.on(
        "request",
        lambda asked: complaints.extend([asked.url] * (not asked.url.startswith(address))),
    )
    return opened, complaints


def shown(page: Page) -> list[str | None]:
    """The ids of the cards in sight."""
    cards = page.locator("[data-outlet]:visible")
    return [card.get_attribute("data-outlet") for card in cards.all()]


def open_map(page: Page, path: str = "/site/index.html") -> None:
    """Opens a page and waits for its pins."""
    page.goto(path)
    if "index" in path:
        page.locator("#carte").scroll_into_view_if_needed()
    page.locator(".pin").first.wait_for()


def test_filter_works_in_place_and_keeps_the_address(page: Page) -> None:
    """The number is announced; going back and opening the address again give the same list."""
    page.goto("/site/index.html")
    page.get_by_role("link", name="Légumes").click()

    expect(page.get_by_role("status")).to_contain_text("Légumes\xa0: 3\xa0lieux")
    assert page.url.endswith("index.html#produit=legumes")
    assert shown(page) == [outlet_id(6), outlet_id(1), outlet_id(3)]

    page.get_by_role("link", name="Œufs").click()
    assert shown(page) == [outlet_id(1)]
    page.go_back()
    assert len(shown(page)) == 3
    page.reload()
    assert len(shown(page)) == 3
    page.get_by_role("link", name="Tous les produits").click()
    assert len(shown(page)) == 4


def test_page_is_complete_without_javascript(browser: Browser, address: str) -> None:
    """List, rates, phone; a chip leads to the page of its product."""
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/site/index.html")

    assert len(shown(page)) == 4
    expect(page.get_by_text("17 sur 20\xa0€ se paient en MonA").first).to_be_visible()
    # What a locator reads of a page leaves <noscript> out, seen or not.
    expect(page.locator("#carte-mots noscript")).to_be_visible()
    assert page.locator("noscript").text_content() == "La carte demande JavaScript. "
    expect(page.get_by_text("La liste dit tout")).to_be_visible()
    expect(page.get_by_text("Voir la carte")).to_be_hidden()

    page.get_by_role("link", name="Pain").click()
    page.wait_for_url("**/produits/pain.html")
    assert shown(page) == [outlet_id(2)]
    context.close()


def test_map_has_the_outlets_of_the_list_and_follows_the_filter(page: Page) -> None:
    """Same outlets, one of them without a place and said to be; pins are named buttons."""
    open_map(page)

    expect(page.locator(".pin")).to_have_count(3)
    expect(page.get_by_text("1\xa0lieu sans position connue")).to_be_visible()
    expect(page.get_by_role("button", name="Ferme 1, Flers")).to_be_visible()

    page.get_by_role("link", name="Pain").click()
    expect(page.locator(".pin")).to_have_count(1)


@pytest.mark.parametrize("path", CROWDED)
def test_outlets_of_one_street_leave_room_for_a_finger_each(page: Page, path: str) -> None:
    """At the first zoom and at the next, none hides another; they glide straight to their spots."""
    open_map(page, path)
    page.get_by_role("button", name="Réduire la carte").scroll_into_view_if_needed()
    street = page.locator(".pin[aria-label*=Flers]")
    assert [True] * 5 == street.evaluate_all(ROOM_FOR_A_FINGER)

    gliding_to, at_rest = page.evaluate(SPOTS_OF_A_ZOOM)

    assert gliding_to == at_rest
    assert [True] * 5 == street.evaluate_all(ROOM_FOR_A_FINGER)


@pytest.mark.parametrize("path", CROWDED)
def test_who_asked_for_less_motion_sees_nothing_glide(page: Page, path: str) -> None:
    """What a press on the zoom changes is in place when the press ends."""
    page.emulate_media(reduced_motion="reduce")
    open_map(page, path)
    page.get_by_role("button", name="Réduire la carte").scroll_into_view_if_needed()
    street = page.locator(".pin[aria-label*=Flers]")

    assert page.evaluate(IN_PLACE_AFTER_PRESS)
    assert [True] * 5 == street.evaluate_all(ROOM_FOR_A_FINGER)


def test_page_never_says_that_it_lacks_what_it_has(page: Page) -> None:
    """Before the map is asked for, and while it loads, nothing is said of JavaScript."""
    loaded: list[str] = []
    page.route("**/*.geojson", lambda route: loaded.append(route.request.url))
    page.set_viewport_size({"width": 390, "height": 400})
    for path in ("/site/index.html", "/site/carte-a-integrer.html"):
        page.goto(path)
        expect(page.locator("#carte-mots")).to_have_text(re.compile("La liste dit tout|se charge"))
        expect(page.locator("noscript").or_(page.get_by_text("JavaScript"))).to_be_hidden()
        page.locator("#carte").scroll_into_view_if_needed()
        expect(page.locator("#carte-mots")).to_have_text("La carte se charge…")

    assert len(loaded) == 2


def test_what_the_list_opens_on_the_map_is_inside_and_at_rest(page: Page) -> None:
    """Nothing moves any more under the finger that goes on; all of the popup is in the frame."""
    page.goto("/site/index.html")
    page.get_by_role("button", name="Voir sur la carte : Ferme 1").click()
    page.locator(".leaflet-popup").wait_for()

    assert page.evaluate(INSIDE_AT_REST) == [True, True]


def test_keyboard_opens_an_outlet_on_the_map_and_comes_back(page: Page) -> None:
    """Enter opens, focus goes in; Escape closes, focus returns to the pin."""
    open_map(page)
    pin = page.get_by_role("button", name="Ferme 1, Flers")
    pin.focus()
    page.keyboard.press("Enter")

    popup = page.get_by_role("region", name="Ferme 1")
    expect(popup).to_be_focused()
    expect(popup).to_contain_text("85\xa0%")
    expect(page.get_by_role("button", name="Fermer")).to_be_visible()

    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    expect(pin).to_be_focused()


def test_list_and_map_lead_to_each_other(page: Page) -> None:
    """From a card to its pin, from a pin to its card."""
    page.goto("/site/index.html")
    page.get_by_role("button", name="Voir sur la carte : Ferme 6").click()
    popup = page.get_by_role("region", name="Ferme 6")
    expect(popup).to_be_visible()

    popup.get_by_role("button", name="Voir dans la liste").click()
    expect(page.locator(f"#lieu-{outlet_id(6)}")).to_be_focused()


@pytest.mark.parametrize("path", ["/site/index.html", "/site/carte-a-integrer.html"])
def test_hostile_name_is_shown_as_text(page: Page, path: str) -> None:
    """Neither run nor read as a tag, on our map and on folium's."""
    open_map(page, path)
    page.locator(".pin[aria-label*=Messei]").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".popup-name")).to_have_text(HOSTILE)
    assert page.locator("main img").count() == 0


def test_map_that_cannot_load_says_so_and_tries_again(browser: Browser, address: str) -> None:
    """The list is still there; the button works once the data is back."""
    context = browser.new_context(viewport=PHONE, base_url=address)
    page = context.new_page()
    page.route("**/points-de-vente.geojson", lambda route: route.abort())
    page.goto("/site/index.html")
    page.locator("#carte").scroll_into_view_if_needed()
    expect(page.get_by_text("La carte n’a pas pu être chargée.")).to_be_visible()

    page.unroute("**/points-de-vente.geojson")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".pin")).to_have_count(3)
    context.close()


def test_page_says_that_it_is_old_and_that_the_network_is_gone(page: Page) -> None:
    """Hours of a page of 2020 are to be checked; without network, of which day the list is."""
    page.goto("/old/index.html")
    expect(page.locator("#avis")).to_contain_text("horaires à vérifier")

    page.context.set_offline(True)
    expect(page.locator("#avis")).to_contain_text("Pas de réseau")
    page.context.set_offline(False)
    expect(page.locator("#avis")).not_to_contain_text("Pas de réseau")


@pytest.mark.parametrize("size", [PHONE, TABLET, DESKTOP], ids=["phone", "tablet", "desktop"])
def test_every_page_is_accessible_and_fits_its_screen(page: Page, size: ViewportSize) -> None:
    """No axe violation, nothing wider than the screen: every page, map and popup open too."""
    page.set_viewport_size(size)
    paths = [f"/site/{name}" for name in publish_site(inputs(*OUTLETS), read_assets())]
    for path in [*(path for path in paths if path.endswith(".html")), "/empty/index.html"]:
        page.goto(path)
        if path in ("/site/index.html", "/site/carte-a-integrer.html"):
            open_map(page, path)
            assert_accessible(page)
            page.locator(".pin").first.focus()
            page.keyboard.press("Enter")
            page.locator(".outlet-popup").wait_for()
            expect(page.locator(".leaflet-popup")).to_have_css("opacity", "1")

        # An open popup covers the pins that lie under it, until it is closed.
        assert [] == [one for one in find_violations(page) if one.rule != "target-size"], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path


def test_text_twice_as_large_still_fits(page: Page) -> None:
    """200 % zoom of a small screen, where half the width is left."""
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/site/index.html", f"/site/lieux/{outlet_id(1)}.html"):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")

        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_targets_are_large_enough(page: Page) -> None:
    """44 pixels for links and buttons that stand alone, map included."""
    open_map(page)
    for target in page.locator("main a:visible, main button:visible").all():
        box = target.bounding_box()

        assert box is not None
        assert min(box["height"], 44) == 44, target.inner_text()
