"""Whatever the bytes, an answer in words and in bounded time, never a traceback."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.check.words import write_fault
from criteria.load import Examined, charter_bytes, charter_from_json, examine_charter, read_charter
from criteria.refusals import CharterRefused
from criteria.scan import GREATEST_SIZE_BYTES

CHARTERS = Path(__file__).parents[2] / "criteria" / "charters"
SHIPPED = [path.read_bytes() for path in sorted(CHARTERS.glob("*.toml"))]
GIRONDE = (CHARTERS / "gironde.toml").read_text()
GREATEST_TIME_S = 2.0
MARKS = ("[", "]", "{", "}", "=", ".", ",", '"', "'", '"""', "#", "\n", "\\", "1e9", "nan", "0x",
         "9" * 17, "\u0000", "é", "e\u0301", "\ufeff", "2026-02-30", "true", "fr")  # fmt: skip


def examine(body: bytes) -> Examined:
    """What is said of a file; either a charter or faults, each with its words."""
    examined = examine_charter(body)
    assert (examined.charter is None) == bool(examined.faults)
    for fault in (*examined.faults, *examined.doubts):
        words = write_fault(fault, examined.data)
        assert all(sign.isprintable() or sign in "\u00a0\u202f" for sign in words)
    return examined


def refuse(body: bytes) -> CharterRefused | None:
    """Why these bytes are not those of a charter; None when they are."""
    try:
        assert body == charter_bytes(charter_from_json(body))
    except CharterRefused as refused:
        return refused
    return None


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_random_bytes_get_an_answer(body: bytes) -> None:
    """Not UTF-8, not TOML, not a charter: it is said, and JSON alike."""
    assert examine(body).charter is None
    with pytest.raises(CharterRefused):
        charter_from_json(body)


@settings(max_examples=80)
@given(
    st.sampled_from(SHIPPED),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(MARKS)),
        min_size=1,
        max_size=3,
    ),
)
def test_a_shipped_charter_changed_anywhere_gets_an_answer(
    body: bytes, changes: list[tuple[float, int, str]]
) -> None:
    """Some characters cut and another put in: read as it is, or refused in words."""
    text = body.decode()
    for share, length, mark in changes:
        at = int(share * len(text))
        text = text[:at] + mark + text[at + length :]

    examine(text.encode())


@settings(max_examples=80)
@given(st.data())
def test_a_value_of_any_shape_anywhere_is_named_with_its_place(data: st.DataObject) -> None:
    """The JSON of a charter with one value changed loads, or is refused where it was changed."""
    charter = msgspec.json.decode(charter_bytes(read_charter(GIRONDE)))
    at, key = charter, data.draw(st.sampled_from(sorted(charter)))
    while isinstance(at[key], dict | list) and at[key] and data.draw(st.integers(0, 4)):
        at = at[key]
        keys = sorted(at) if isinstance(at, dict) else range(len(at))
        key = data.draw(st.sampled_from(keys))
    at[key] = data.draw(st.sampled_from(VALUES))
    body = msgspec.json.encode(charter, order="sorted")

    refused = refuse(body)
    assert (refused is None) or refused.faults
    for fault in refused.faults if refused else ():
        assert fault.code != "unreadable"
        assert write_fault(fault, refused.data if refused else None)


VALUES = (None, True, 0, -1, 10**15, 0.5, "", "x", "e\u0301", [], {}, [None], [{}], {"fr": ""},
          {"fr": 1}, {"": {}}, [["x"]], [{"code": "x"}])  # fmt: skip
DEEP_KEY = ".".join("a" * 31)

HOSTILE: dict[str, Callable[[], str]] = {
    "dots": lambda: "." * 1_000_000,
    "dotted key": lambda: "a." * 500_000 + "a = 1",
    "brackets": lambda: "a = " + "[" * 1_000_000,
    "100 000 keys": lambda: "".join(f"k{n} = 1\n" for n in range(100_000)),
    "as many keys as are read": lambda: "".join(f"k{n} = 1\n" for n in range(70_000)),
    "as many deep keys as are read": lambda: (
        f"[{DEEP_KEY}]\n" + "".join(f"{DEEP_KEY}.b{n}=1\n" for n in range(500))
    ),
    "as many tables as are read": lambda: "".join(f"[a{n}]\n" for n in range(70_000)),
    "inline tables": lambda: "kinds = [" + "{a=1}," * 25_000 + "]",
    "days": lambda: "kinds = [" + "2026-01-01," * 100_000 + "]",
    "a long text": lambda: 'id = "' + "x" * 4_000_000 + '"',
    "a long text on lines": lambda: 'id = """' + "\n" * 1_400_000 + '"""',
    "escapes": lambda: 'id = "' + "\\n" * 900_000 + '"',
    "texts never closed": lambda: '"\n' * 1_000_000,
    "quotes": lambda: '"' * 4_000_000,
    "an integer": lambda: "semantics = " + "1" * 4_000_000,
    "a hexadecimal integer": lambda: "semantics = 0x" + "f" * 4_000_000,
    "decimals": lambda: "semantics = 1." + "1" * 4_000_000,
    "2 000 questions, each followed by the next": lambda: _repeat_questions(
        lambda n: f'asked_if = {{ question = "more{n - 1}", in = ["yes"] }}\n' if n % 30 else ""
    ),
    "2 000 questions in a loop": lambda: _repeat_questions(
        lambda n: f'asked_if = {{ question = "more{(n + 1) % 1960}", in = ["yes"] }}\n'
    ),
    "2 000 questions, each for one kind of 100": lambda: (
        _repeat_questions(lambda n: f'applies_to = ["k{n % 96}"]\n').replace(
            "min_answered = 3", "min_answered = 1000"
        )
        + "".join(f'[[kinds]]\ncode = "k{n}"\nlabel.fr = "k"\n' for n in range(96))
    ),
    "2 000 unknown answers": lambda: _repeat_questions(
        lambda n: f'asked_if = {{ question = "G2.1", in = ["nope{n}"] }}\n'
    ),
    "a choice of 20 000": lambda: GIRONDE.replace(
        '{ code = "all"',
        "".join(f'{{ code = "c{n}", label.fr = "c" }},\n' for n in range(20_000))
        + '{ code = "all"',
    ),
    "200 rules": lambda: GIRONDE.replace(
        '[[products.rules]]\nclass = "X"\n',
        '[[products.rules]]\nclass = "X"\nwhen = [{ question = "P1", in = ["light"] }]\n' * 190
        + '[[products.rules]]\nclass = "X"\n',
        1,
    ),
}  # fmt: skip


def _repeat_questions(more: Callable[[int], str]) -> str:
    """Gironde's charter with 1 960 more questions at the end of its first criterion."""
    head, mark, tail = GIRONDE.partition('\n[[grid.criteria]]\ncode = "G2"\n')
    lines = (
        f'[[grid.criteria.questions]]\ncode = "more{n}"\ntext.fr = "Encore ?"\nkind = "yes_no"\n'
        + more(n)
        for n in range(1960)
    )
    return head + "\n" + "".join(lines) + mark + tail


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_an_answer_in_time(name: str) -> None:
    """At most 4 MB, whatever they hold: 2 seconds of the processor, whatever else it does."""
    body = HOSTILE[name]().encode()
    assert len(body) <= GREATEST_SIZE_BYTES
    start = time.process_time()
    examine(body)

    assert GREATEST_TIME_S > time.process_time() - start


@pytest.mark.parametrize(
    "text",
    ["[" * 1_000_000, '"' * 4_000_000, "1" * 4_000_000,
     "{" + ",".join(f'"k{n}":1' for n in range(60_000)) + "}"],
    ids=["brackets", "quotes", "digits", "as many keys as are read"],
)  # fmt: skip
def test_hostile_json_gets_an_answer_in_time(text: str) -> None:
    """What arrives on the wire is bounded alike."""
    start = time.process_time()
    with pytest.raises(CharterRefused):
        charter_from_json(text.encode())

    assert GREATEST_TIME_S > time.process_time() - start
