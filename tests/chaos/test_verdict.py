"""The verdict sees each thing that could go wrong; a sound round has nothing against it."""

import hashlib
from typing import Any

import pytest
import rfc8785

from tests.chaos.ledger import Json, Ledger
from tests.chaos.verdict import Row, Verdict, judge

PICTURE = b"a picture"
SHA256 = hashlib.sha256(PICTURE).hexdigest()


def entry(
    name: str, content: Any, field: str = "answer/q1", replaces: tuple[str, ...] = ()
) -> Json:
    """Make an entry as the ledger hears it."""
    kind = field.partition("/")[0]
    return {
        "id": name,
        "kind": kind,
        "field": field,
        "content": content,
        "author": "alice",
        "replaces": list(replaces),
    }


def photo(name: str = "p1") -> Json:
    """Make an entry that names the picture."""
    return entry(name, {"sha256": SHA256, "present": True}, f"photo/{name}")


def rows_of(*entries: Json) -> list[Row]:
    """Make the rows that a faithful server holds."""
    return [(one["id"], rfc8785.dumps(one).decode(), None) for one in entries]


def ledger_of(*entries: Json, **over: Any) -> Ledger:
    """Make the ledger of completed transactions."""
    return Ledger(entries={one["id"]: one for one in entries}, photos={SHA256}, **over)


YES, NO = entry("e1", {"choice": "yes"}), entry("e2", {"choice": "no"}, replaces=("e1",))


def test_a_sound_round_has_nothing_against_it() -> None:
    """Each entry once, each photo whole, each field as the screen said."""
    ledger = ledger_of(YES, NO, photo(), cells={"answer/q1": {"choice": "no"}})

    assert Verdict() == judge(ledger, rows_of(YES, NO, photo()), lambda _: PICTURE)


@pytest.mark.parametrize(
    ("rows", "lost"),
    [
        (rows_of(YES), ["e2"]),
        ([*rows_of(YES), ("e2", "{}", None)], ["e2"]),
        ([*rows_of(YES), (*rows_of(NO)[0][:2], "author_removed")], ["e2"]),
    ],
    ids=["absent", "altered", "parked"],
)
def test_an_entry_absent_altered_or_parked_is_lost(rows: list[Row], lost: list[str]) -> None:
    """Completed on the tablet, it must be on the server, as it was, and count."""
    rows = [
        (name, body if body != "{}" else rfc8785.dumps(YES).decode(), parked)
        for name, body, parked in rows
    ]

    assert lost == judge(ledger_of(YES, NO), rows, lambda _: PICTURE).lost


def test_a_field_that_does_not_say_what_the_screen_said_is_lost() -> None:
    """The last word acknowledged counts, not the last entry that came."""
    ledger = ledger_of(YES, cells={"answer/q1": {"choice": "no"}})

    assert ["answer/q1"] == judge(ledger, rows_of(YES), lambda _: PICTURE).lost


def test_an_act_under_way_at_a_kill_may_have_been_kept_or_not() -> None:
    """Either word is right, a third is not."""
    before, after = {"choice": "yes"}, {"choice": "no"}
    doubtful = ledger_of(YES, cells={"answer/q1": before}, doubtful={"answer/q1": [after]})
    third = entry("e2", {"choice": "partly"}, replaces=("e1",))

    assert [] == judge(doubtful, rows_of(YES), lambda _: PICTURE).lost
    assert [] == judge(doubtful, rows_of(YES, NO), lambda _: PICTURE).lost
    assert ["answer/q1"] == judge(doubtful, rows_of(YES, third), lambda _: PICTURE).lost


def test_an_act_written_twice_is_doubled() -> None:
    """The same word, by the same person, over the same entries, under two ids."""
    again = {**NO, "id": "e3"}
    found = judge(ledger_of(YES, NO, again), rows_of(YES, NO, again), lambda _: PICTURE).doubled

    assert 2 == len(found)
    assert "answer/q1" in found


@pytest.mark.parametrize(
    ("held", "missing", "altered"), [(None, [SHA256], []), (b"another", [], [SHA256])]
)
def test_a_photo_missing_or_altered_is_seen(
    held: bytes | None, missing: list[str], altered: list[str]
) -> None:
    """The hash is taken again from the bytes that the server keeps."""
    verdict = judge(ledger_of(photo()), rows_of(photo()), lambda _: held)

    assert (missing, altered) == (verdict.photos_missing, verdict.photos_altered)


def test_what_the_ledger_never_heard_of_is_told_unless_a_kill_was_under_way() -> None:
    """An entry that nobody wrote may only come from a transaction that the kill has hidden."""
    assert ["e2"] == judge(ledger_of(YES), rows_of(YES, NO), lambda _: PICTURE).unheard
    assert [] == judge(ledger_of(YES, begun={"t"}), rows_of(YES, NO), lambda _: PICTURE).unheard
