"""Canonical bytes: the shared vectors, the refusals, and RFC 8785 by another hand."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.canonical import (
    DuplicateKey,
    NotAnInteger,
    NotCanonical,
    Unsupported,
    canonical_bytes,
    parse_canonical,
    parse_strict,
    sha256_hex,
)

CASES = json.loads(Path("criteria/cases/canonical.json").read_text(encoding="utf-8"))

texts = st.text(st.characters(exclude_categories=["Cs"])).map(
    lambda text: unicodedata.normalize("NFC", text)
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def of_name(case: dict[str, Any]) -> str:
    """Name a case in the report."""
    return str(case["name"])


@pytest.mark.parametrize("case", CASES["canonical"], ids=of_name)
def test_a_value_has_the_bytes_and_the_hash_of_its_vector(case: dict[str, Any]) -> None:
    """Bytes and hashes are those worked out by another implementation."""
    written = canonical_bytes(case["value"])

    assert case["hex"] == written.hex()
    assert case["sha256"] == sha256_hex(written)
    assert case["value"] == parse_canonical(written)


@pytest.mark.parametrize("case", CASES["refused_values"], ids=of_name)
def test_a_value_outside_the_form_is_refused_by_name_and_place(case: dict[str, Any]) -> None:
    """The refusal says what is wrong and where."""
    with pytest.raises(NotCanonical) as refusal:
        canonical_bytes(json.loads(case["json"]))

    assert (case["reason"], case["path"]) == (refusal.value.reason, refusal.value.path)


@pytest.mark.parametrize("case", CASES["refused_bytes"], ids=of_name)
def test_bytes_that_are_not_canonical_are_refused(case: dict[str, Any]) -> None:
    """Only the one form is read back."""
    with pytest.raises(NotCanonical):
        parse_canonical(bytes.fromhex(case["hex"]))


@pytest.mark.parametrize("value", [1.0, float("nan"), float("inf"), -0.0])
def test_a_float_is_refused_even_when_whole(value: float) -> None:
    """A float never reaches a hash."""
    with pytest.raises(NotAnInteger):
        canonical_bytes({"a": value})


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object()])
def test_a_type_that_json_lacks_is_refused(value: object) -> None:
    """Nothing is turned into text on the way."""
    with pytest.raises(Unsupported):
        canonical_bytes([value])


def test_reading_any_layout_still_refuses_a_key_given_twice() -> None:
    """A second value for the same key is never silently kept or dropped."""
    with pytest.raises(DuplicateKey):
        parse_strict(b'{"a": {"b": 1, "b": 2}}')

    expected = {"b": 2, "a": 1}

    assert expected == parse_strict(b' { "b" : 2, "a": 1 }\n')


@settings(max_examples=150)
@given(values)
def test_bytes_are_those_of_rfc_8785(value: Any) -> None:
    """Any value of the restricted form gets the bytes of an independent implementation."""
    assert rfc8785.dumps(value) == canonical_bytes(value)


@settings(max_examples=100)
@given(values)
def test_reading_gives_back_what_was_written(value: Any) -> None:
    """Reading undoes writing."""
    assert value == parse_canonical(canonical_bytes(value))


@settings(max_examples=150)
@given(st.binary(max_size=60))
def test_any_bytes_are_refused_or_are_their_own_form(data: bytes) -> None:
    """No bytes crash the reader, and what it accepts writes the same bytes."""
    try:
        value = parse_canonical(data)
    except NotCanonical:
        return

    assert data == canonical_bytes(value)
