"""An outlet of the demonstration whose visit was completed after the committee decided on it.

Only the answers of the server are changed on their way to the page.
"""

from typing import Any
from uuid import UUID

from playwright.sync_api import Page, Route

FIRST, AMENDED, SINCE = (f"018f0000-0000-7000-8000-{number:012x}" for number in (1, 2, 3))
AMENDMENTS = [
    {
        "submission": AMENDED,
        "author": "Hugo",
        "reason": "La balance était réglée sur un autre marché : relue avec le producteur.",
        "recorded_on": "2026-11-10",
        "after_decision": False,
    },
    {
        "submission": SINCE,
        "author": "Alice",
        "reason": "Photo des étiquettes oubliée, retrouvée sur la tablette.",
        "recorded_on": "2026-11-21",
        "after_decision": True,
    },
]


def amend(page: Page, outlet: UUID) -> None:
    """Show this outlet, on the board and in its dossier, as amended since its decision."""

    def mark(route: Route) -> None:
        response = route.fetch()
        board = response.json()
        for item in board["items"]:
            item["amended_since_decision"] = item["outlet"] == str(outlet)
        route.fulfill(response=response, json=board)

    def complete(route: Route) -> None:
        response = route.fetch()
        dossier = response.json()
        dossier["visits"][0] |= _amended()
        route.fulfill(response=response, json=dossier)

    page.route("**/api/caisses/*/board", mark)
    page.route(f"**/api/caisses/*/outlets/{outlet}", complete)


def _amended() -> dict[str, Any]:
    return {
        "state": "submitted",
        "submission": SINCE,
        "decided_submission": AMENDED,
        "amended_since_decision": True,
        "amendments": AMENDMENTS,
    }
