"""A farm that nobody knew: begun and sent in a barn, given its outlet, decided, told back."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import committee, volunteer
from tests.browser.caisse import prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.processes import find_free_port
from tests.browser.test_visit_end_to_end import fill_the_visit
from tests.browser.worlds import ALICE, BORDEAUX, Worlds

BUTTE = "Ferme de la Butte"


def test_an_unknown_farm_visited_offline_is_linked_then_decided(
    start_server: StartServer, start_tablet: StartTablet, page: Page, tmp_path: Path
) -> None:
    """Alice writes its name without network; Chloé makes it an outlet; Bob decides; Alice reads."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    tablet = start_tablet().page
    tablet.goto(f"{site}/visites/")
    volunteer.pair(tablet, caisse.pairing_code, "Alice")
    volunteer.wait_until_ready(tablet)

    tablet.context.set_offline(True)
    volunteer.begin_visit(tablet, BUTTE, "Cestas")
    fill_the_visit(tablet)
    volunteer.submit(tablet)
    tablet.context.set_offline(False)
    volunteer.synchronise(tablet)

    committee.sign_in(page, f"{site}/comite/", caisse.make_code("chloé"))
    make_it_an_outlet(page, f"{site}/comite/bordeaux/coordination")
    page.context.clear_cookies()
    committee.sign_in(page, f"{site}/comite/", caisse.make_code("bob"))
    committee.open_outlet(page, BUTTE)
    committee.approve(page)

    expect_the_decision_on_the_tablet(tablet)


def test_a_visit_begun_by_mistake_is_removed_with_undo_until_it_leaves(
    page: Page, worlds: Worlds
) -> None:
    """Removed in a barn, brought back, removed for good; one that has left has no such button."""
    world = worlds.lived
    page.goto(f"{world.url}/visites/")
    volunteer.pair(page, world.make_pairing_code(BORDEAUX, [ALICE]), "Alice")
    volunteer.wait_until_ready(page)
    remove = page.get_by_role("button", name="Retirer cette visite")
    row = page.get_by_role("link", name=BUTTE)

    page.context.set_offline(True)
    volunteer.begin_visit(page, BUTTE, "Cestas")
    remove.click()
    expect(page.get_by_text("Visite retirée.")).to_be_visible()
    expect(row).to_have_count(0)
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("heading", level=1, name=BUTTE)).to_be_visible()
    remove.click()
    expect(page.get_by_text("Visite retirée.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1, name="Mes visites")).to_be_visible()
    expect(page.get_by_text("Tout est arrivé.")).to_be_visible()
    expect(row).to_have_count(0)

    volunteer.begin_visit(page, BUTTE, "Cestas")
    expect(remove).to_be_visible()
    answer_lost(page)
    expect(remove).to_have_count(0)


def answer_lost(page: Page) -> None:
    """Let the opening leave, and its answer never come: it may have arrived."""
    page.route("**/api/caisses/*/entries", lambda route: route.abort())
    page.context.set_offline(False)
    with page.expect_request("**/api/caisses/*/entries"):
        page.evaluate("dispatchEvent(new Event('online'))")


def make_it_an_outlet(page: Page, address: str) -> None:
    """Find the place among those suggested and create it with its coordinates."""
    page.goto(address)
    door = page.get_by_role("link", name="Lieux proposés")
    expect(door).to_contain_text("1\u00a0visite attend")
    door.click()
    expect(page.get_by_role("heading", level=2, name=BUTTE)).to_be_visible()
    expect(page.get_by_text("Visite envoyée")).to_be_visible()
    page.get_by_text("C’est un nouveau lieu").click()
    expect(page.get_by_label("Coordonnées")).to_have_value("44.553600, -0.248600")
    page.get_by_role("button", name="Créer le lieu").click()
    expect(page.get_by_text("Le lieu est créé, et la visite lui est reliée.")).to_be_visible()


def expect_the_decision_on_the_tablet(tablet: Page) -> None:
    """The next exchange brings what the committee decided to the one who went."""
    volunteer.go_back(tablet)
    tablet.get_by_role("link", name="Mes visites").first.click()
    tablet.get_by_role("button", name="Synchroniser").click()
    row = tablet.get_by_role("link", name=BUTTE)
    expect(row).to_contain_text("Convention acceptée")
    row.click()
    expect(tablet.get_by_role("heading", name="Ce que le comité a décidé")).to_be_visible()
    expect(tablet.get_by_text("La convention vaut à partir du")).to_be_visible()
