"""What a set of entries says: which are applied, and the heads of each cell (design 5).

Pure; independent of the order of entries and of repetition.
Twin of `pwa/src/domain/fold.ts`, on the cases of `criteria/cases/fold.json`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from criteria.canonical import canonical_bytes, sha256_hex
from criteria.contents import Amendment, Submission
from criteria.entries import SUBMISSION_FIELD, Entry, entry_sha256

Misnaming = Literal["names_itself", "names_another_field", "names_another_visit"]

# single: one head. merged: equal heads. disagreement: heads that differ, settled by a new entry.
# several: heads that differ and need no settling (notes of one author; openings, where the
# server's plan wins).
CellState = Literal["single", "merged", "disagreement", "several"]

WITHOUT_DISAGREEMENT = frozenset({"note", "opening"})


class SeveralVisits(ValueError):
    """A fold was asked of the entries of more than one visit."""


class Cell(msgspec.Struct, frozen=True):
    """The heads of one field, by id, sorted, at least one."""

    heads: tuple[str, ...]
    state: CellState


class Fold(msgspec.Struct, frozen=True):
    """What a visit's entries say.

    `waiting` entries wait for one they replace: they are shown and replace nothing. `misnamed`
    ones name what they may not: here as if parked, and the server parks them. `cells` is by field.
    """

    applied: frozenset[str]
    waiting: frozenset[str]
    misnamed: dict[str, Misnaming]
    cells: dict[str, Cell]


def by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the entries by their id; the same entry twice counts once."""
    return {entry.id: entry for entry in entries}


def misnaming_of(entry: Entry, known: Mapping[str, Entry]) -> Misnaming | None:
    """Return the first thing wrong with what an entry names, among the entries known."""
    if entry.id in entry.replaces:
        return "names_itself"
    named = [known[replaced] for replaced in entry.replaces if replaced in known]
    if any(one.visit != entry.visit for one in named):
        return "names_another_visit"
    return "names_another_field" if any(one.field != entry.field for one in named) else None


def fold(entries: Iterable[Entry], parked: Collection[str]) -> Fold:
    """Fold the entries of one visit, given the ids that the server parked; raises SeveralVisits."""
    known = by_id(entries)
    if len({entry.visit for entry in known.values()}) > 1:
        raise SeveralVisits("fold takes the entries of one visit")
    named = {key: misnaming_of(one, known) for key, one in known.items() if key not in parked}
    candidates = [known[key] for key, misnaming in named.items() if misnaming is None]
    applied = _applied_among(candidates)
    return Fold(
        applied=frozenset(applied),
        waiting=frozenset(entry.id for entry in candidates if entry.id not in applied),
        misnamed={key: misnaming for key, misnaming in named.items() if misnaming is not None},
        cells=_cells_of([entry for entry in candidates if entry.id in applied]),
    )


def _applied_among(candidates: Sequence[Entry]) -> set[str]:
    """Return the least set that holds an entry as soon as it holds all that the entry replaces."""
    missing = {entry.id: len(entry.replaces) for entry in candidates}
    children: dict[str, list[str]] = defaultdict(list)
    for entry in candidates:
        for parent in entry.replaces:
            children[parent].append(entry.id)
    ready = [entry.id for entry in candidates if not entry.replaces]
    applied: set[str] = set()
    while ready:
        current = ready.pop()
        applied.add(current)
        for child in children[current]:
            missing[child] -= 1
            if missing[child] == 0:
                ready.append(child)
    return applied


def _cells_of(applied: Sequence[Entry]) -> dict[str, Cell]:
    replaced = {parent for entry in applied for parent in entry.replaces}
    heads: dict[str, list[Entry]] = defaultdict(list)
    for entry in applied:
        if entry.id not in replaced:
            heads[entry.field].append(entry)
    return {
        field: Cell(tuple(sorted(head.id for head in of_field)), _state_of(of_field))
        for field, of_field in heads.items()
    }


def _state_of(heads: Sequence[Entry]) -> CellState:
    if len(heads) == 1:
        return "single"
    if all(head.kind == heads[0].kind and head.content == heads[0].content for head in heads):
        return "merged"
    if all(head.kind in WITHOUT_DISAGREEMENT for head in heads):
        return "several"
    return "disagreement"


def heads_of(folded: Fold, known: Mapping[str, Entry], field: str) -> list[Entry]:
    """Return the heads of a cell, none when nothing is applied there."""
    cell = folded.cells.get(field)
    return [known[head] for head in cell.heads] if cell else []


def settled_head(folded: Fold, known: Mapping[str, Entry], field: str) -> Entry | None:
    """Return the head that speaks for a cell that agrees; None when it is empty or heads differ."""
    cell = folded.cells.get(field)
    return known[cell.heads[0]] if cell and cell.state in ("single", "merged") else None


def disagreements(folded: Fold) -> list[str]:
    """Return the fields in disagreement, sorted."""
    return sorted(field for field, cell in folded.cells.items() if cell.state == "disagreement")


def named_by(submission: Entry) -> dict[str, str]:
    """Return the hashes of the entries that a submission or amendment names, by id."""
    if not isinstance(submission.content, Submission | Amendment):
        raise TypeError(f"{submission.id} is not a submission")
    return dict(submission.content.entries)


def entries_to_submit(folded: Fold, known: Mapping[str, Entry]) -> list[Entry]:
    """Return what a submission made now names: all that is applied but submissions, by id."""
    applied = [known[one] for one in sorted(folded.applied)]
    return [entry for entry in applied if entry.field != SUBMISSION_FIELD]


def fold_of_list(entries: Iterable[Entry], parked: Collection[str], submission: Entry) -> Fold:
    """Fold only the entries that a submission or amendment names."""
    named = named_by(submission)
    return fold([entry for entry in entries if entry.id in named], parked)


def late(entries: Iterable[Entry], submission: Entry) -> frozenset[str]:
    """Return the ids that a submission does not name, submissions and amendments apart."""
    named = named_by(submission)
    return frozenset(
        entry.id for entry in entries if entry.id not in named and entry.field != SUBMISSION_FIELD
    )


def standing_submission(folded: Fold, known: Mapping[str, Entry]) -> Entry | None:
    """Return the submission or amendment that stands; None without one, or with two to settle."""
    return settled_head(folded, known, SUBMISSION_FIELD)


SubmissionFault = Literal[
    "list_hash_differs",
    "entry_missing",
    "entry_of_another_visit",
    "entry_is_a_submission",
    "entry_hash_differs",
    "entry_not_applied",
    "replaced_entry_not_named",
]


class SubmissionProblem(msgspec.Struct, frozen=True):
    """One thing wrong with a submission; `entry` is the id at fault, None for the list itself."""

    fault: SubmissionFault
    entry: str | None


def check_submission(
    submission: Entry, known: Mapping[str, Entry], parked: Collection[str] = ()
) -> list[SubmissionProblem]:
    """Return everything wrong with a submission, in the order of its list; none when it is sound.

    Sound: each entry is known, of this visit, of that hash and applied within the list; what a
    listed entry replaces is listed; the hash of the list is right.
    """
    named = named_by(submission)
    of_visit = [entry for entry in known.values() if entry.visit == submission.visit]
    applied = fold_of_list(of_visit, parked, submission).applied
    problems: list[SubmissionProblem] = []
    if sha256_hex(canonical_bytes([list(pair) for pair in named.items()])) != _list_hash(
        submission
    ):
        problems.append(SubmissionProblem("list_hash_differs", None))
    for one in named:
        fault = _fault_of(known.get(one), one, submission.visit, named, applied)
        if fault is not None:
            problems.append(SubmissionProblem(fault, one))
    return problems


def _list_hash(submission: Entry) -> str | None:
    return getattr(submission.content, "sha256", None)


def _fault_of(
    entry: Entry | None, one: str, visit: str, named: Mapping[str, str], applied: Collection[str]
) -> SubmissionFault | None:
    if entry is None:
        return "entry_missing"
    if entry.visit != visit:
        return "entry_of_another_visit"
    if entry.field == SUBMISSION_FIELD:
        return "entry_is_a_submission"
    if entry_sha256(entry) != named[one]:
        return "entry_hash_differs"
    if any(replaced not in named for replaced in entry.replaces):
        return "replaced_entry_not_named"
    return None if one in applied else "entry_not_applied"
