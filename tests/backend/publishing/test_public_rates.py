"""What members read of rates: in the words of the charter that gave them, from their own day."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from backend.clock import DAY_MS
from criteria.charter import RateTable
from criteria.load import charter_sha256
from tests.backend.builders import (
    FOUR_CRITERIA,
    GIRONDE,
    THREE_CRITERIA,
    TODAY,
    Pad,
    Sent,
    add_outlet,
    adopt,
    approve,
    begin,
    caisse_url,
    decide,
    dossier,
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

NEW_YEAR = "2027-01-01"
DEARER = msgspec.structs.replace(
    GIRONDE,
    version="2026-3",
    rates=msgspec.structs.replace(
        GIRONDE.rates,
        tables=(
            *GIRONDE.rates.tables,
            RateTable(
                percent={
                    tier: {code: percent - 5 for code, percent in of_tier.items()}
                    for tier, of_tier in GIRONDE.rates.tables[-1].percent.items()
                },
                from_=NEW_YEAR,
            ),
        ),
    ),
)
"""The charter of the Gironde with another table from the new year on: five points less."""


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


def coming(world: World, outlet: str) -> list[tuple[str, int]]:
    """Return the days and the percents of the rates of an outlet that are still to come."""
    rates = features(world)[outlet]["coming_rates"]
    return [(rate["from"], rate["percent"]) for rate in rates]


def current(world: World, outlet: str) -> list[tuple[str, int]]:
    """Return the days and the percents of the rates of an outlet that hold."""
    return [(rate["from"], rate["percent"]) for rate in features(world)[outlet]["rates"]]


def approve_again(
    world: World, approved: Sent, answers: Mapping[str, Any] = THREE_CRITERIA, **changes: Any
) -> None:
    """Approve a second visit of the same farm."""
    pad = Pad(world, plan_visit(world, approved.outlet)).fill(answers)
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


def test_rates_voted_for_later_are_said_to_come_then_hold(world: World, approved: Sent) -> None:
    """Four criteria: 85 percent from the first of the month, on the page of the outlet too."""
    approve_again(world, approved, FOUR_CRITERIA)
    page = world.call("emma", "GET", f"/carte/bordeaux/lieux/{approved.outlet}.html").text
    before = current(world, approved.outlet), coming(world, approved.outlet)
    pass_days(world, 20)

    assert ([(TODAY, 70)], [("2026-12-01", 85)]) == before
    assert "À venir" in page
    assert "1er décembre 2026" in page.replace("1er décembre", "1er décembre")
    assert [("2026-12-01", 85)] == current(world, approved.outlet)
    assert [] == coming(world, approved.outlet)


def test_a_renewal_at_the_same_rates_announces_nothing(world: World, approved: Sent) -> None:
    """A percent that stays is no news."""
    approve_again(world, approved, starts_on="2026-12-01")

    assert [] == coming(world, approved.outlet)


def test_rates_that_a_charter_dates_are_said_to_come_then_hold(world: World) -> None:
    """Adopted with its next table: nobody votes again, members and committee read the same."""
    store_charter(world, DEARER)
    adopt(world, charter_sha256(DEARER))
    farm = approve(world)
    before = current(world, farm.outlet), coming(world, farm.outlet)
    pass_days(world, 60)
    held = dossier(world, farm.outlet)["convention"]["families"][0]

    assert ([(TODAY, 70)], [(NEW_YEAR, 65)]) == before
    assert ([(NEW_YEAR, 65)], []) == (current(world, farm.outlet), coming(world, farm.outlet))
    assert (65, "13 sur 20 € se paient en MonA, 7 € en euros") == (
        held["percent"],
        held["words"],
    )


def test_a_table_of_a_charter_that_a_convention_does_not_rest_on_changes_nothing(
    world: World, approved: Sent
) -> None:
    """Adopted since: the farm keeps what was decided; a reprise keeps what its minutes say."""
    old = take_over(world)
    store_charter(world, DEARER)
    adopt(world, charter_sha256(DEARER))
    pass_days(world, 60)

    assert [70, 70] == [current(world, one)[0][1] for one in (approved.outlet, old)]
    assert [[], []] == [coming(world, one) for one in (approved.outlet, old)]


def test_a_rate_to_come_is_said_in_the_words_of_the_charter_that_gives_it(
    world: World, approved: Sent
) -> None:
    """Today a part is paid in currency; what is voted for December is refunded."""
    store_charter(world, REFUNDS)
    adopt(world, charter_sha256(REFUNDS))
    approve_again(world, approved, FOUR_CRITERIA)
    [later] = features(world)[approved.outlet]["coming_rates"]

    assert "la caisse vous rend 17 €" in later["sentence"]
    assert "se paient en MonA" in features(world)[approved.outlet]["rates"][0]["sentence"]


def test_a_convention_that_ends_before_its_next_rates_announces_none(world: World) -> None:
    """Revoked from Christmas on: the table of the new year is not for it."""
    store_charter(world, DEARER)
    adopt(world, charter_sha256(DEARER))
    farm = approve(world)
    revoke(world, farm.outlet, effective_on="2026-12-25")

    assert [] == coming(world, farm.outlet)
