"""Reading JSON of which every byte counts."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria.input_faults import InputRefused
from criteria.refusals import Fault
from criteria.strict_json import read_json

DEEP = 33


def faults_of(body: bytes) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the faults of some bytes, by code and path."""
    with pytest.raises(InputRefused) as refused:
        read_json(body)
    return [(one.code, one.path) for one in refused.value.faults]


def place_of(body: bytes) -> tuple[Any, ...]:
    """Return the only fault of some bytes: its code, line and column."""
    with pytest.raises(InputRefused) as refused:
        read_json(body)
    (fault,) = refused.value.faults
    return fault.code, fault.facts.get("line"), fault.facts.get("column")


def test_whole_numbers_texts_lists_and_objects_are_read() -> None:
    """The JSON that answers are made of, a byte order mark before it or not."""
    body = '{"a": [1, -2, true, null], "b": {"c": "é"}}'.encode()

    assert {"a": [1, -2, True, None], "b": {"c": "é"}} == read_json(body)
    assert [1] == read_json(b"\xef\xbb\xbf[1]")


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (b'{"a": 1, "a": 1}', [("key-twice", ("a",))]),
        ('{"b": {"\u00e9": 1, "e\u0301": 2}}'.encode(), [("key-twice", ("b", "\u00e9"))]),
        (b'{"a": NaN, "b": -Infinity}', [("not-a-number", ("a",)), ("not-a-number", ("b",))]),
        (b'{"a": 1.0, "b": [1e3]}', [("not-whole", ("a",)), ("not-whole", ("b", 0))]),
        (b"[-12345678901234567]", [("integer-too-long", (0,))]),
        (b'{"a": "\\ud800"}', [("half-character", ("a",))]),
        (b'{"\\udfff": 1}', [("half-character", ())]),
    ],
)
def test_what_readers_disagree_on_is_refused_where_it_is(
    body: bytes, faults: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    """Equal keys, numbers that are rounded or none, half characters: all said at once."""
    assert faults == faults_of(body)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{\n  "a": 1,\n  "b" 2}', ("syntax", 3, 7)),
        (b"", ("syntax", 1, 1)),
        (b'{"a": 1} x', ("syntax", 1, 10)),
        (b'{"a": "b', ("syntax", 1, 7)),
        (b"[" * DEEP + b"]" * DEEP, ("too-deep", 1, DEEP)),
        (b'{"a":' * DEEP + b"1" + b"}" * DEEP, ("too-deep", 1, 5 * DEEP - 4)),
        (b'{"a": 1000000000000000000000000000000}', ("integer-too-long", 1, 7)),
        (b'"\xff"', ("not-utf-8", 1, 2)),
    ],
)
def test_what_cannot_be_read_is_refused_by_line_and_column(
    body: bytes, place: tuple[Any, ...]
) -> None:
    """Where an editor puts the cursor."""
    assert place == place_of(body)


def test_brackets_within_texts_do_not_nest() -> None:
    """A note may hold what it likes."""
    text = "[{" * 100

    assert {"note": text} == read_json(f'{{"note": "{text}"}}'.encode())


def test_thirty_two_levels_pass() -> None:
    """The limit itself is allowed."""
    assert [] != read_json(b"[" * 32 + b"]" * 32)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 499_000,
        b'{"a":' * 95_000,
        b'"' + b"\\" * 499_000,
        b"1" * 499_000,
        b'{"a": 1, ' * 55_000,
        b" " * 5_000_000,
        b'{"' + b'a": 0, "' * 60_000,
    ],
    ids=["brackets", "objects", "escapes", "digits", "commas", "too large", "keys"],
)
def test_a_huge_file_is_refused_within_two_seconds(body: bytes) -> None:
    """No shape of half a megabyte holds the machine."""
    began = time.process_time()
    refusals = faults_of(body)

    assert refusals
    assert time.process_time() - began < 2


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    """Nothing else is raised."""
    faults: tuple[Fault, ...] = ()
    try:
        read = read_json(body)
    except InputRefused as refused:
        faults = refused.faults
    else:
        json.dumps(read, ensure_ascii=False).encode()

    assert faults or read == read_json(body)
