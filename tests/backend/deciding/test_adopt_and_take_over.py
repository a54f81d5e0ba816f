"""Adopting a charter, and taking over the conventions that a caisse already had."""

from typing import Any

import httpx
import msgspec
import pytest

from criteria.load import charter_sha256
from tests.backend.builders import (
    GIRONDE,
    GIRONDE_SHA256,
    TODAY,
    add_outlet,
    adopt,
    begin,
    caisse_url,
    dossier,
    kinds,
    plan_visit,
    pull,
    register,
    slug_of,
    store_charter,
    verification,
)
from tests.cast import World

NEXT = msgspec.structs.replace(GIRONDE, version="2026-2")
NEXT_SHA256 = charter_sha256(NEXT)


def take_over(world: World, outlet: str, **changes: Any) -> httpx.Response:
    """Have Chloé record a convention from before Grillon."""
    draft = {
        "outlet": outlet,
        "decided_on": "2023-03-01",
        "starts_on": "2023-03-01",
        "ends_on": None,
        "families": [{"family": "vegetables", "class": "A", "percent": 70}],
        "minutes": "Compte rendu du 1er mars 2023.",
    }
    return world.call("chloe", "POST", caisse_url(world, "takeovers"), json=draft | changes)


def charters(world: World) -> list[tuple[str, str | None, bool]]:
    """Return version, day of adoption and whether it is in force, as Bob reads them."""
    listed = world.call("bob", "GET", caisse_url(world, "charters")).json()
    return [(one["version"], one["adopted_on"], one["current"]) for one in listed]


def test_an_adoption_writes_the_charter_and_the_territory(world: World) -> None:
    """The minutes lie behind a seal; who reads the line knows from where distances are measured."""
    store_charter(world)
    answer = adopt(world, minutes="Adoptée à l'unanimité.")
    line = register(world)[0]

    assert (201, {"n": 1}) == (answer.status_code, answer.json())
    assert {
        "charter": GIRONDE_SHA256,
        "effective_on": TODAY,
        "territory": {"lat_e7": 448378000, "lon_e7": -5792000},
    } == line["clear"]
    assert ["minutes"] == list(line["seals"])
    assert [] == verification(world)["failures"]


def test_a_charter_that_the_federation_does_not_have_cannot_be_adopted(world: World) -> None:
    """Nor one of another federation."""
    store_charter(world, caisse=world.flers)

    assert (404, "unknown-charter") == slug_of(adopt(world))


def test_an_adoption_is_recorded_once_taken(world: World) -> None:
    """Effective later if the committee said so; decided in the past or today."""
    store_charter(world)

    assert (422, "date-in-the-future") == slug_of(adopt(world, decided_on="2026-11-19"))
    assert 201 == adopt(world, effective_on="2027-01-01").status_code


def test_a_new_version_is_adopted_beside_the_old_one(world: World) -> None:
    """A visit keeps the version that it began with; the next one has the new one."""
    begin(world)
    store_charter(world, NEXT)
    outlet = add_outlet(world)
    plan_visit(world, outlet)
    adopt(world, NEXT_SHA256)
    plan_visit(world, outlet)

    assert [("2026-1", TODAY, False), ("2026-2", TODAY, True)] == sorted(charters(world))
    assert {GIRONDE_SHA256, NEXT_SHA256} == {one["charter"] for one in pull(world)["visits"]}


def test_a_version_adopted_for_later_is_not_in_force_yet(world: World) -> None:
    """Visits planned before its day are made under the one that still holds."""
    begin(world)
    store_charter(world, NEXT)
    adopt(world, NEXT_SHA256, effective_on="2027-01-01")
    plan_visit(world, add_outlet(world))

    assert [("2026-1", TODAY, True), ("2026-2", TODAY, False)] == sorted(charters(world))
    assert [GIRONDE_SHA256] == [one["charter"] for one in pull(world)["visits"]]


def test_no_visit_is_planned_before_a_charter(world: World) -> None:
    """There would be no grid to fill."""
    draft = {"outlet": add_outlet(world), "people": [str(world.people["alice"])]}
    answer = world.call("chloe", "POST", caisse_url(world, "visits"), json=draft)

    assert (409, "no-charter") == slug_of(answer)


def test_a_convention_from_before_is_taken_over_with_its_rates_and_minutes(world: World) -> None:
    """No score is invented: it follows from its own line."""
    begin(world)
    outlet = add_outlet(world)
    take_over(world, outlet)
    found = dossier(world, outlet)

    assert ("conventioned", "2023-03-01", True, None) == (
        found["stage"],
        found["convention"]["since"],
        found["convention"]["taken_over"],
        found["convention"]["tier_label"],
    )
    assert [70] == [one["percent"] for one in found["convention"]["families"]]
    assert [] == verification(world)["failures"]


FAMILY = {"family": "vegetables", "class": "A", "percent": 70}
REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "a family that the charter lacks": (
        {"families": [FAMILY | {"family": "toys"}]},
        422,
        "unknown-family",
    ),
    "a family that the charter does not admit": (
        {"families": [FAMILY | {"family": "alcohol"}]},
        422,
        "unknown-family",
    ),
    "a family given twice": ({"families": [FAMILY, FAMILY]}, 422, "unknown-family"),
    "a class that the charter lacks": (
        {"families": [FAMILY | {"class": "pas un code"}]},
        422,
        "unknown-class",
    ),
    "a rate of nothing": ({"families": [FAMILY | {"percent": 0}]}, 400, "malformed"),
    "no family": ({"families": []}, 400, "malformed"),
    "an end before the start": ({"ends_on": "2023-02-01"}, 422, "dates-out-of-order"),
    "a day to come": ({"decided_on": "2027-01-01"}, 422, "date-in-the-future"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_minutes_cannot_have_said_is_not_taken_over(world: World, what: str) -> None:
    """Refused with its slug, no line is written, and what is published stays sound."""
    changes, status, slug = REFUSED[what]
    begin(world)

    assert (status, slug) == slug_of(take_over(world, add_outlet(world), **changes))
    assert ["charter_adopted"] == kinds(world)


def test_a_takeover_needs_a_charter_for_its_words(world: World) -> None:
    """What a rate means is named by the charter."""
    assert (409, "no-charter") == slug_of(take_over(world, add_outlet(world)))
