"""What the server tells a tablet, changed on its way: a visit before this one, dated documents.

The server holds nothing of it.
"""

from typing import Any
from uuid import UUID

import msgspec
from playwright.sync_api import Page, Route

from criteria.charter import Charter, Criterion
from criteria.load import charter_bytes, charter_sha256, read_charter
from tests.browser.processes import ROOT

PULL = "**/api/caisses/*/pull"


def tell_last_time(page: Page, visit: UUID, families: list[str]) -> None:
    """Say that the outlet of this visit was visited before, and sold these families."""
    last = {
        "visited_on": "2025-11-12",
        "people": ["Hugo"],
        "criteria_met": 3,
        "families": families,
        "commitments": [],
        "decided": None,
    }

    def change(one: dict[str, Any]) -> dict[str, Any]:
        return one | {"last": last} if one["id"] == str(visit) else one

    page.route(PULL, lambda route: _change_visits(route, change))


def tell_dated_documents(page: Page) -> None:
    """Give every visit the Gironde's charter in which a date ends a document."""
    charter = with_dated_documents(
        read_charter((ROOT / "criteria/charters/gironde.toml").read_text())
    )
    sha256, body = charter_sha256(charter), charter_bytes(charter)
    page.route(PULL, lambda route: _change_visits(route, lambda one: one | {"charter": sha256}))
    page.route(
        f"**/api/caisses/*/charters/{sha256}",
        lambda route: route.fulfill(body=body, content_type="application/json"),
    )


def with_dated_documents(charter: Charter) -> Charter:
    """Return a charter in which every date of a criterion ends a document."""
    criteria = tuple(_date(one) for one in charter.grid.criteria)
    return msgspec.structs.replace(
        charter, grid=msgspec.structs.replace(charter.grid, criteria=criteria)
    )


def _date(criterion: Criterion) -> Criterion:
    questions = tuple(
        msgspec.structs.replace(one, expires=one.kind == "date") for one in criterion.questions
    )
    return msgspec.structs.replace(criterion, questions=questions)


def _change_visits(route: Route, change: Any) -> None:
    response = route.fetch()
    body = response.json()
    body["visits"] = [change(one) for one in body["visits"]]
    route.fulfill(response=response, json=body)
