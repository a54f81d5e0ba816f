"""Entries: those kept with their hash, those refused by name and place, and their fields."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.entries import (
    EntryRefused,
    check_entry,
    entry_bytes,
    entry_sha256,
    field_of,
    read_answer_field,
)

CASES = json.loads(Path("criteria/cases/entries.json").read_text(encoding="utf-8"))
VALID = {case["name"]: case["entry"] for case in CASES["valid"]}


def of_name(case: dict[str, Any]) -> str:
    """Name a case in the report."""
    return str(case["name"])


@pytest.mark.parametrize("case", CASES["valid"], ids=of_name)
def test_a_sound_entry_is_read_with_the_hash_of_what_was_sent(case: dict[str, Any]) -> None:
    """What is hashed and stored is exactly what the device wrote."""
    entry = check_entry(case["entry"])

    assert case["sha256"] == entry_sha256(entry)
    assert case["entry"] == json.loads(entry_bytes(entry))


@pytest.mark.parametrize("case", CASES["refused"], ids=of_name)
def test_an_unreadable_entry_is_refused_by_name_and_place(case: dict[str, Any]) -> None:
    """The device is told what is wrong and where."""
    with pytest.raises(EntryRefused) as refusal:
        check_entry(case["entry"])

    assert (case["reason"], case["path"]) == (refusal.value.reason, refusal.value.path)


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(VALID)),
    st.sampled_from(sorted(VALID["choice"])),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
        max_leaves=6,
    ),
)
def test_any_value_anywhere_is_kept_or_refused_by_name(name: str, key: str, value: object) -> None:
    """No value crashes the check: it is an entry, or an EntryRefused says why not."""
    try:
        entry = check_entry({**VALID[name], key: value})
    except EntryRefused:
        return

    assert value == json.loads(entry_bytes(entry))[key]


@pytest.mark.parametrize(
    ("expected", "parts"),
    [
        ("visit", ("opening",)),
        ("answer/haies/lait", ("answer", "haies", "lait")),
        ("submission", ("submission",)),
        ("submission", ("amendment",)),
        ("position", ("position",)),
    ],
)
def test_a_field_is_made_of_its_kind_and_parts(expected: str, parts: tuple[Any, ...]) -> None:
    """A submission and an amendment share one field; an opening is in the field of the visit."""
    assert expected == field_of(*parts)


@pytest.mark.parametrize(
    ("expected", "field"),
    [
        (("haies", None), "answer/haies"),
        (("origine", "lait"), "answer/origine/lait"),
        (None, "note/alice/haies"),
        (None, "answer"),
    ],
)
def test_the_field_of_an_answer_gives_back_its_question_and_family(
    expected: object, field: str
) -> None:
    """The question of an answer is read in its field."""
    assert expected == read_answer_field(field)
