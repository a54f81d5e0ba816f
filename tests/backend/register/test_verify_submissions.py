"""What was sent is what is sealed, and nothing of an essai reaches the register."""

from collections.abc import Callable

import msgspec
import pytest

from backend.register.facts import (
    VisitAmended,
)
from backend.register.seal import seal
from criteria.canonical import canonical_bytes, parse_canonical
from tests.backend.register.registers import (
    VISIT,
    Book,
    decided,
    submission,
    visit_entries,
)
from tests.backend.register.verifying import book_with_visit, faults
from tests.criteria.short_entries import entries_from, id_of


@pytest.mark.parametrize("said", [msgspec.UNSET, True])
def test_a_trial_visit_never_reaches_the_register(said: bool | msgspec.UnsetType) -> None:
    """No convention rests on a visite d'essai, even one that says so."""
    assert faults(book_with_trial_opening(said)) == [(2, "submission", "trial_in_register")]


def test_a_plan_that_says_otherwise_wins_over_a_trial_opening() -> None:
    """The line says that the visit was planned for good: the server's plan wins (design 5)."""
    assert faults(book_with_trial_opening(said=False)) == []


def book_with_trial_opening(said: bool | msgspec.UnsetType) -> Book:
    """Return a book with a visit whose opening says essai, and what its line says of that."""
    trial = {
        "id": "o",
        "kind": "opening",
        "field": "visit",
        "content": {"trial": True, "paper": False},
    }
    book = Book()
    book.adopt()
    written = [trial, *VISIT[1:]]
    entries = entries_from([*written, submission(one["id"] for one in written)])
    book.visit("till", entries, trial=said)
    return book


@pytest.mark.parametrize(
    ("expected", "names", "left_out"),
    [
        ("replaced_entry_not_named", ["o", "b", "f", "p"], ["a"]),
        ("seals_differ", ["o", "a", "f", "p"], []),
        ("entry_missing", ["o", "a", "b", "f", "p"], ["p"]),
    ],
)
def test_a_submission_whose_list_is_not_that_of_its_seals_is_named(
    expected: str, names: list[str], left_out: list[str]
) -> None:
    """The list is closed, and the seals are those of its entries, no more and no less."""
    entries = entries_from([*VISIT, submission(names)])
    book = Book()
    book.adopt()
    book.visit(
        "till", {name: one for name, one in entries.items() if name not in map(id_of, left_out)}
    )

    assert expected in [reason for _, _, reason in faults(book)]


def _as_amendment(book: Book) -> None:
    book.visit("till", visit_entries(), kind=VisitAmended)


def _of_another_visit(book: Book) -> None:
    entries = visit_entries()
    entries[id_of("a")] = msgspec.structs.replace(entries[id_of("a")], visit=id_of("v9"))
    book.visit("till", entries)


def _under_another_name(book: Book) -> None:
    entries = visit_entries()
    entries[id_of("a")], entries[id_of("b")] = entries[id_of("b")], entries[id_of("a")]
    book.visit("till", entries)


def _not_an_entry(book: Book) -> None:
    entries = visit_entries()
    entries[id_of("a")] = msgspec.structs.replace(entries[id_of("a")], field="answer")
    book.visit("till", entries)


def _without_submission(book: Book) -> None:
    clear = book_with_visit().lines[1].clear
    book.write(clear, {})


@pytest.mark.parametrize(
    ("expected", "write"),
    [
        ("entry_misplaced", _as_amendment),
        ("entry_misplaced", _of_another_visit),
        ("entry_misplaced", _under_another_name),
        ("entry_unreadable", _not_an_entry),
        ("submission_absent", _without_submission),
    ],
)
def test_what_is_sealed_for_a_visit_is_its_entries_and_its_submission(
    expected: str, write: Callable[[Book], None]
) -> None:
    """Well sealed is not enough: each payload is an entry of that visit under its own id."""
    book = Book()
    book.adopt()
    write(book)
    book.decide(decided("till"))

    assert (2, "submission", expected) in faults(book)
    assert expected == "entry_misplaced" or (3, "score", "submission_unsound") in faults(book)


def test_an_amendment_follows_what_it_replaces() -> None:
    """An amendment of a submission never written amends nothing."""
    added = {"id": "c", "field": "answer/mares", "content": {"choice": "yes"}}
    named = [*(one["id"] for one in VISIT), "c"]
    content = {"names": named, "reason": "Oubli"}
    amendment = {
        "id": "t",
        "kind": "amendment",
        "field": "submission",
        "content": content,
        "replaces": ["s"],
    }
    entries = entries_from([*VISIT, added, submission(one["id"] for one in VISIT), amendment])
    of_amendment = {name: one for name, one in entries.items() if name != id_of("s")}
    sound = book_with_visit()
    sound.visit("till", of_amendment, "t", VisitAmended)
    sound.decide(decided("till", submission=id_of("t")))
    orphan = Book()
    orphan.adopt()
    orphan.visit("till", of_amendment, "t", VisitAmended)

    assert not faults(sound)
    assert faults(orphan) == [(2, "submission", "amends_nothing")]


def test_a_forger_who_seals_a_changed_entry_again_is_caught_by_the_list() -> None:
    """A new seal and a new chain still contradict the hash that the submission names."""
    book = book_with_visit()
    line = book.lines[1]
    index = next(n for n, one in enumerate(book.openings) if one.name == id_of("b"))
    entry = parse_canonical(book.openings[index].payload.encode())
    forged = {**entry, "content": {"choice": "partly"}}
    salt = bytes.fromhex(book.openings[index].salt)
    book.openings[index] = msgspec.structs.replace(
        book.openings[index], payload=canonical_bytes(forged).decode()
    )
    seals = {**line.seals, id_of("b"): seal(salt, forged)}
    book.lines[1] = msgspec.structs.replace(line, seals=seals)

    assert faults(book) == [(2, "submission", "entry_hash_differs")]
