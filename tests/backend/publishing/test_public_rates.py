"""What members read of rates: in the words of the charter that gave them, from their own day."""

from typing import Any

import msgspec
import pytest

from backend.clock import DAY_MS
from criteria.load import charter_sha256
from tests.backend.builders import (
    GIRONDE,
    TODAY,
    Pad,
    Sent,
    add_outlet,
    adopt,
    approve,
    begin,
    caisse_url,
    decide,
    plan_visit,
    push,
    revoke,
    sheet,
    store_charter,
)
from tests.cast import World

REFUNDS = msgspec.structs.replace(
    GIRONDE, version="2026-2", rates=msgspec.structs.replace(GIRONDE.rates, meaning="refunded")
)


@pytest.fixture
def approved(world: World) -> Sent:
    """Return a farm under convention since today."""
    begin(world)
    return approve(world)


def features(world: World) -> dict[str, dict[str, Any]]:
    """Return what the published GeoJSON says of each outlet on the map, by id."""
    feed = world.call("emma", "GET", "/carte/bordeaux/points-de-vente.geojson").json()
    return {one["id"]: one["properties"] for one in feed["features"]}


def begun(world: World, outlet: str) -> list[str]:
    """Return the days from which the published rates of an outlet hold."""
    return [rate["from"] for rate in features(world)[outlet]["rates"]]


def approve_again(world: World, approved: Sent, **changes: Any) -> None:
    """Approve a second visit of the same farm."""
    pad = Pad(world, plan_visit(world, approved.outlet)).fill()
    again = Sent(approved.outlet, pad, pad.submission())
    push(world, pad.entries)
    assert decide(world, again, **changes).json()["outcome"] == "approved"


def take_over(world: World) -> str:
    """Take over a convention from before Grillon and return its outlet."""
    outlet = add_outlet(world, name="Épicerie d'avant")
    draft = {
        "outlet": outlet,
        "decided_on": "2023-03-01",
        "starts_on": "2023-03-01",
        "families": [{"family": "vegetables", "class": "A", "percent": 70}],
        "minutes": "Compte rendu du 1er mars 2023.",
    }
    assert world.call("chloe", "POST", caisse_url(world, "takeovers"), json=draft).status_code < 300
    return outlet


def pass_days(world: World, days: int) -> None:
    """Let days pass, then have the caisse published again, by a change of a sheet."""
    world.clock.move(days * DAY_MS)
    path = caisse_url(world, f"outlets/{add_outlet(world)}/sheet")
    assert world.call("chloe", "PUT", path, json=sheet()).status_code == 204


def test_a_convention_is_said_in_the_words_of_its_own_charter(world: World, approved: Sent) -> None:
    """A newer charter refunds; it speaks for the reprise, and not for the farm approved before."""
    store_charter(world, REFUNDS)
    adopt(world, charter_sha256(REFUNDS))
    old = take_over(world)
    said = {name: one["rates"][0]["sentence"] for name, one in features(world).items()}

    assert "14 sur 20\u00a0€ se paient en MonA" in said[approved.outlet]
    assert "la caisse vous rend 14\u00a0€" in said[old]


def test_a_rate_is_dated_from_the_first_day_of_what_gives_it(world: World, approved: Sent) -> None:
    """The outlet is under convention since its first day; its new rates began later."""
    first = begun(world, approved.outlet)
    approve_again(world, approved, starts_on="2026-12-01")
    before = begun(world, approved.outlet)
    pass_days(world, 20)

    assert [[TODAY], [TODAY]] == [first, before]
    assert ["2026-12-01"] == begun(world, approved.outlet)
    assert TODAY == features(world)[approved.outlet]["since"]


def test_a_revoked_outlet_does_not_come_back_with_rates_voted_before(
    world: World, approved: Sent
) -> None:
    """Its renewal was to begin in December: in December it is still off the map."""
    approve_again(world, approved, starts_on="2026-12-01")
    revoke(world, approved.outlet)
    today = features(world)
    pass_days(world, 20)

    assert [{}, {}] == [today, features(world)]
