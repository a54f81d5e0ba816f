"""Une visite de bout en bout: from a barn without network to the public map, and off it again."""

import json
from collections import Counter
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, expect

from tests.browser import committee, volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.images import is_upright, list_private_data, make_photo
from tests.browser.processes import find_free_port
from tests.browser.proxy import Proxy

CRITERIA = ("Ancrage", "environnement", "travail", "Accessibilité", "Transparence")
EMBEDDED = "carte-a-integrer.html"
FEED = "points-de-vente.geojson"


def fill_the_visit(screen: Page) -> None:
    """Answer everything, with a photo as a phone takes it, products and a position by hand."""
    for criterion in CRITERIA:
        volunteer.open_part(screen, criterion)
        volunteer.answer_all(screen)
        if criterion == CRITERIA[0]:
            volunteer.add_photo(screen, "de saison", make_photo())
        volunteer.go_back(screen)
    volunteer.sell(screen, "Légumes", but={})
    volunteer.sell(screen, "Fruits", but={"biologiques": "Non"})
    volunteer.place(screen, "44,5536", "-0,2486")


def expect_the_visit_to_be_whole(screen: Page) -> None:
    """Find every answer, the photo, the product and the position."""
    for criterion in CRITERIA:
        row = screen.get_by_role("link", name=criterion).first
        expect(row).to_contain_text("rempli")
    volunteer.open_part(screen, CRITERIA[0])
    expect(screen.locator("img.photo")).to_be_visible()
    volunteer.go_back(screen)
    expect(screen.get_by_role("link", name="Produits vendus ici")).to_contain_text("2 familles")
    expect(screen.get_by_role("link", name="Position du lieu")).to_contain_text("dans le périmètre")


def read(address: str) -> str:
    """Fetch a published file as a stranger does."""
    with urlopen(address, timeout=10) as answer:  # noqa: S310  our own server on 127.0.0.1
        body: bytes = answer.read()
    return body.decode()


def test_a_visit_goes_from_the_barn_to_the_map_and_off_it_again(
    start_server: StartServer,
    start_tablet: StartTablet,
    second_browser: Page,
    page: Page,
    tmp_path: Path,
) -> None:
    """A farm is visited offline on a tablet that dies, decided, published, revoked and gone."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    server = start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    with Proxy(port) as proxy:
        tablet = start_tablet(proxy)
        tablet.page.goto(f"{proxy.url}/visites/")
        volunteer.pair(tablet.page, caisse.pairing_code, "Alice")
        volunteer.wait_until_ready(tablet.page)

        server.stop()
        tablet.set_offline(True)
        tablet.page.reload()
        volunteer.open_visit(tablet.page, FARM)
        fill_the_visit(tablet.page)

        tablet.kill()
        screen = tablet.restart()
        screen.goto(f"{proxy.url}/visites/")
        volunteer.open_visit(screen, FARM)
        expect_the_visit_to_be_whole(screen)
        volunteer.submit(screen)

        server.start()
        dropped = proxy.drop_response(r"POST /api/\S+/entries")
        tablet.set_offline(False)
        volunteer.synchronise(screen)
        assert dropped.struck == 1
    expect_everything_once(caisse)

    committee.sign_in(second_browser, f"{site}/comite/", caisse.make_code("bob"))
    committee.open_outlet(second_browser, FARM)
    second_browser.get_by_role("button", name="Agrandir").click()
    expect(second_browser.get_by_role("dialog").get_by_role("img")).to_be_visible()
    second_browser.get_by_role("button", name="Fermer").click()
    committee.approve(second_browser)
    expect_on_the_map(page, f"{site}/carte/bordeaux/", caisse)

    second_browser.goto(f"{site}/comite/")
    committee.open_outlet(second_browser, FARM)
    committee.revoke(second_browser)
    expect_off_the_map(page, f"{site}/carte/bordeaux/", caisse)


def expect_everything_once(caisse: PreparedCaisse) -> None:
    """One visit, each entry once, the photo upright and silent about its making."""
    assert caisse.query("SELECT count(*) FROM visit") == [(1,)]
    fields = [field for (field,) in caisse.query("SELECT field FROM entry WHERE parked IS NULL")]
    answers = [field for field in fields if str(field).startswith("answer/")]
    # Alice changed her mind once, about the fruits: that answer alone has two entries.
    assert [(one, 2) for one in ["answer/P4/fruits"]] == [
        (one, count) for one, count in Counter(answers).items() if count > 1
    ]
    assert len(answers) >= 25
    photos = list((caisse.settings.data / "photos").rglob("*.jpg"))
    assert len(photos) == 1
    assert is_upright(photos[0].read_bytes())
    assert list_private_data(photos[0].read_bytes()) == []


def expect_on_the_map(page: Page, address: str, caisse: PreparedCaisse) -> None:
    """The outlet is on list and map with its rate in the words of the charter."""
    page.goto(address)
    listed = page.get_by_role("listitem").filter(has_text=FARM).first
    rates = listed.get_by_role("listitem")
    expect(rates.filter(has_text="Légumes")).to_contain_text("Tout se paie en MonA.")
    expect(rates.filter(has_text="Fruits")).to_contain_text(
        "16 sur 20\u00a0€ se paient en MonA, 4\u00a0€ en euros."
    )
    page.get_by_role("button", name="carte").first.click()
    expect(page.get_by_role("button", name=FARM).first).to_be_visible()
    features = json.loads(read(f"{address}{FEED}"))["features"]
    assert [feature["id"] for feature in features] == [str(caisse.outlet)]
    rates_told = {rate["family"]: rate["percent"] for rate in features[0]["properties"]["rates"]}
    assert rates_told == {"vegetables": 100, "fruits": 80}


def expect_off_the_map(page: Page, address: str, caisse: PreparedCaisse) -> None:
    """The outlet is nowhere but on its own page, which says one neutral sentence."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(FARM)).to_have_count(0)
    for name in ("index.html", FEED, EMBEDDED):
        assert FARM not in read(f"{address}{name}")
        assert str(caisse.outlet) not in read(f"{address}{name}")
    page.goto(f"{address}lieux/{caisse.outlet}.html")
    expect(page.get_by_text("n’est plus conventionné")).to_be_visible()
