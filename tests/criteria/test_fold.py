"""The fold: the shared cases, and what holds of any set of entries."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.entries import Entry
from criteria.fold import (
    Fold,
    SeveralVisits,
    SubmissionProblem,
    by_id,
    check_submission,
    disagreements,
    entries_to_submit,
    fold,
    fold_of_list,
    heads_of,
    late,
    misnaming_of,
    standing_submission,
)
from tests.criteria.short_entries import entries_from, entry_from, id_of, ids_of, with_ids

CASES = json.loads(Path("criteria/cases/fold.json").read_text(encoding="utf-8"))


def of_name(case: dict[str, Any]) -> str:
    """Name a case in the report."""
    return str(case["name"])


def seen(folded: Fold) -> dict[str, Any]:
    """Write a fold as the cases do, with ids."""
    return {
        "applied": tuple(sorted(folded.applied)),
        "waiting": tuple(sorted(folded.waiting)),
        "misnamed": folded.misnamed,
        "cells": {field: (cell.state, cell.heads) for field, cell in folded.cells.items()},
    }


def expected_of(case: dict[str, Any]) -> dict[str, Any]:
    """Read the fold that a case expects."""
    return {
        "applied": ids_of(case["applied"]),
        "waiting": ids_of(case.get("waiting", [])),
        "misnamed": {id_of(name): why for name, why in case.get("misnamed", {}).items()},
        "cells": {
            with_ids(field): (cell["state"], ids_of(cell["heads"]))
            for field, cell in case["cells"].items()
        },
    }


@pytest.mark.parametrize("case", CASES["folds"], ids=of_name)
def test_entries_fold_as_the_case_says(case: dict[str, Any]) -> None:
    """Applied, waiting and misnamed entries, and the heads of each cell."""
    entries = entries_from(case["entries"]).values()

    assert expected_of(case["expected"]) == seen(fold(entries, ids_of(case.get("parked", []))))


@pytest.mark.parametrize("case", CASES["namings"], ids=of_name)
def test_what_an_entry_may_not_name_is_said(case: dict[str, Any]) -> None:
    """The server parks on this word, also across visits."""
    known = entries_from(case["entries"])
    expected = {id_of(name): misnaming for name, misnaming in case["expected"].items()}

    assert expected == {key: misnaming_of(entry, known) for key, entry in known.items()}


@pytest.mark.parametrize("case", CASES["submissions"], ids=of_name)
def test_a_submission_is_checked_and_folded_on_its_list(case: dict[str, Any]) -> None:
    """Problems, late entries, the standing submission, and the fold of only the list."""
    known = entries_from(case["entries"])
    parked = ids_of(case.get("parked", []))
    submission = known[id_of(case["submission"])]
    of_visit = [entry for entry in known.values() if entry.visit == submission.visit]
    standing = standing_submission(fold(of_visit, parked), known)
    problems = [
        SubmissionProblem(fault, id_of(name) if name else None) for fault, name in case["problems"]
    ]

    assert problems == check_submission(submission, known, parked)
    assert ids_of(case["late"]) == tuple(sorted(late(of_visit, submission)))
    assert (case["standing"] and id_of(case["standing"])) == (standing and standing.id)
    assert expected_of(case["list"]) == seen(fold_of_list(of_visit, parked, submission))


def test_a_device_submits_all_that_is_applied_but_submissions() -> None:
    """Replaced entries are named too, so that the list is closed; waiting ones are not."""
    known = entries_from(
        [
            {"id": "a", "field": "answer/haies", "content": {"choice": "yes"}},
            {"id": "b", "field": "answer/haies", "content": {"choice": "no"}, "replaces": ["a"]},
            {"id": "c", "field": "answer/mares", "content": {"choice": "no"}, "replaces": ["z"]},
            {"id": "s", "kind": "submission", "field": "submission", "content": {"names": ["a"]}},
        ]
    )

    named = entries_to_submit(fold(known.values(), ()), known)

    assert [id_of("a"), id_of("b")] == [entry.id for entry in named]


def test_only_fields_in_disagreement_are_to_settle() -> None:
    """Merged heads and notes side by side need nobody."""
    known = entries_from(CASES["folds"][3]["entries"])
    folded = fold(known.values(), ())
    expected = ["answer/haies"]

    assert expected == disagreements(folded)
    assert [known[id_of("a")], known[id_of("b")]] == heads_of(folded, known, "answer/haies")
    assert not heads_of(folded, known, "answer/mares")


def test_two_visits_are_not_folded_together() -> None:
    """A cell belongs to one visit."""
    known = entries_from(CASES["namings"][0]["entries"])

    with pytest.raises(SeveralVisits):
        fold(known.values(), ())


def test_a_long_history_is_folded_without_recursion() -> None:
    """Twelve thousand edits of one field, the last first, and as many equal twins of another."""
    first = entry_from({"id": "0", "field": "answer/a", "content": {"choice": "yes"}}, {})
    count = 12_000
    chain = [
        _changed(first, f"c{n:05}", replaces=[f"c{n - 1:05}"] if n else []) for n in range(count)
    ]
    twins = [_changed(first, f"t{n:05}", field="answer/b") for n in range(count)]

    folded = fold([*reversed(chain), *twins], ())

    assert (id_of(f"c{count - 1:05}"),) == folded.cells["answer/a"].heads
    assert count == len(folded.cells["answer/b"].heads)
    assert 2 * count == len(folded.applied)


def _changed(entry: Entry, name: str, field: str = "answer/a", replaces: list[str] = []) -> Entry:  # noqa: B006 -- never changed
    return Entry(
        id_of(name),
        entry.visit,
        entry.author,
        entry.device,
        0,
        "answer",
        field,
        entry.content,
        ids_of(replaces),
    )


NAMES = "abcdefgh"
shorts = st.fixed_dictionaries(
    {
        "field": st.sampled_from(["answer/haies", "answer/mares"]),
        "content": st.sampled_from([{"choice": "yes"}, {"choice": "no"}, {"cleared": True}]),
        # Any name: itself, later ones, unknown ones ("z"), those of another field.
        "replaces": st.lists(st.sampled_from([*NAMES, "z"]), max_size=2, unique=True),
    }
)
batches = st.lists(shorts, max_size=len(NAMES)).map(
    lambda batch: [entry_from({"id": NAMES[n], **short}, {}) for n, short in enumerate(batch)]
)
parkings = st.sets(st.sampled_from(NAMES), max_size=2).map(ids_of)


def slow_applied(entries: list[Entry], parked: tuple[str, ...]) -> set[str]:
    """Work out the least fixpoint the naive way."""
    known = by_id(entries)
    applied: set[str] = set()
    while True:
        more = {
            entry.id
            for entry in entries
            if entry.id not in parked
            and misnaming_of(entry, known) is None
            and applied.issuperset(entry.replaces)
        }
        if more == applied:
            return applied
        applied = more


@settings(max_examples=200)
@given(batches, parkings, st.data())
def test_order_and_repetition_never_matter(
    entries: list[Entry], parked: tuple[str, ...], data: st.DataObject
) -> None:
    """The same entries in any order, any number of times, fold the same."""
    again = data.draw(st.permutations([*entries, *entries[:3]]))

    assert fold(entries, parked) == fold(again, parked)


@settings(max_examples=200)
@given(batches, parkings)
def test_adding_an_entry_never_removes_another(
    entries: list[Entry], parked: tuple[str, ...]
) -> None:
    """What is applied stays applied."""
    for count in range(len(entries)):
        before, after = fold(entries[:count], parked), fold(entries[: count + 1], parked)

        assert before.applied <= after.applied


@settings(max_examples=200)
@given(batches, parkings)
def test_the_fold_is_the_least_fixpoint_and_every_entry_has_one_place(
    entries: list[Entry], parked: tuple[str, ...]
) -> None:
    """Applied is what the naive reading gives; heads are exactly the applied that none replaces."""
    folded = fold(entries, parked)
    applied = [entry for entry in entries if entry.id in folded.applied]
    replaced = {one for entry in applied for one in entry.replaces}
    places = [*folded.applied, *folded.waiting, *folded.misnamed]
    heads = [head for cell in folded.cells.values() for head in cell.heads]

    assert slow_applied(entries, parked) == folded.applied
    assert sorted(entry.id for entry in entries if entry.id not in parked) == sorted(places)
    assert sorted(folded.applied - replaced) == sorted(heads)
