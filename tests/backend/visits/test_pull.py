"""Pulling: a cursor per visit, only visits given, nothing skipped, nothing sent twice."""

from typing import Any

import pytest

from tests.backend.builders import (
    Pad,
    add_outlet,
    approve,
    begin,
    caisse_url,
    plan_visit,
    pull,
    push,
    send_visit,
    slug_of,
    take_away,
)
from tests.cast import World


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def numbers(pulled: dict[str, Any]) -> list[int]:
    """Return the numbers of the entries pulled."""
    return [one["number"] for one in pulled["entries"]]


def test_a_planned_visit_comes_with_all_that_is_needed_to_go_there(ready: World) -> None:
    """Where, whom to call, under which charter, with whom, when."""
    outlet = add_outlet(ready)
    visit = plan_visit(ready, outlet, ["alice", "bob"], planned_on="2026-11-20")
    pulled = pull(ready)
    view = pulled["visits"][0]

    assert [visit] == [one["id"] for one in pulled["visits"]]
    assert ("Ferme des Tilleuls", "Pessac", "+33 5 00 00 00 01") == tuple(
        view["outlet"][key] for key in ("name", "commune", "phone")
    )
    assert ("2026-11-20", "planned", False) == tuple(
        view[key] for key in ("planned_on", "state", "trial")
    )
    assert sorted(str(ready.people[name]) for name in ("alice", "bob")) == view["people"]
    assert ([], [], False, ready.clock.now) == tuple(
        pulled[key] for key in ("entries", "withdrawn", "more", "server_time")
    )


def test_each_visit_is_read_from_its_own_cursor(ready: World) -> None:
    """One visit is up to date, the other one entry behind: one entry comes."""
    pads = [Pad(ready, plan_visit(ready, add_outlet(ready))) for _ in range(2)]
    for pad in pads:
        push(ready, [pad.answer("G1.4", "yes"), pad.answer("G1.6", "yes")])
    pulled = pull(ready, {pads[0].visit: 2, pads[1].visit: 1})

    assert [pads[1].entries[1]["id"]] == [one["entry"]["id"] for one in pulled["entries"]]
    assert [] == pull(ready, {pads[0].visit: 2, pads[1].visit: 2})["entries"]


def test_visits_of_other_people_and_other_caisses_are_not_given(ready: World) -> None:
    """Bob's visit is not on Alice's tablet, and David's tablet may not even ask."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready), ["bob"]))
    pulled = pull(ready, {pad.visit: 0})

    assert ([], [pad.visit], []) == (pulled["visits"], pulled["withdrawn"], pulled["entries"])
    answer = ready.call("david_tablet", "POST", caisse_url(ready, "pull"), json={"cursors": {}})
    assert (403, "forbidden") == slug_of(answer)


def test_a_visit_newly_given_starts_at_the_beginning(ready: World) -> None:
    """Bob began it; the day Alice's tablet has it, all that he wrote comes."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready)))
    push(ready, [pad.answer("G1.4", "yes"), pad.note("G1.4", "Vu.")])

    assert [1, 2] == numbers(pull(ready, {}))


def test_a_visit_taken_away_is_withdrawn_once_its_device_knows_it(ready: World) -> None:
    """A device that never had it hears nothing of it; one that had it learns that it is gone."""
    pad = Pad(ready, plan_visit(ready, add_outlet(ready)))
    push(ready, [pad.answer("G1.4", "yes")])
    take_away(ready, pad.visit)
    knew, new = pull(ready, {pad.visit: 1}), pull(ready)

    assert ([], [pad.visit]) == (knew["visits"], knew["withdrawn"])
    assert ([], []) == (new["visits"], new["withdrawn"])


def test_pages_follow_each_other_without_a_gap(ready: World) -> None:
    """More than a page: the device goes on from what it has until nothing more is said to come."""
    pads = [Pad(ready, plan_visit(ready, add_outlet(ready))) for _ in range(3)]
    for pad in pads:
        push(ready, [pad.note("G1.4", f"Note {number}") for number in range(200)])
    cursors: dict[str, int] = {}
    seen: list[str] = []
    pages = 0
    more = True
    while more:
        pulled = pull(ready, cursors)
        for one in pulled["entries"]:
            cursors[one["entry"]["visit"]] = one["number"]
            seen.append(one["entry"]["id"])
        more = pulled["more"]
        pages += 1

    assert 2 == pages
    assert sorted(entry["id"] for pad in pads for entry in pad.entries) == sorted(seen)


def test_a_visit_tells_its_state(ready: World) -> None:
    """Planned, then submitted, then decided."""
    plan_visit(ready, add_outlet(ready))
    send_visit(ready)
    approve(ready)

    assert ["decided", "planned", "submitted"] == sorted(
        one["state"] for one in pull(ready)["visits"]
    )
