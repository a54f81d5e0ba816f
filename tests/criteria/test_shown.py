"""What a person who signs has been shown: the cases shared with TypeScript."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from criteria.fold import fold
from criteria.shown import shown_cells, shown_sha256
from tests.criteria.short_entries import entries_from, id_of, ids_of, with_ids

CASES = json.loads(Path("criteria/cases/shown.json").read_text(encoding="utf-8"))["cases"]
VISIT = id_of("v1")


def of_name(case: dict[str, Any]) -> str:
    """Name a case in the report."""
    return str(case["name"])


def named(name: str) -> dict[str, Any]:
    """Find a case by its name."""
    return next(case for case in CASES if case["name"] == name)


@pytest.mark.parametrize("case", CASES, ids=of_name)
def test_what_is_shown_is_what_the_heads_say(case: dict[str, Any]) -> None:
    """Cells, and the hash that a signature binds to."""
    known = entries_from(case["entries"])
    folded = fold(known.values(), ids_of(case.get("parked", [])))
    expected = [(with_ids(field), contents) for field, contents in case["cells"]]

    assert expected == shown_cells(folded, known)
    assert case["sha256"] == shown_sha256(VISIT, folded, known)


def test_the_hash_is_that_of_the_documented_bytes() -> None:
    """Anyone can make it again with a hash function and a text editor."""
    written = (
        f'{{"cells":[["answer/haies",[{{"choice":"yes"}}]]],"shown":1,"visit":"{VISIT}"}}'.encode()
    )

    assert hashlib.sha256(written).hexdigest() == named("an answer")["sha256"]


def test_two_visits_that_say_the_same_are_not_signed_alike() -> None:
    """A signature cannot be carried from one visit to another."""
    known = entries_from(named("an answer")["entries"])
    folded = fold(known.values(), ())

    assert shown_sha256(id_of("v2"), folded, known) != shown_sha256(VISIT, folded, known)
