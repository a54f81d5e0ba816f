"""Where someone of the committee sits down, and what answers in the place of the server."""

import json
from collections.abc import Callable
from uuid import UUID

from playwright.sync_api import Page, Route, expect

from backend.demonstration.founding import outlet_id
from tests.browser.worlds import BOB, Worlds

LONG_S = 60.0


LIZARD = "lezard-vert"


class Desk:
    """Where someone sits down and opens a page of the space."""

    def __init__(self, worlds: Worlds) -> None:
        """Sit before these servers; none starts yet."""
        self.worlds = worlds

    def open(
        self, page: Page, path: str, words: str, who: UUID = BOB, caisse: str = "bordeaux"
    ) -> None:
        """Open a page of a caisse of the demonstration and wait for these words in it."""
        world = self.worlds.lived
        world.sign_in(page.context, who)
        page.goto(f"{world.url}/comite/{caisse}{path}")
        expect(page.locator("main").get_by_text(words).first).to_be_visible()

    def open_young(self, page: Page, path: str, words: str) -> None:
        """Open a page of the caisse just founded, as its coordinator."""
        world = self.worlds.young
        world.sign_in(page.context, self.worlds.founder("chloé"))
        page.goto(f"{world.url}/comite/bordeaux{path}")
        expect(page.locator("main").get_by_text(words).first).to_be_visible()

    def arrive(self, page: Page, path: str = "connexion") -> None:
        """Open the space as nobody."""
        page.context.clear_cookies()
        page.goto(f"{self.worlds.lived.url}/comite/{path}")
        expect(page.get_by_role("heading", level=1, name="Connexion")).to_be_visible()

    def slow(self, pattern: str) -> None:
        """Make these requests of the demonstration wait for longer than anyone looks."""
        self.worlds.lived.proxy.slow(pattern, LONG_S)


Show = Callable[[Desk, Page], object]


def of(outlet: str, page: str = "") -> str:
    """Give the path of a page of an outlet."""
    return f"/lieux/{outlet_id(outlet)}{page}"


def fail(page: Page, pattern: str) -> None:
    """Make the server fail for these addresses."""
    problem = {"type": "/problems/server-failed", "title": "the server failed", "status": 500}
    page.route(pattern, answer(problem, 500))


def answer(body: object, status: int = 201) -> Callable[[Route], None]:
    """Answer in the place of the server, which hears nothing of it."""
    return lambda route: route.fulfill(
        status=status, body=json.dumps(body), content_type="application/json"
    )
