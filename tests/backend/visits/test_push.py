"""Pushing entries: one outcome each, the same answer every time, one bad entry blocks no other."""

import pytest

from tests.backend.builders import (
    Pad,
    add_outlet,
    begin,
    caisse_url,
    every_kind,
    new_id,
    plan_visit,
    post_entries,
    pull,
    push,
    sha256_of,
    slug_of,
)
from tests.cast import World


@pytest.fixture
def pad(world: World) -> Pad:
    """Return a pad for a visit planned for Alice."""
    begin(world)
    return Pad(world, plan_visit(world, add_outlet(world)))


def pulled_ids(world: World) -> list[str]:
    """Return the ids of all that the tablet can pull, by number."""
    return [one["entry"]["id"] for one in pull(world)["entries"]]


def test_an_entry_of_each_kind_is_stored_numbered_and_comes_back_as_it_was(pad: Pad) -> None:
    """Twelve kinds and an answer: outcome, hash and number for each, then the same bodies."""
    entries = every_kind(pad)
    outcomes = push(pad.world, entries)
    back = pull(pad.world)["entries"]

    assert ["stored"] * len(entries) == [one["outcome"] for one in outcomes]
    assert [sha256_of(entry) for entry in entries] == [one["sha256"] for one in outcomes]
    assert list(range(1, len(entries) + 1)) == [one["number"] for one in outcomes]
    assert entries == [one["entry"] for one in back]
    assert [(n, False, None) for n in range(1, len(entries) + 1)] == [
        (one["number"], one["parked"], one["reason"]) for one in back
    ]


def test_the_same_batch_twice_gets_the_same_answer_and_adds_nothing(pad: Pad) -> None:
    """A tablet that never saw the answer sends again, in whatever order, and is not doubled."""
    pad.answer("G1.4", "yes")
    pad.note("G1.4", "Vu.")
    first = push(pad.world, pad.entries)
    second = push(pad.world, [*reversed(pad.entries), *pad.entries])

    assert [*reversed(first), *first] == second
    assert [entry["id"] for entry in pad.entries] == pulled_ids(pad.world)


def test_an_entry_that_waits_for_another_is_stored_meanwhile(pad: Pad) -> None:
    """Networks reorder: a child that arrives first has its receipt, the same again afterwards."""
    first = pad.answer("G1.4", "no")
    child = pad.answer("G1.4", "yes", replaces=[first["id"]])
    before = push(pad.world, [child])
    after = push(pad.world, [first, child])

    assert "stored" == before[0]["outcome"]
    assert before[0] == after[1]


def test_the_same_id_with_another_body_is_a_conflict_that_names_both_hashes(pad: Pad) -> None:
    """The first body stands, the second is kept aside and has its receipt, every time."""
    said = pad.answer("G1.4", "yes")
    other = said | {"content": {"choice": "no"}}
    push(pad.world, [said])
    conflict = push(pad.world, [other])[0]
    again = push(pad.world, [other, said])

    assert ("conflict", sha256_of(other), sha256_of(said), 1) == (
        conflict["outcome"],
        conflict["sha256"],
        conflict["other_sha256"],
        conflict["number"],
    )
    assert [conflict, "stored"] == [again[0], again[1]["outcome"]]
    assert [said] == [one["entry"] for one in pull(pad.world)["entries"]]


def test_a_conflict_within_one_batch_stores_one_body(pad: Pad) -> None:
    """Two bodies of one id in one batch: one is stored, the other is the conflict."""
    said = pad.answer("G1.4", "yes")
    other = said | {"content": {"choice": "no"}}
    outcomes = push(pad.world, [said, other])

    assert {"stored", "conflict"} == {one["outcome"] for one in outcomes}
    assert [sha256_of(said), sha256_of(other)] == [one["sha256"] for one in outcomes]
    assert 1 == len(pulled_ids(pad.world))


def test_a_conflicting_body_parks_nothing(pad: Pad) -> None:
    """A second body about another question cannot turn the first one's child into a misnaming."""
    first = pad.answer("G1.4", "no")
    child = pad.answer("G1.4", "yes", replaces=[first["id"]])
    push(pad.world, [first, child])
    push(pad.world, [first | {"field": "answer/G1.6"}])

    assert [False, False] == [one["parked"] for one in pull(pad.world)["entries"]]


UNREADABLE: dict[str, object] = {
    "no object": "bonjour",
    "no keys": {},
    "a float": {"device_time": 1.5},
    "an id that is no UUIDv7": {"id": "00000000-0000-4000-8000-000000000001"},
    "an unknown kind": {"kind": "opinion"},
    "a field of another kind": {"field": "position"},
    "text not in NFC": {"content": {"text": "e\u0301"}},
    "an unknown key": {"colour": "green"},
    "replaces out of order": {"replaces": [new_id(9), new_id(8)]},
}


def test_unreadable_entries_are_refused_and_block_no_other(pad: Pad) -> None:
    """Each bad one is refused with its reason; the good ones around them are stored."""
    good = pad.answer("G1.4", "yes")
    bad: list[object] = [
        good | {"id": new_id()} | one if isinstance(one, dict) and one else one
        for one in UNREADABLE.values()
    ]
    last = pad.answer("G1.6", "yes")
    outcomes = push(pad.world, [good, *bad, last])

    assert ["stored", *["refused"] * len(bad), "stored"] == [one["outcome"] for one in outcomes]
    assert all(one["reason"] and one["number"] is None for one in outcomes[1:-1])
    assert [good["id"], last["id"]] == pulled_ids(pad.world)


def test_two_hundred_entries_go_at_once_and_no_more(pad: Pad) -> None:
    """A batch of 201 is refused whole, so that a tablet knows to cut it."""
    for number in range(201):
        pad.note("G1.4", f"Note {number}")

    assert (400, "malformed") == slug_of(post_entries(pad.world, pad.entries))
    assert [] == pulled_ids(pad.world)
    assert 200 == len(push(pad.world, pad.entries[:200]))


def test_an_entry_for_a_visit_of_another_caisse_is_refused_and_stores_nothing(
    pad: Pad,
) -> None:
    """David's tablet knows the id of a visit in Bordeaux; it may be nowhere in Flers."""
    world = pad.world
    push(world, [pad.answer("G1.4", "yes")])
    intruder = pad.answer(
        "G1.6", "no", author=str(world.people["david"]), device=str(world.david_tablet.id)
    )
    outcome = push(world, [intruder], who="david_tablet")[0]

    assert ("refused", "visit_of_another_caisse") == (outcome["outcome"], outcome["reason"])
    assert [pad.entries[0]["id"]] == pulled_ids(world)


def test_a_visit_begun_on_the_tablet_is_given_to_who_opened_it(world: World) -> None:
    """Without a plan the opening says outlet, charter and essai; the author has the visit."""
    begin(world)
    outlet = add_outlet(world)
    visit = "7b0f5a3e-0000-4000-8000-000000000001"
    push(world, [Pad(world, visit).opening(outlet, trial=True)])
    view = pull(world)["visits"][0]

    assert (visit, outlet, True) == (view["id"], view["outlet"]["id"], view["trial"])
    assert [str(world.people["alice"])] == view["people"]


def test_the_plan_wins_over_the_opening(pad: Pad) -> None:
    """An opening that says essai does not make one of a visit planned for good."""
    before = pull(pad.world)["visits"]
    push(pad.world, [pad.opening(None, trial=True)])

    assert before == pull(pad.world)["visits"]


def test_nobody_but_a_device_pushes(pad: Pad) -> None:
    """Chloé may plan visits and cannot write in their name."""
    answer = pad.world.call("chloe", "POST", caisse_url(pad.world, "entries"), json={"entries": []})

    assert (403, "forbidden") == slug_of(answer)
