"""Alice goes on with her visit on her phone: what she wrote on either device is one visit."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from backend.clock import read_clock
from backend.devices.commands import add_pairing_code
from tests.browser import volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.processes import find_free_port
from tests.browser.proxy import Proxy
from tests.browser.tablet import Tablet

PART = "Accessibilité"
PRICES, ENTRANCE, EVENING = "Les prix sont-ils affichés", "circuler en fauteuil", "un soir ou le"
BOTH_NOTES = "Ardoise lisible.\nArdoise et étiquettes."
KEY_MS = 40


def test_rule_12_one_person_on_two_devices_keeps_both_sides_of_what_differs(
    start_server: StartServer, start_tablet: StartTablet, tmp_path: Path
) -> None:
    """Fields written on one device only are merged; one written differently on both is asked."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    start_server(caisse.command(port), f"http://127.0.0.1:{port}/api/health", caisse.environment())
    with Proxy(port) as near, Proxy(port) as far:
        tablet, phone = start_tablet(near), start_tablet(far)
        begin(tablet, near, caisse.pairing_code)
        begin(phone, far, pair_again(caisse))

        answer(tablet.page, PRICES, "Oui")
        answer(tablet.page, ENTRANCE, "Oui")
        note(tablet.page, PRICES, "Ardoise lisible.")
        answer(phone.page, ENTRANCE, "Non")
        answer(phone.page, EVENING, "Oui")
        note(phone.page, PRICES, "Ardoise et étiquettes.")
        meet(phone, tablet)

        for page in (tablet.page, phone.page):
            expect_given(page, PRICES, "Oui")
            expect_given(page, EVENING, "Oui")
            expect(card_of(page, ENTRANCE)).to_contain_text("Des réponses différentes")
            expect(card_of(page, PRICES).locator("textarea")).to_have_value(BOTH_NOTES)

        answer(tablet.page, ENTRANCE, "Non")
        meet(tablet, phone)
        expect_given(phone.page, ENTRANCE, "Non")
        expect(card_of(phone.page, ENTRANCE)).not_to_contain_text("Des réponses différentes")
    entries = caisse.query("SELECT count(DISTINCT id), count(*) FROM entry WHERE parked IS NULL")
    assert entries[0][0] == entries[0][1]


def pair_again(caisse: PreparedCaisse) -> str:
    """Make a code for another device of Alice."""
    people = [caisse.people["alice"]]
    made = caisse.write(lambda w: add_pairing_code(w, caisse.caisse, people, read_clock()))
    return made.code


def begin(device: Tablet, network: Proxy, code: str) -> None:
    """Pair a device, leave the network, open the part of the visit to fill."""
    device.page.goto(f"{network.url}/visites/")
    volunteer.pair(device.page, code, "Alice")
    volunteer.wait_until_ready(device.page)
    device.set_offline(True)
    volunteer.open_visit(device.page, FARM)
    volunteer.open_part(device.page, PART)


def meet(first: Tablet, then: Tablet) -> None:
    """Let both devices find the network again, the first one once more to hear of the other."""
    for device in (first, then, first):
        device.set_offline(False)
        volunteer.go_back(device.page)
        device.page.get_by_role("link", name="Mes visites").first.click()
        synchronise(device.page)
        volunteer.open_visit(device.page, FARM)
        volunteer.open_part(device.page, PART)


def synchronise(page: Page) -> None:
    """Press the button and wait until nothing waits any more."""
    page.get_by_role("button", name="Synchroniser").click()
    panel = page.locator("section", has=page.get_by_role("button", name="Synchroniser"))
    expect(panel.get_by_text("Tout est arrivé.")).to_be_visible()


def card_of(page: Page, question: str) -> Locator:
    """Find the card of a question."""
    return page.locator("fieldset.question", has_text=question)


def answer(page: Page, question: str, label: str) -> None:
    """Give an answer."""
    card_of(page, question).locator(".choices").first.get_by_role(
        "button", name=label, exact=True
    ).click()
    expect_given(page, question, label)


def expect_given(page: Page, question: str, label: str) -> None:
    """Find the answer given."""
    button = (
        card_of(page, question)
        .locator(".choices")
        .first.get_by_role("button", name=label, exact=True)
    )
    expect(button).to_have_attribute("aria-pressed", "true")


def note(page: Page, question: str, text: str) -> None:
    """Write a note and leave its field."""
    card = card_of(page, question)
    card.get_by_role("button", name="Note", exact=True).click()
    card.locator("textarea").press_sequentially(text, delay=KEY_MS)
    card.locator("textarea").press("Tab")
    expect(page.get_by_text("Enregistré")).to_be_visible()
