"""States of the way through the questions: the list of all, the search, a question jumped to, a
score that the caisse hides.
"""

from uuid import UUID

from playwright.sync_api import Page, Route, expect

from tests.browser import volunteer
from tests.browser.worlds import World

WORD = "Un mot de la question"


def hide_score(page: Page) -> None:
    """Have the next exchanges of this page say that the caisse hides the score until the end."""

    def hide(route: Route) -> None:
        response = route.fetch()
        body = response.json()
        body["caisse"]["hides_score"] = True
        route.fulfill(response=response, json=body)

    page.route("**/api/caisses/*/device", hide)


def open_hidden(page: Page, world: World, visit: UUID, part: str, words: str) -> None:
    """Open a part of a visit once the tablet has learnt that the score is hidden."""
    hide_score(page)
    page.goto(f"{world.url}/visites/")
    volunteer.wait_until_ready(page)
    page.get_by_role("button", name="Synchroniser").click()
    expect(page.get_by_text("Tout est arrivé.")).to_be_visible()
    page.goto(f"{world.url}/visites/#/visite/{visit}{part}")
    expect(page.get_by_text(words).first).to_be_visible()


def look_for(page: Page, typed: str, words: str) -> None:
    """Type into the search and wait for what it says."""
    page.get_by_label(WORD).fill(typed)
    expect(page.locator("main").get_by_text(words).first).to_be_visible()
