"""What a tablet is told of the past: the visit before, and what the committee decided."""

from typing import Any

import pytest

from tests.backend.builders import (
    AGAINST,
    TODAY,
    Pad,
    Sent,
    add_outlet,
    approve,
    begin,
    decide,
    erase,
    plan_visit,
    pull,
    push,
    send_visit,
    votes,
)
from tests.backend.statements import counted
from tests.cast import NOW, World


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def view(world: World, visit: str) -> dict[str, Any]:
    """Return a visit as Alice's tablet pulls it."""
    found: dict[str, Any] = next(one for one in pull(world)["visits"] if one["id"] == visit)
    return found


def again(world: World, sent: Sent) -> dict[str, Any]:
    """Plan another visit of an outlet and return it as Alice's tablet pulls it."""
    return view(world, plan_visit(world, sent.outlet))


def test_a_first_visit_has_no_past(ready: World) -> None:
    """Nobody has been there, nothing is decided: the tablet says neither."""
    planned = view(ready, plan_visit(ready, add_outlet(ready)))

    assert (None, None) == (planned["last"], planned["decision"])


def test_the_visit_before_is_told_in_a_few_facts(ready: World) -> None:
    """When, by whom, how many criteria, which products; nothing decided yet."""
    sent = send_visit(ready)

    assert {
        "visited_on": TODAY,
        "people": ["Alice"],
        "criteria_met": 3,
        "families": ["vegetables"],
        "commitments": [],
        "decided": None,
    } == again(ready, sent)["last"]


def test_commitments_are_those_that_were_sent_and_not_withdrawn(ready: World) -> None:
    """One changed since its first words, one withdrawn, one that came after the sending."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet)).fill()
    first = pad.commitment("Composter")
    pad.write(
        "commitment",
        f"commitment/{first['id']}",
        first["content"] | {"text": "Composter les invendus", "due_on": "2027-03-01"},
        replaces=[first["id"]],
    )
    gone = pad.commitment("Vendre le samedi")
    pad.write(
        "commitment",
        f"commitment/{gone['id']}",
        gone["content"] | {"present": False},
        replaces=[gone["id"]],
    )
    pad.commitment("Afficher les prix")
    submission = pad.submission()
    pad.commitment("Trop tard")
    push(ready, pad.entries)

    assert [
        {"text": "Composter les invendus", "criterion": None, "due_on": "2027-03-01"},
        {"text": "Afficher les prix", "criterion": None, "due_on": None},
    ] == again(ready, Sent(outlet, pad, submission))["last"]["commitments"]


def test_what_the_committee_decided_comes_back_to_those_who_went(ready: World) -> None:
    """The decision is on the visit that it was taken on, in full; on the next one, in short."""
    sent = approve(ready)

    assert {
        "decided_on": TODAY,
        "outcome": "approved",
        "criteria_met": 3,
        "starts_on": TODAY,
        "ends_on": None,
        "families": [{"family": "vegetables", "class": "A", "percent": 70}],
    } == view(ready, sent.visit)["decision"]
    assert {"decided_on": TODAY, "outcome": "approved"} == again(ready, sent)["last"]["decided"]


@pytest.mark.parametrize(
    ("cast", "outcome"), [(AGAINST, "refused"), (votes(present=1, for_=1, against=0), "")]
)
def test_a_vote_that_grants_nothing_comes_back_too(
    ready: World, cast: dict[str, int], outcome: str
) -> None:
    """Refused or adjourned: no day, no rate, and the visit says so."""
    sent = send_visit(ready)
    answer = decide(ready, sent, votes=cast)
    decision = view(ready, sent.visit)["decision"]

    assert (outcome or "adjourned") == answer.json()["outcome"] == decision["outcome"]
    assert (None, None, []) == (decision["starts_on"], decision["ends_on"], decision["families"])


def test_a_later_visit_is_not_the_past_of_an_earlier_one(ready: World) -> None:
    """The two visits of one farm: the second has the first behind it, the first has nothing."""
    first = send_visit(ready)
    ready.clock.move(1)
    second = Pad(ready, plan_visit(ready, first.outlet)).fill()
    second.submission()
    push(ready, second.entries)

    assert view(ready, first.visit)["last"] is None
    assert 3 == view(ready, second.visit)["last"]["criteria_met"]


def test_essais_and_erased_visits_are_nobody_s_past(ready: World) -> None:
    """A visite d'essai never counts, and what was erased is not told again."""
    outlet = add_outlet(ready)
    trial = Pad(ready, plan_visit(ready, outlet, trial=True)).fill()
    trial.submission()
    push(ready, trial.entries)

    assert view(ready, plan_visit(ready, outlet))["last"] is None

    sent = send_visit(ready)
    assert erase(ready, sent.outlet).status_code == 201

    assert all(one["id"] != sent.visit for one in pull(ready)["visits"])


def test_two_submissions_that_differ_have_no_count(ready: World) -> None:
    """Nothing stands: the visit was there, what it found is not said."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet)).fill()
    whole = pad.submission()
    pad.submission(pad.entries[:2])
    push(ready, pad.entries)
    last = again(ready, Sent(outlet, pad, whole))["last"]

    assert (TODAY, None, [], []) == tuple(
        last[key] for key in ("visited_on", "criteria_met", "families", "commitments")
    )


def test_the_past_of_many_visits_takes_as_many_statements_as_that_of_one(ready: World) -> None:
    """No query per visit: one farm visited before, then six, decided or not."""
    costs = []
    for more in (1, 5):
        for number in range(more):
            sent = send_visit(ready) if number else approve(ready)
            plan_visit(ready, sent.outlet)
            undecided = send_visit(ready)
            plan_visit(ready, undecided.outlet)
        with counted() as statements:
            pulled = pull(ready)["visits"]
        costs.append(len(statements))

    assert 12 == sum(one["last"] is not None for one in pulled)
    assert costs[0] == costs[1]


def test_the_day_of_a_visit_is_the_one_its_tablet_opened_it(ready: World) -> None:
    """Filled on Monday, sent the week after: it took place on Monday."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet)).fill()
    pad.entries[0]["device_time"] = NOW - 7 * 86_400_000
    submission = pad.submission()
    push(ready, pad.entries)

    assert "2026-11-11" == again(ready, Sent(outlet, pad, submission))["last"]["visited_on"]
