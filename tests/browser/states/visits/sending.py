"""States of a visit that is sent, corrected, or reported."""

from playwright.sync_api import Page, expect

from tests.browser import papers, volunteer
from tests.browser.states.visits.tablet import SENT, STARTED, open_offline, open_part
from tests.browser.worlds import World


def ask_to_send(page: Page, world: World) -> None:
    """Press the button that sends: it asks once more."""
    open_part(STARTED, "/envoyer", "Il reste", page, world)
    page.get_by_role("button", name="Envoyer la visite au comité").click()
    expect(page.get_by_role("button", name="Oui, envoyer")).to_be_focused()


def send_offline(page: Page, world: World) -> None:
    """Send a visit without network."""
    open_offline(STARTED, "", page, world)
    volunteer.submit(page)


def correct_offline(page: Page, world: World) -> None:
    """Begin to correct a visit that was sent."""
    open_offline(SENT, "", page, world)
    page.get_by_role("button", name="Compléter ou corriger l’envoi").click()
    expect(page.get_by_role("heading", level=1, name="Corriger l’envoi")).to_be_visible()


def look_at_the_corrected(page: Page, world: World) -> None:
    """Go back to the answers, which are open again."""
    correct_offline(page, world)
    page.get_by_role("link", name="Reprendre les réponses").click()
    expect(page.get_by_text("Vous corrigez un envoi").first).to_be_visible()


def ask_to_cancel(page: Page, world: World) -> None:
    """Press the button that gives a correction up: it asks once more."""
    correct_offline(page, world)
    page.get_by_role("button", name="Abandonner la correction").click()
    expect(page.get_by_role("button", name="Oui, abandonner")).to_be_focused()


def keep_report(page: Page, world: World) -> None:
    """Keep the report of a visit that has arrived."""
    open_part(SENT, "", "La visite est envoyée", page, world)
    papers.ask_report(page)


def ask_report_offline(page: Page, world: World) -> None:
    """Ask for a report in a barn."""
    open_offline(SENT, "", page, world)
    papers.ask_report_in_vain(page)
