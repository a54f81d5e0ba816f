"""States of the way in: who one is, a code, a link, no network."""

from playwright.sync_api import Page, expect

from tests.browser.states.committee.desk import Desk, fail


def wait_for_session(desk: Desk, page: Page) -> None:
    """Open the space on a slow network."""
    desk.slow(r"GET /api/sessions/current")
    page.goto(f"{desk.worlds.lived.url}/comite/")
    expect(page.get_by_text("Grillon vérifie qui vous êtes")).to_be_visible()


def fail_session(desk: Desk, page: Page) -> None:
    """Open the space while the server fails."""
    fail(page, "**/api/sessions/current")
    page.goto(f"{desk.worlds.lived.url}/comite/")
    expect(page.get_by_role("alert")).to_be_visible()


def open_mail(desk: Desk, page: Page) -> None:
    """Ask for a link by e-mail, with half an address."""
    desk.arrive(page)
    page.get_by_text("Pas de code").click()
    page.get_by_label("Votre adresse e-mail").fill("bob@")
    page.get_by_role("button", name="Recevoir un lien").click()
    expect(page.get_by_text("Cette adresse n’est pas complète")).to_be_visible()


def sign_in_with(code: str, words: str, desk: Desk, page: Page) -> None:
    """Type a code that opens nothing."""
    desk.arrive(page)
    page.get_by_label("Code à 8 caractères").fill(code)
    page.get_by_role("button", name="Entrer", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text=words).first).to_be_visible()


def sign_in_offline(desk: Desk, page: Page) -> None:
    """Lose the network before signing in."""
    desk.arrive(page)
    page.context.set_offline(True)
    expect(page.get_by_text("est hors ligne").first).to_be_visible()
