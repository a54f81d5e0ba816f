"""The committee tries a version, a threshold or rates on past visits before it votes."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, text
from sqlmodel import SQLModel

from backend.database import Database, Writer
from backend.visits.holding import hold_missing
from backend.visits.tables import HeldVisit
from tests.backend.builders import (
    GIRONDE_SHA256,
    THREE_CRITERIA,
    Pad,
    Sent,
    add_outlet,
    begin,
    caisse_url,
    erase,
    plan_visit,
    push,
    send_visit,
    slug_of,
)
from tests.backend.visits.test_statements import counted
from tests.cast import World


@pytest.fixture
def sent(world: World) -> Sent:
    """Send a visit that meets three criteria and has vegetables of class A."""
    begin(world)
    return send_visit(world)


def try_numbers(world: World, who: str = "bob", **numbers: Any) -> httpx.Response:
    """Try numbers in place of those of the Gironde's charter."""
    draft = {"charter": GIRONDE_SHA256} | numbers
    return world.call(who, "POST", caisse_url(world, "simulations"), json=draft)


def explain(world: World, visit: str, **numbers: Any) -> httpx.Response:
    """Ask why a visit moves."""
    draft = {"charter": GIRONDE_SHA256} | numbers
    return world.call("bob", "POST", caisse_url(world, f"simulations/{visit}"), json=draft)


def count_held(world: World) -> int:
    """Count the visits kept folded."""

    async def count(writer: Writer) -> int:
        return (await writer.execute(select(func.count()).select_from(HeldVisit))).scalar_one()

    return world.write(count)


def forget_held(world: World) -> None:
    """Lose what was kept folded."""

    async def forget(writer: Writer) -> None:
        await writer.execute(text("DELETE FROM held_visit"))

    world.write(forget)


def test_the_same_version_changes_nothing(world: World, sent: Sent) -> None:
    """No outlet is listed, and each rate stays."""
    found = try_numbers(world).json()

    assert (1, 0, {"same": 1}, []) == tuple(
        found[key] for key in ("visits", "unread", "counts", "outlets")
    )
    assert [{"label": "Légumes", "moves": [{"before": 70, "after": 70, "outlets": 1}]}] == found[
        "families"
    ]


def test_a_stricter_threshold_loses_a_tier(world: World) -> None:
    """The outlet is named with what it had and what it would have."""
    begin(world)
    send_visit(world, THREE_CRITERIA | {"G1.4": "partly"})
    (outlet,) = try_numbers(world, pass_percent={"G1": 100}).json()["outlets"]

    assert ("lost", "Ferme des Tilleuls", "3 critères remplis", None) == tuple(
        outlet[key] for key in ("move", "name", "tier_before", "tier_after")
    )
    assert (3, 2) == (outlet["criteria_before"], outlet["criteria_after"])


def test_a_threshold_for_one_kind_of_outlet_leaves_the_others(world: World) -> None:
    """The farm keeps its tier while shops are asked for more, and loses it when farms are."""
    begin(world)
    send_visit(world, THREE_CRITERIA | {"G1.4": "partly"})
    shops = try_numbers(world, pass_percent_for={"G1": {"shop": 100}})
    farms = try_numbers(world, pass_percent_for={"G1": {"producer": 100}})
    answer = try_numbers(world, pass_percent_for={"G1": {"castle": 50}})

    assert [{"same": 1}, {"lost": 1}] == [one.json()["counts"] for one in (shops, farms)]
    assert (422, "unknown-in-trial") == slug_of(answer)


def test_numbers_that_make_an_unsound_charter_are_refused(world: World, sent: Sent) -> None:
    """Nine criteria of five: the fault is named as in a file."""
    assert (422, "charter-refused") == slug_of(try_numbers(world, criteria_met={"t3": 9}))


def test_rates_tried_move_by_family(world: World, sent: Sent) -> None:
    """70 % becomes 75 % for the vegetables of the farm."""
    found = try_numbers(world, percent={"t3": {"A": 75}}).json()

    assert [{"before": 70, "after": 75, "outlets": 1}] == found["families"][0]["moves"]
    assert ["same"] == [one["move"] for one in found["outlets"]]


def test_one_visit_is_explained_under_both_versions(world: World, sent: Sent) -> None:
    """Line by line, as for a decision."""
    found = explain(world, sent.visit, pass_percent={"G1": 100}).json()
    before, after = (
        {part["title"]: part["verdict"] for part in found[side]["parts"]}
        for side in ("before", "after")
    )

    assert "Ferme des Tilleuls" == found["outlet"]
    assert before.keys() == after.keys()
    assert any("100" in line for part in found["after"]["parts"] for line in part["lines"])
    assert all(part["lines"] for part in found["before"]["parts"])


def test_explaining_one_visit_reads_no_other(world: World, sent: Sent) -> None:
    """However many were sent, what one holds is read by its id, once."""
    send_visit(world)
    with counted() as statements:
        answer = explain(world, sent.visit)
    reads = [one for one in statements if "held_visit" in one]

    assert 200 == answer.status_code
    assert [True] == ["visit.id = " in one for one in reads]


def test_a_code_that_the_charter_lacks_is_named(world: World, sent: Sent) -> None:
    """So is a visit that nobody sent."""
    answer = try_numbers(world, pass_percent={"G9": 50})

    assert (422, "unknown-in-trial") == slug_of(answer)
    assert "G9" == answer.json()["code"]
    assert (404, "unknown-visit") == slug_of(
        explain(world, "0" * 8 + "-0000-0000-0000-" + "0" * 12)
    )


def test_trying_stores_nothing(world: World, sent: Sent) -> None:
    """Not a row more in any table, nor a line in the register."""
    before = _count_rows(world)
    try_numbers(world, pass_percent={"G1": 90})
    explain(world, sent.visit, pass_percent={"G1": 90})

    assert before == _count_rows(world)


def test_what_is_kept_folded_can_always_be_made_again(world: World, sent: Sent) -> None:
    """Lost, it is folded at once for who asks, and kept again in the night."""
    kept = try_numbers(world, pass_percent={"G1": 100}).json()
    forget_held(world)
    folded = try_numbers(world, pass_percent={"G1": 100}).json()

    assert kept == folded
    assert 0 == count_held(world)
    asyncio.run(_hold_missing(world))
    assert 1 == count_held(world)
    assert kept == try_numbers(world, pass_percent={"G1": 100}).json()


def test_an_amendment_is_what_counts_from_its_arrival(world: World, sent: Sent) -> None:
    """The visit is tried on what stands, not on what was sent first."""
    said = next(one for one in sent.pad.entries if one["field"] == "family/vegetables")
    sent.pad.family("vegetables", present=False, replaces=[said["id"]])
    sent.pad.amendment(replaces=[sent.submission["id"]])
    push(world, sent.pad.entries[-2:])

    assert [] == try_numbers(world).json()["families"]


def test_what_is_kept_of_a_visit_goes_when_it_is_erased(world: World) -> None:
    """Answers are private: the copy is emptied with the entries."""
    begin(world)
    sent = send_visit(world)
    assert 1 == count_held(world)

    erase(world, sent.outlet)

    assert 0 == count_held(world)
    assert 0 == try_numbers(world).json()["visits"]


def test_only_the_last_visit_of_an_outlet_counts(world: World) -> None:
    """An outlet visited again is one outlet; its first visit is tried and told apart."""
    begin(world)
    outlet = add_outlet(world)
    for _ in range(2):
        pad = Pad(world, plan_visit(world, outlet)).fill()
        pad.submission()
        push(world, pad.entries)
        world.clock.move(1000)
    found = try_numbers(world, percent={"t3": {"A": 75}}).json()

    assert (2, {"same": 1}) == (found["visits"], found["counts"])
    assert [True, False] == [one["is_last"] for one in found["outlets"]]


async def _hold_missing(world: World) -> None:
    database = Database(world.settings.database_url)
    await hold_missing(database)
    await database.close()


def _count_rows(world: World) -> dict[str, int]:
    async def count(writer: Writer) -> dict[str, int]:
        tables = sorted(SQLModel.metadata.tables)
        return {
            name: (await writer.execute(text(f'SELECT count(*) FROM "{name}"'))).scalar_one()  # noqa: S608  our own names
            for name in tables
        }

    return world.write(count)
