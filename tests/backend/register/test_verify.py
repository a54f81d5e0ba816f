"""Verification of a register: sound ones pass, and the chain holds line by line."""

from collections.abc import Callable
from typing import get_args

import msgspec
import pytest

from backend.register.export import StoredLine
from backend.register.facts import (
    FamilyRate,
)
from backend.register.line import Head, head_of, line_bytes, line_hash
from backend.register.verdict import Fact, Fault, Reason, Verdict
from backend.register.verify import failures
from backend.register.words import say
from tests.backend.register.registers import (
    Book,
    whole_book,
)
from tests.backend.register.verifying import book_with_visit, faults, verified
from tests.criteria.short_entries import id_of


def test_a_sound_register_follows_in_all_its_facts() -> None:
    """Every kind of line; only what rested on erased data is attested, and nothing fails."""
    verdicts = verified(whole_book().export())

    assert not [say(one) for one in failures(verdicts)]
    assert {(5, "seals"), (5, "submission"), (6, "seals"), (6, "score")} == {
        (one.n, one.fact) for one in verdicts if one.standing == "attested"
    }
    assert {
        (4, "score"),
        (4, "votes"),
        (4, "convention"),
        (3, "submission"),
        (2, "convention"),
    } <= {(one.n, one.fact) for one in verdicts if one.standing == "follows"}


def test_an_erased_applicant_is_attested_with_the_rule() -> None:
    """The sentence names the rule under which the data left."""
    said = [say(one) for one in verified(whole_book().export()) if one.n == 6]

    assert (
        "Ligne 6, critères et taux\u00a0: attesté, données effacées selon la règle refused-1-year."
        in said
    )
    assert "Ligne 6, décompte des voix\u00a0: vérifié." in said


def flip(text: str, at: int) -> str:
    """Change one character of a text to another one of the same sort."""
    changed = "0" if text[at] != "0" else "1"
    return text[:at] + changed + text[at + 1 :]


def test_one_byte_of_any_line_is_named_at_its_line() -> None:
    """Whatever byte changes, the first fault is at that line and no other line's form fails."""
    sound = whole_book().export()
    for n, stored in enumerate(sound.lines, start=1):
        for at in range(0, len(stored.body), 31):
            spoilt = StoredLine(flip(stored.body, at), stored.hash)
            lines = (*sound.lines[: n - 1], spoilt, *sound.lines[n:])
            found = failures(verified(msgspec.structs.replace(sound, lines=lines)))

            assert {n} == {one.n for one in found if one.fact == "chain"}


def test_one_byte_of_any_sealed_payload_is_named_by_line_and_seal() -> None:
    """Entries, replaced ones too, reasons and minutes: any change does not open the seal."""
    sound = whole_book().export()
    for index, opening in enumerate(sound.openings):
        for at in range(0, len(opening.payload), 11):
            spoilt = msgspec.structs.replace(opening, payload=flip(opening.payload, at))
            openings = (*sound.openings[:index], spoilt, *sound.openings[index + 1 :])
            found = failures(verified(msgspec.structs.replace(sound, openings=openings)))

            assert Fault("payload_differs", opening.name) in [one.fault for one in found]
            assert opening.n == found[0].n


def test_a_replaced_entry_that_changed_is_named() -> None:
    """An entry that no longer counts is proved like the others."""
    sound = whole_book().export()
    replaced = next(one for one in sound.openings if one.name == id_of("a"))
    changed = msgspec.structs.replace(replaced, payload=replaced.payload.replace('"no"', '"yes"'))
    openings = tuple(changed if one is replaced else one for one in sound.openings)

    found = failures(verified(msgspec.structs.replace(sound, openings=openings)))

    assert Fault("payload_differs", id_of("a")) == found[0].fault
    assert f"Ligne 3, pièces scellées\u00a0: ne se vérifie pas, la pièce {id_of('a')} ne" in say(
        found[0]
    )


def test_a_line_replaced_and_the_chain_recomputed_is_caught_by_a_printed_head() -> None:
    """The chain alone agrees with itself; paper handed out before does not."""
    honest, forged = whole_book(), Book()
    forged.adopt()
    forged.take_over("old", families=(FamilyRate("lait", "A", 100),))
    for line in honest.lines[2:]:
        forged.lines.append(
            msgspec.structs.replace(line, prev=line_hash(forged.lines[-1]), n=line.n)
        )
    export = forged.export()
    forged_export = msgspec.structs.replace(
        honest.export(),
        lines=export.lines,
        openings=(*forged.openings, *(one for one in honest.openings if one.n > 2)),
    )
    printed = head_of(honest.lines[-1])

    assert not failures(verified(forged_export))
    assert [
        one.fault.reason for one in failures(verified(forged_export, printed)) if one.fault
    ] == ["head_differs"]
    assert not failures(verified(honest.export(), printed))


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        ([], lambda head: Head(head.n, head.hash[:16])),
        ([], lambda head: Head(head.n, head.hash.upper())),
        (["head_differs"], lambda head: Head(head.n, head.hash[:15])),
        (["head_differs"], lambda head: Head(head.n - 1, head.hash)),
        (["head_missing"], lambda head: Head(head.n + 1, head.hash)),
    ],
)
def test_a_head_is_compared_by_its_number_and_at_least_16_digits(
    expected: list[str], change: Callable[[Head], Head]
) -> None:
    """Minutes print sixteen digits; fewer prove nothing; a shortened register lacks the line."""
    book = whole_book()
    head = change(head_of(book.lines[-1]))

    found = failures(verified(book.export(), head))

    assert expected == [one.fault.reason for one in found if one.fault]


def test_a_line_taken_out_or_moved_is_named() -> None:
    """Numbers and hashes before no longer agree."""
    sound = whole_book().export()
    lines = (*sound.lines[:1], *sound.lines[2:])

    found = [
        one for one in failures(verified(msgspec.structs.replace(sound, lines=lines))) if one.n == 2
    ]

    assert {"number_differs", "previous_differs"} <= {
        one.fault.reason for one in found if one.fault
    }


def test_a_payload_that_is_missing_without_erasure_does_not_follow() -> None:
    """Losing data is not erasing it."""
    book = book_with_visit()
    book.openings = [one for one in book.openings if one.name != id_of("b")]

    assert sorted(faults(book), key=lambda one: one[2], reverse=True) == [
        (2, "submission", "submission_absent"),
        (2, "seals", "payload_missing"),
    ]


def test_a_line_of_another_caisse_does_not_belong() -> None:
    """One chain, one caisse."""
    book = book_with_visit()
    book.lines[1] = msgspec.structs.replace(book.lines[1], caisse=id_of("autre"))

    assert faults(book) == [(2, "chain", "caisse_differs")]


def test_a_line_that_lacks_its_minutes_or_reasons_is_named() -> None:
    """A reprise is proved by the minutes it seals."""
    book = Book()
    book.adopt()
    old = whole_book().lines[1].clear
    book.write(old, {})

    assert faults(book) == [(2, "seals", "seals_differ")]


def test_every_fault_has_its_sentence() -> None:
    """No reason is left without French words, and each names its line."""
    reasons = {one for part in get_args(Reason) for one in (get_args(part) or (part,))}
    for reason in reasons:
        for fact in get_args(Fact):
            said = say(Verdict(7, fact, "does_not_follow", Fault(reason, "x")))

            assert said.startswith("Ligne 7, ")
            assert said.endswith(".")
            assert "{" not in said


def test_the_stored_text_of_a_line_is_what_was_hashed() -> None:
    """Text in another layout is another text."""
    sound = whole_book().export()
    spaced = StoredLine(sound.lines[0].body.replace(":", ": ", 1), sound.lines[0].hash)

    found = failures(verified(msgspec.structs.replace(sound, lines=(spaced, *sound.lines[1:]))))

    assert (found[0].n, found[0].fact) == (1, "chain")
    assert line_bytes(whole_book().lines[0]).decode() == sound.lines[0].body
