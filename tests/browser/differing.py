"""Two people who differ on one visit, told to a tablet with what the server gives it.

Only the answer to the tablet is changed on its way: the server holds nothing of it.
"""

from itertools import count
from typing import Any
from uuid import UUID

from playwright.sync_api import Page, Route

DEVICE = "018f0000-0000-7000-8000-00000000de71"
PLACES = [(448_378_000, -5_792_000, 12, "tablet"), (448_391_000, -5_801_000, 10, "map")]
QUESTION = "G1.6"
WORDS = ("Revenez au printemps.", "Revenez au printemps, la serre sera finie.")
PHOTO = {
    "sha256": "5" * 64,
    "size_bytes": 90_000,
    "width_px": 1600,
    "height_px": 1200,
    "question": QUESTION,
    "family": None,
}


def bring_differences(page: Page, visit: UUID, people: list[UUID]) -> None:
    """Add to the next exchange of this page what the two people say of the visit, differently."""
    made = list_differences(visit, people)

    def add(route: Route) -> None:
        response = route.fetch()
        body = response.json()
        cursor = max((one["number"] for one in body["entries"]), default=0)
        body["entries"] += [
            {"number": cursor + place, "parked": False, "reason": None, "entry": entry}
            for place, entry in enumerate(made, start=1)
        ]
        route.fulfill(response=response, json=body)
        made.clear()

    page.route("**/api/caisses/*/pull", add)


def list_differences(visit: UUID, people: list[UUID]) -> list[dict[str, Any]]:
    """Return a photo that one keeps and one withdraws, and two of position, family and word."""
    ids = (f"018f0000-0000-7000-8000-{number:012x}" for number in count(1))

    def write(
        author: UUID, field: str, content: object, name: str = "", replaces: str = ""
    ) -> dict[str, Any]:
        return {
            "id": name or next(ids),
            "visit": str(visit),
            "author": str(author),
            "device": DEVICE,
            "device_time": 1_795_000_000_000,
            "kind": field.partition("/")[0],
            "field": field,
            "content": content,
            "replaces": [replaces] if replaces else [],
        }

    first = next(ids)
    photo = f"photo/{first}"
    found = [write(people[0], photo, PHOTO | {"present": True}, name=first)]
    for author, keeps, place in zip(people, (True, False), PLACES, strict=True):
        position = dict(zip(("lat_e7", "lon_e7", "accuracy_m", "source"), place, strict=True))
        content = PHOTO | {"present": keeps, "size_bytes": 90_001 if keeps else 90_000}
        found += [
            write(author, photo, content, replaces=first),
            write(author, "position", position),
            write(author, "family/eggs", {"present": keeps}),
            write(author, f"word/{visit}", {"text": WORDS[keeps]}),
        ]
    return found
