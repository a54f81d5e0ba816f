"""States of a visit made on paper."""

from playwright.sync_api import Page, expect

from tests.browser import papers
from tests.browser.states.visits.tablet import PLANNED, open_offline
from tests.browser.worlds import World


def type_without_day(page: Page, world: World) -> None:
    """Forget to say of which day the paper is."""
    open_offline(PLANNED, "/papier", page, world)
    papers.press_without_day(page)


def type_in(page: Page, world: World) -> None:
    """Begin to type in a visit made on paper."""
    open_offline(PLANNED, "/papier", page, world)
    papers.begin_paper(page)


def photograph(page: Page, world: World) -> None:
    """Photograph the first page of the paper."""
    type_in(page, world)
    papers.photograph_paper(page)


def look_at_typed(page: Page, world: World) -> None:
    """Go to the answers of a visit made on paper."""
    type_in(page, world)
    page.get_by_role("link", name="Recopier les réponses").click()
    expect(page.get_by_text("Aucune photo du papier")).to_be_visible()


def send_typed(page: Page, world: World) -> None:
    """Look at what a visit made on paper still lacks before it is sent."""
    look_at_typed(page, world)
    page.get_by_role("link", name="Envoyer la visite").click()
    expect(page.get_by_text("Aucune photo du papier")).to_be_visible()
