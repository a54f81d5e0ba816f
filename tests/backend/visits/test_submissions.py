"""Submissions: one register line, once all that the list names is there and the list is sound."""

import pytest

from tests.backend.builders import (
    Pad,
    Sent,
    add_outlet,
    begin,
    decide,
    dossier,
    kinds,
    list_of,
    new_id,
    plan_visit,
    pull,
    push,
    register,
    sha256_of,
    verification,
)
from tests.cast import World

ADOPTED_ONLY = ["charter_adopted"]


@pytest.fixture
def pad(world: World) -> Pad:
    """Return the pad of a planned visit, filled and not sent."""
    begin(world)
    return Pad(world, plan_visit(world, add_outlet(world))).fill()


def test_a_complete_submission_writes_one_line_with_a_seal_per_entry(pad: Pad) -> None:
    """Visit, outlet, charter and submission in clear; the entries behind their seals."""
    submission = pad.submission()
    push(pad.world, pad.entries)
    push(pad.world, pad.entries)
    lines = register(pad.world)

    assert [*ADOPTED_ONLY, "visit_submitted"] == [line["kind"] for line in lines]
    assert submission["id"] == lines[1]["clear"]["submission"]
    assert sorted(entry["id"] for entry in pad.entries) == sorted(lines[1]["seals"])
    assert [] == verification(pad.world)["failures"]


def test_a_submission_waits_for_the_entries_that_it_names(pad: Pad) -> None:
    """Batches out of order: no line until the last entry is there, then one."""
    submission = pad.submission()
    push(pad.world, [submission, *pad.entries[3:-1]])
    assert kinds(pad.world) == ADOPTED_ONLY
    push(pad.world, pad.entries[1:3])
    assert kinds(pad.world) == ADOPTED_ONLY
    push(pad.world, pad.entries[:1])

    assert [*ADOPTED_ONLY, "visit_submitted"] == kinds(pad.world)


def test_entries_that_come_later_change_nothing_until_an_amendment_names_them(pad: Pad) -> None:
    """They are kept and counted as late; the amendment writes its own line and takes them in."""
    world = pad.world
    first = pad.submission()
    push(world, pad.entries)
    push(world, [pad.answer("G4.1", "yes")])
    outlet = pull(world)["visits"][0]["outlet"]["id"]
    before = dossier(world, outlet)["visits"][0]
    amendment = pad.amendment(replaces=[first["id"]])
    push(world, [amendment])
    after = dossier(world, outlet)["visits"][0]

    assert (1, first["id"]) == (before["late"], before["submission"])
    assert (0, amendment["id"]) == (after["late"], after["submission"])
    assert len(after["answers"]) == len(before["answers"]) + 1
    assert [*ADOPTED_ONLY, "visit_submitted", "visit_amended"] == kinds(world)
    assert [] == verification(world)["failures"]


def test_an_amendment_that_comes_before_its_submission_waits_for_it(pad: Pad) -> None:
    """The register tells them in the order in which they replace each other."""
    world = pad.world
    first = pad.submission()
    amendment = pad.amendment(replaces=[first["id"]])
    push(world, [entry for entry in pad.entries if entry is not first])
    assert kinds(world) == ADOPTED_ONLY
    push(world, [first])

    assert [first["id"], amendment["id"]] == [
        line["clear"]["submission"] for line in register(world)[1:]
    ]
    assert [] == verification(world)["failures"]


def test_an_amendment_with_an_older_id_than_its_submission_still_comes_second(pad: Pad) -> None:
    """A tablet whose clock was late made the amendment: ids do not order the register."""
    world = pad.world
    older = new_id()
    first = pad.submission()
    pad.amendment(id=older, replaces=[first["id"]])
    push(world, pad.entries)

    assert [*ADOPTED_ONLY, "visit_submitted", "visit_amended"] == kinds(world)
    assert [] == verification(world)["failures"]


def test_an_amendment_that_amends_nothing_is_parked(pad: Pad) -> None:
    """Written in the register it would never verify."""
    amendment = pad.amendment()
    outcomes = push(pad.world, pad.entries)

    assert ("parked", "amends_nothing") == (outcomes[-1]["outcome"], outcomes[-1]["reason"])
    assert amendment["id"] == outcomes[-1]["id"]
    assert kinds(pad.world) == ADOPTED_ONLY


UNSOUND = {
    "list_hash_differs": lambda pad: list_of(pad.entries) | {"sha256": "0" * 64},
    "entry_hash_differs": lambda pad: list_of(
        [pad.entries[0] | {"device_time": 1}, *pad.entries[1:]]
    ),
    "replaced_entry_not_named": lambda pad: list_of(
        [pad.answer("G1.4", "no", replaces=[pad.entries[2]["id"]])]
    ),
}


@pytest.mark.parametrize("reason", UNSOUND)
def test_an_unsound_list_is_parked_and_writes_no_line(pad: Pad, reason: str) -> None:
    """No later arrival can mend it; the tablet learns why at once."""
    pad.write("submission", "submission", UNSOUND[reason](pad))
    outcome = push(pad.world, pad.entries)[-1]

    assert ("parked", reason) == (outcome["outcome"], outcome["reason"])
    assert kinds(pad.world) == ADOPTED_ONLY


def test_a_list_with_an_entry_of_another_visit_writes_no_line(pad: Pad) -> None:
    """A visit's proof is its own."""
    other = Pad(pad.world, plan_visit(pad.world, add_outlet(pad.world))).answer("G1.4", "yes")
    push(pad.world, [other])
    pad.submission([*pad.entries, other])
    push(pad.world, pad.entries)

    assert kinds(pad.world) == ADOPTED_ONLY


def test_two_submissions_are_settled_by_an_amendment(pad: Pad) -> None:
    """Two people sent the same visit: nothing stands until one list replaces both."""
    world = pad.world
    entries = list(pad.entries)
    first = pad.submission(entries[:-1])
    second = pad.submission(entries)
    push(world, pad.entries)
    outlet = pull(world)["visits"][0]["outlet"]["id"]
    before = dossier(world, outlet)["visits"][0]
    amendment = pad.amendment(entries, replaces=sorted([first["id"], second["id"]]))
    push(world, [amendment])

    assert (None, amendment["id"]) == (
        before["submission"],
        dossier(world, outlet)["visits"][0]["submission"],
    )
    assert [] == verification(world)["failures"]


@pytest.mark.parametrize("opened", [True, False])
def test_a_visit_planned_as_an_essai_writes_nothing(world: World, opened: bool) -> None:
    """The plan wins: register and figures never hear of it, whatever the opening says."""
    begin(world)
    outlet = add_outlet(world)
    pad = Pad(world, plan_visit(world, outlet, trial=True)).fill()
    pad.opening(trial=opened)
    sent = Sent(outlet, pad, pad.submission())
    outcomes = push(world, pad.entries)

    assert {"stored"} == {one["outcome"] for one in outcomes}
    assert kinds(world) == ADOPTED_ONLY
    assert 404 == decide(world, sent).status_code
    assert (True, "to_visit") == (
        dossier(world, outlet)["visits"][0]["trial"],
        dossier(world, outlet)["stage"],
    )


def test_a_visit_begun_as_an_essai_without_a_plan_writes_nothing(world: World) -> None:
    """There is no plan to win: the opening says what it is."""
    begin(world)
    pad = Pad(world, "7b0f5a3e-0000-4000-8000-000000000005")
    pad.opening(add_outlet(world), trial=True)
    pad.answer("G1.4", "yes")
    pad.submission()
    push(world, pad.entries)

    assert kinds(world) == ADOPTED_ONLY


def test_an_opening_that_says_essai_gives_way_to_a_visit_planned_for_good(world: World) -> None:
    """Recorded like another, decided on, and the register verifies: it says that the plan won."""
    begin(world)
    outlet = add_outlet(world)
    pad = Pad(world, plan_visit(world, outlet)).fill()
    pad.opening(trial=True)
    sent = Sent(outlet, pad, pad.submission())
    push(world, pad.entries)
    clear = register(world)[1]["clear"]

    assert (False, sent.submission["id"]) == (clear["trial"], clear["submission"])
    assert "approved" == decide(world, sent).json()["outcome"]
    assert [] == verification(world)["failures"]


def test_a_line_says_nothing_of_essais_where_no_opening_does(pad: Pad) -> None:
    """Lines are as they always were."""
    pad.submission()
    push(pad.world, pad.entries)

    assert "trial" not in register(pad.world)[1]["clear"]


def test_a_visit_of_a_place_only_suggested_writes_nothing(world: World) -> None:
    """Until the caisse knows the outlet there is nothing to decide on."""
    begin(world)
    pad = Pad(world, "7b0f5a3e-0000-4000-8000-000000000004")
    suggested = {"name": "La ferme d'à côté", "kind": "producer", "commune": "Cestas"}
    pad.opening(None, suggested=suggested)
    pad.submission()
    push(world, pad.entries)

    assert kinds(world) == ADOPTED_ONLY


def test_receipts_name_the_hash_that_the_submission_lists(pad: Pad) -> None:
    """A tablet can check each entry of its list against what the server says it holds."""
    submission = pad.submission()
    outcomes = {one["id"]: one["sha256"] for one in push(pad.world, pad.entries)}

    assert (
        dict(submission["content"]["entries"]) | {submission["id"]: sha256_of(submission)}
        == outcomes
    )
