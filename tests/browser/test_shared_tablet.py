"""One tablet, two people: a code each, nothing unsent of the other, and iOS asked to install."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from backend.clock import read_clock
from backend.devices.commands import add_pairing_code
from tests.browser import volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.processes import find_free_port
from tests.browser.states.visits.preparing import IPHONE
from tests.browser.worlds import Worlds

BOBS = "4321"
SAFARI_SAYS = "Object.defineProperty(Navigator.prototype, 'standalone', { get: () => true })"
DISPLAY_MODE_SAYS = """
    const real = window.matchMedia.bind(window)
    window.matchMedia = (query) =>
        query === "(display-mode: standalone)" ? { matches: true } : real(query)
"""
LOOK_AWAY = """(away_ms) => {
    const show = (state) => {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state })
        document.dispatchEvent(new Event("visibilitychange"))
    }
    show("hidden")
    const real = Date.now.bind(Date)
    Date.now = () => real() + away_ms
    show("visible")
}"""


def pairing_code(caisse: PreparedCaisse) -> str:
    """Return a code that lets a tablet in for Alice and Bob."""
    people = [caisse.people["alice"], caisse.people["bob"]]
    made = caisse.write(lambda w: add_pairing_code(w, caisse.caisse, people, read_clock()))
    return made.code


def answer_offline(screen: Page) -> None:
    """Give one answer, which waits to be sent."""
    volunteer.open_visit(screen, FARM)
    volunteer.open_part(screen, "Transparence")
    choice = screen.locator("fieldset.question .choice").first
    choice.click()
    expect(choice).to_have_attribute("aria-pressed", "true")


def hand_to(screen: Page, site: str, name: str) -> None:
    """Choose another name on the tablet."""
    screen.goto(f"{site}/visites/#/personne")
    screen.get_by_role("button", name=name).click()


def test_two_people_share_a_tablet_and_see_nothing_unsent_of_each_other(
    start_server: StartServer, start_tablet: StartTablet, tmp_path: Path
) -> None:
    """Alice answers offline; Bob sees none of it; her code, away or forgotten, guards it."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    screen = start_tablet().page
    screen.goto(f"{site}/visites/")
    volunteer.pair(screen, pairing_code(caisse), "Alice")
    volunteer.wait_until_ready(screen)
    screen.context.set_offline(True)
    answer_offline(screen)
    address = screen.url

    hand_to(screen, site, "Bob")
    volunteer.choose_pin(screen, BOBS)
    expect(screen.get_by_text("1\u00a0visite n’est pas montrée ici")).to_be_visible()
    expect(screen.get_by_role("link", name=FARM)).to_have_count(0)
    screen.goto(address)
    expect(screen.get_by_role("heading", name="Cette visite n’est pas montrée ici")).to_be_visible()

    hand_to(screen, site, "Alice")
    volunteer.enter_pin(screen, BOBS)
    expect(screen.get_by_text("Ce n’est pas le code choisi")).to_be_visible()
    volunteer.enter_pin(screen)
    expect(screen.get_by_role("heading", level=1, name="Mes visites")).to_be_visible()
    screen.goto(address)
    chosen = screen.locator("fieldset.question .choice").first
    expect(chosen).to_have_attribute("aria-pressed", "true")

    screen.evaluate(LOOK_AWAY, 4 * 60_000)
    expect(chosen).to_be_visible()
    screen.evaluate(LOOK_AWAY, 6 * 60_000)
    expect(screen.get_by_role("heading", level=1, name="Votre code")).to_be_visible()

    screen.get_by_text("Code oublié").click()
    screen.get_by_role("button", name="Choisir un nouveau code").click()
    volunteer.choose_pin(screen, "777777")
    expect(screen.get_by_role("heading", name="Cette visite n’est pas montrée ici")).to_be_visible()
    screen.context.set_offline(False)  # what waits leaves by itself
    expect(chosen).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("opened_by_icon", [SAFARI_SAYS, DISPLAY_MODE_SAYS])
def test_a_tab_of_ios_asks_to_install_and_the_installed_application_begins(
    browser: Browser, worlds: Worlds, opened_by_icon: str
) -> None:
    """With the words of an iPhone: no code can be typed in a tab, it can in the application."""
    address = f"{worlds.young.url}/visites/"
    with browser.new_context(user_agent=IPHONE, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(address)
        title = page.get_by_role("heading", level=1, name="Installez d’abord Grillon")
        code = page.get_by_label("Code de 8 caractères")
        expect(title).to_be_visible()
        expect(code).to_have_count(0)

        page.add_init_script(opened_by_icon)
        page.reload()
        expect(code).to_be_visible()
        expect(title).to_have_count(0)
