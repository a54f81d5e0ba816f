"""A tablet that does not promise to keep anything, one that is full, one that has no storage."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer
from tests.browser.processes import find_free_port
from tests.browser.room import Room

PART, PRICES, ENTRANCE = "Accessibilité", "Les prix sont-ils affichés", "circuler en fauteuil"
FULL = "La mémoire de la tablette est pleine"
SAVED = "Enregistré"
KEY_MS = 40


@pytest.fixture
def caisse(tmp_path: Path) -> PreparedCaisse:
    """A caisse with a visit to make."""
    return prepare_caisse(tmp_path / "data")


@pytest.fixture
def site(caisse: PreparedCaisse, start_server: StartServer) -> str:
    """The address of its server."""
    port = find_free_port()
    address = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{address}/api/health", caisse.environment())
    return address


def pair(page: Page, site: str, caisse: PreparedCaisse) -> None:
    """Pair the tablet and wait for its check."""
    page.goto(f"{site}/visites/")
    volunteer.pair(page, caisse.pairing_code, "Alice")
    volunteer.wait_until_ready(page)


@pytest.mark.parametrize(
    ("promised", "words"),
    [(False, "ne s’engage pas à garder vos saisies"), (True, "s’engage à garder vos saisies")],
    ids=["refused", "promised"],
)
def test_the_answer_of_the_browser_about_keeping_data_is_told_and_blocks_nothing(
    promised: bool, words: str, caisse: PreparedCaisse, site: str, page: Page
) -> None:
    """Refused, the visit is made all the same, and the check says what to do."""
    if promised:
        session = page.context.new_cdp_session(page)
        window = session.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
        asked = {"origin": site, "permissions": ["durableStorage"], "browserContextId": window}
        session.send("Browser.grantPermissions", asked)
    pair(page, site, caisse)
    page.get_by_text("Voir ce qui a été vérifié").click()

    expect(page.get_by_text(words)).to_be_visible()
    volunteer.open_visit(page, FARM)
    volunteer.submit(page)
    volunteer.synchronise(page)


def test_a_full_tablet_says_what_it_did_not_keep_and_goes_on_once_there_is_room(
    caisse: PreparedCaisse, site: str, page: Page
) -> None:
    """Never « Enregistré » for what is not; what was shown when there was no room is sent."""
    room = Room(page, site)
    pair(page, site, caisse)
    volunteer.open_visit(page, FARM)
    volunteer.open_part(page, PART)
    prices = page.locator("fieldset.question", has_text=PRICES)
    entrance = page.locator("fieldset.question", has_text=ENTRANCE)
    yes = prices.get_by_role("button", name="Oui", exact=True)

    assert "QuotaExceededError" == room.fill()
    yes.click()
    expect(page.get_by_role("alert").filter(has_text=FULL)).to_be_visible()
    expect(yes).to_have_attribute("aria-pressed", "false")
    entrance.get_by_role("button", name="Note", exact=True).click()
    entrance.locator("textarea").press_sequentially("Une rampe.", delay=KEY_MS)
    entrance.locator("textarea").press("Tab")
    expect(page.get_by_text(SAVED, exact=True)).to_be_hidden()
    expect(entrance.locator("textarea")).to_have_value("Une rampe.")

    room.empty()
    yes.click()
    expect(page.get_by_text(SAVED, exact=True)).to_be_visible()
    volunteer.go_back(page)
    volunteer.submit(page)
    volunteer.synchronise(page)
    kinds = {str(kind) for (kind,) in caisse.query("SELECT kind FROM entry")}
    assert {"opening", "answer", "note", "submission"} == kinds


def test_a_browser_without_storage_says_so_and_takes_nothing(site: str, page: Page) -> None:
    """Private windows of some browsers: better a clear sentence than a visit lost."""
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no'); };")
    page.goto(f"{site}/visites/")

    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("Code de 8 caractères")).to_be_hidden()
