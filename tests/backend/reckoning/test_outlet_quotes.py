"""Quoting a purchase at an outlet: the convention of the day, its rates, and who may ask."""

from typing import Any

import httpx
import msgspec
import pytest

from criteria.charter import RateTable
from criteria.load import charter_sha256
from tests.backend.builders import (
    GIRONDE,
    TODAY,
    Sent,
    add_outlet,
    adopt,
    approve,
    begin,
    caisse_url,
    erase,
    register,
    revoke,
    slug_of,
    store_charter,
)
from tests.cast import World

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
VEGETABLES = [{"family": "vegetables", "price_cents": 1250}]


@pytest.fixture
def approved(world: World) -> Sent:
    """Return a farm under convention since today: vegetables of class A at 70 percent."""
    begin(world)
    return approve(world)


def ask(world: World, outlet: str, who: str = "emma", **draft: Any) -> httpx.Response:
    """Have someone quote a purchase of vegetables, or of other lines."""
    path = caisse_url(world, f"outlets/{outlet}/quote")
    return world.call(who, "POST", path, json={"lines": VEGETABLES} | draft)


def held(answer: httpx.Response) -> tuple[Any, ...]:
    """Return the standing, the state of the first line, its percent and the covered total."""
    view = answer.json()
    line = view["quote"]["lines"][0]
    return (
        view["basis"]["standing"],
        line["state"],
        line["percent"],
        view["quote"]["covered_cents"],
    )


def test_a_member_is_told_what_a_purchase_comes_to(world: World, approved: Sent) -> None:
    """Cents by line and in all, words, the decision with its line, the version of the rates."""
    view = ask(world, approved.outlet).json()
    decided = register(world)[-1]

    assert (TODAY, approved.outlet) == (view["day"], view["outlet"])
    assert {
        "family": "vegetables",
        "class": "A",
        "state": "rated",
        "price_cents": 1250,
        "percent": 70,
        "covered_cents": 875,
        "rest_cents": 375,
    }.items() <= view["quote"]["lines"][0].items()
    assert (
        "8,75 sur 12,50\u00a0€ se paient en MonA, 3,75\u00a0€ en euros"
        == (view["quote"]["sentence"])
    )
    assert (decided["clear"]["decision"], decided["n"], "in_force", None) == tuple(
        view["basis"][key] for key in ("grant", "line", "standing", "rates_from")
    )
    assert GIRONDE.version == view["basis"]["charter"]["version"]
    assert view["words"][0].startswith("Convention depuis le 18/11/2026")
    assert view["words"][1].endswith("en vigueur depuis le début.")


def test_other_families_are_answered_by_name_and_cover_nothing(
    world: World, approved: Sent
) -> None:
    """Not in the convention, or excluded; an unknown one is refused, with its line."""
    others = [{"family": one, "price_cents": 250} for one in ("meat", "alcohol")]
    lines = [*VEGETABLES, *others]
    quoted = ask(world, approved.outlet, lines=lines).json()["quote"]
    unknown = ask(world, approved.outlet, lines=[{"family": "boats", "price_cents": 1}] * 2)

    assert ["rated", "not_granted", "not_admitted"] == [one["state"] for one in quoted["lines"]]
    assert (1750, 875, 875) == tuple(
        quoted[key] for key in ("price_cents", "covered_cents", "rest_cents")
    )
    assert (422, "quote-refused") == slug_of(unknown)
    assert [("unknown-family", "lines[0].family"), ("unknown-family", "lines[1].family")] == [
        (one["code"], one["path"]) for one in unknown.json()["faults"]
    ]


@pytest.mark.parametrize("price", [-1, 10**9 + 1, 10**30])
def test_a_price_out_of_bounds_is_refused(world: World, approved: Sent, price: int) -> None:
    """By name and place."""
    answer = ask(world, approved.outlet, lines=[{"family": "vegetables", "price_cents": price}])

    assert (422, "quote-refused") == slug_of(answer)
    assert "ligne n°\u00a01" == answer.json()["faults"][0]["place"]


@pytest.mark.parametrize("price", [1.5, "12,50", None, True, [1]])
def test_a_price_that_is_no_whole_number_is_malformed(
    world: World, approved: Sent, price: Any
) -> None:
    """Cents are integers."""
    answer = ask(world, approved.outlet, lines=[{"family": "vegetables", "price_cents": price}])

    assert (400, "malformed") == slug_of(answer)


def test_the_rates_are_those_of_the_table_of_the_day(world: World) -> None:
    """Five points less from the new year on, and the table is named by its first day."""
    store_charter(world, DEARER)
    adopt(world, charter_sha256(DEARER))
    outlet = approve(world).outlet
    before, after = (ask(world, outlet, day=day) for day in ("2026-12-31", NEW_YEAR))

    assert ("in_force", "rated", 70, 875) == held(before)
    assert ("in_force", "rated", 65, 813) == held(after)
    assert [None, NEW_YEAR] == [one.json()["basis"]["rates_from"] for one in (before, after)]


def test_a_convention_to_come_ended_or_in_force_is_said(world: World, approved: Sent) -> None:
    """Before its first day, until its last, and after: no rate but on its days."""
    revoke(world, approved.outlet, effective_on="2027-02-01")
    days = ("2026-11-17", TODAY, "2027-01-31", "2027-02-01")
    before, first, last, after = (ask(world, approved.outlet, "bob", day=day) for day in days)

    assert ("to_come", "no_convention", None, 0) == held(before)
    assert TODAY == before.json()["basis"]["next_on"]
    assert ("in_force", "rated", 70, 875) == held(first) == held(last)
    assert ("ended", "no_convention", None, 0) == held(after)
    assert "2027-01-31" == after.json()["basis"]["until"]
    assert "tout se paie en euros" == after.json()["quote"]["sentence"]
    assert ["La convention a pris fin\u00a0: son dernier jour était le 31/01/2027."] == (
        after.json()["words"]
    )


def test_an_outlet_that_never_had_a_convention_has_none(world: World) -> None:
    """Its purchases are paid in euros, as the committee reads; to others it is unknown."""
    begin(world)
    outlet = add_outlet(world)

    assert ("none", "no_convention", None, 0) == held(ask(world, outlet, "chloe"))
    assert (404, "unknown-outlet") == slug_of(ask(world, outlet))


def test_a_reprise_keeps_the_rates_of_its_minutes(world: World) -> None:
    """No charter is named: the register itself gives the percents."""
    begin(world)
    outlet = add_outlet(world)
    draft = {
        "outlet": outlet,
        "decided_on": "2023-03-01",
        "starts_on": "2023-03-01",
        "ends_on": "2027-03-01",
        "families": [{"family": "vegetables", "class": "A", "percent": 42}],
        "minutes": "Compte rendu du 1er mars 2023.",
    }
    world.call("chloe", "POST", caisse_url(world, "takeovers"), json=draft)
    answer = ask(world, outlet)
    basis = answer.json()["basis"]

    assert ("in_force", "rated", 42, 525) == held(answer)
    assert (None, "2023-03-01", "2027-03-01") == tuple(
        basis[key] for key in ("charter", "rates_from", "until")
    )
    assert answer.json()["words"][1].startswith("Taux repris d’une convention d’avant Grillon")


def test_what_is_off_the_map_is_told_to_the_committee_alone(world: World, approved: Sent) -> None:
    """Revoked or erased: to anybody, no such outlet; what came before is not told either."""
    earlier = ask(world, approved.outlet, day="2026-11-17")
    revoke(world, approved.outlet, effective_on=TODAY)
    gone = ask(world, approved.outlet)
    erase(world, approved.outlet)

    assert (422, "date-out-of-range") == slug_of(earlier)
    assert (404, "unknown-outlet") == slug_of(gone) == slug_of(ask(world, approved.outlet))
    assert (404, "unknown-outlet") == slug_of(ask(world, approved.outlet, "david"))
    assert 200 == ask(world, approved.outlet, "bob").status_code


def test_an_outlet_of_another_federation_is_unknown(world: World, approved: Sent) -> None:
    """Whoever asks, in whichever caisse."""
    path = caisse_url(world, f"outlets/{approved.outlet}/quote", world.flers)
    asked = [world.call(who, "POST", path, json={"lines": VEGETABLES}) for who in ("emma", "david")]

    assert [(404, "unknown-outlet")] * 2 == [slug_of(one) for one in asked]
