"""Lines and seals: their exact bytes, and what they refuse to hold."""

import datetime as dt
import hashlib
import json
from typing import Any

import msgspec
import pytest

from backend.register.facts import CharterAdopted, Erased, Revoked
from backend.register.line import (
    Head,
    Line,
    LineRefused,
    head_of,
    line_bytes,
    line_hash,
    next_line,
    read_line,
)
from backend.register.seal import SaltRefused, opens, seal
from tests.backend.register.registers import ADOPTED, CAISSE, DAY, FOR, revoked, whole_book
from tests.criteria.short_entries import id_of

WRITTEN_BEFORE = "78ea44c907ce799856d3aed3a8f523f737dec7fc4686d7e2b3fd2ffb7172bc38"
"""The hash of an adoption as the release before outlines wrote it."""


def first_line(**changes: Any) -> Line:
    """Write the first line of a register."""
    given: dict[str, Any] = {
        "caisse": CAISSE,
        "clear": ADOPTED,
        "seals": {"minutes": "a" * 64},
        "recorded_at": 1_763_600_000_000,
        "decided_on": DAY,
    }
    return next_line(None, **{**given, **changes})


def test_a_line_has_exactly_the_keys_of_the_contract() -> None:
    """What is hashed is written down, key for key."""
    line = first_line()

    expected = {
        "v": 1,
        "caisse": CAISSE,
        "n": 1,
        "prev": "0" * 64,
        "kind": "charter_adopted",
        "recorded_at": 1_763_600_000_000,
        "decided_on": "2026-11-20",
        "clear": {
            "charter": ADOPTED.charter,
            "effective_on": "2026-11-20",
            "territory": {"lat_e7": 448_378_000, "lon_e7": -5_795_000},
        },
        "seals": {"minutes": "a" * 64},
    }

    assert expected == json.loads(line_bytes(line))


def test_an_adoption_without_outline_keeps_the_hash_it_had_before_there_were_any() -> None:
    """The hash that an earlier release wrote; a line with an outline only adds its key."""
    adopted = CharterAdopted("c" * 64, DAY, ADOPTED.territory)
    named = msgspec.structs.replace(ADOPTED.territory, outline="b" * 64)
    line = first_line(clear=adopted)
    outlined = first_line(clear=msgspec.structs.replace(adopted, territory=named))
    before, after = (json.loads(line_bytes(one))["clear"]["territory"] for one in (line, outlined))

    assert WRITTEN_BEFORE == line_hash(line)
    assert before | {"outline": "b" * 64} == after
    assert outlined == read_line(line_bytes(outlined))


def test_the_hash_of_a_line_is_that_of_its_tagged_bytes() -> None:
    """Domain tag, a zero byte, canonical bytes."""
    line = first_line()
    written = json.dumps(
        json.loads(line_bytes(line)), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )

    assert hashlib.sha256(b"grillon/line/1\x00" + written.encode()).hexdigest() == line_hash(line)


def test_the_next_line_names_the_one_before() -> None:
    """Numbers follow, and each line carries the hash of the last."""
    first = first_line()
    second = next_line(
        head_of(first),
        caisse=CAISSE,
        clear=Erased(id_of("till"), "refused-1-year", ((1, "minutes"),)),
        seals={},
        recorded_at=1,
        decided_on=None,
    )

    assert (2, line_hash(first)) == (second.n, second.prev)
    assert Head(2, line_hash(second)) == head_of(second)


def test_every_kind_of_line_is_read_back_as_written() -> None:
    """Reading undoes writing, for each kind."""
    lines = whole_book().lines

    assert lines == [read_line(line_bytes(line)) for line in lines]
    assert {"charter_adopted", "visit_submitted", "decided", "revoked", "taken_over"} < {
        line.kind for line in lines
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"caisse": "ma caisse"},
        {"recorded_at": 1.5},
        {"recorded_at": -1},
        {"seals": {"the reasons of Alice": "a" * 64}},
        {"seals": {"minutes": "a" * 63}},
        {"clear": CharterAdopted("not a hash", DAY, ADOPTED.territory)},
        {"clear": Erased(id_of("till"), "because Emma asked", ())},
        {"clear": msgspec.structs.replace(revoked("till"), outlet="la ferme")},
        {"clear": msgspec.structs.replace(revoked("till"), effective_on="demain")},
        {
            "clear": msgspec.structs.replace(
                revoked("till"), votes=msgspec.structs.replace(FOR, against=-1)
            )
        },
    ],
)
def test_a_line_refuses_words_floats_and_what_is_out_of_bounds(changes: dict[str, Any]) -> None:
    """No free text and no personal data can enter a line."""
    with pytest.raises(LineRefused):
        first_line(**changes)


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"n": 0},
        {"kind": "audited"},
        {"kind": "revoked"},
        {"note": "libre"},
        {"decided_on": "20 novembre"},
        {"clear": {"charter": "a" * 64}},
    ],
)
def test_bytes_that_are_not_a_line_are_refused(change: dict[str, Any]) -> None:
    """Unknown versions, kinds and keys stay out."""
    written = {**json.loads(line_bytes(first_line())), **change}
    data = json.dumps(written, sort_keys=True, separators=(",", ":")).encode()

    with pytest.raises(LineRefused):
        read_line(data)


def test_a_line_in_another_layout_is_refused() -> None:
    """Only canonical bytes are a line."""
    with pytest.raises(LineRefused):
        read_line(line_bytes(first_line()).replace(b",", b", ", 1))


def test_a_seal_is_opened_by_its_salt_and_payload_only() -> None:
    """Domain tag, a zero byte, salt, canonical bytes of the payload."""
    salt = bytes(range(32))
    payload = {"text": "Motifs", "n": 1}
    expected = hashlib.sha256(b"grillon/seal/1\x00" + salt + b'{"n":1,"text":"Motifs"}').hexdigest()

    assert expected == seal(salt, payload)
    assert opens(salt, b'{"n":1,"text":"Motifs"}', expected)
    assert not opens(salt, b'{"n":1,"text":"Motifz"}', expected)
    assert not opens(bytes(32), b'{"n":1,"text":"Motifs"}', expected)
    assert not opens(salt[:31], b'{"n":1,"text":"Motifs"}', expected)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    """A short salt would let a payload be guessed."""
    with pytest.raises(SaltRefused):
        seal(bytes(length), {"text": "Motifs"})


def test_a_revocation_says_from_which_day() -> None:
    """The first day without the convention is a civil date."""
    clear = whole_book().lines[6].clear

    assert isinstance(clear, Revoked)
    assert DAY + dt.timedelta(days=15) == clear.effective_on
