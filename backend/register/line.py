"""One line of the register: its exact form, its hash, and the line after another (design 7)."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from backend.register.facts import KINDS, SHAPES, Clear, LineKind, LineNumber
from criteria.canonical import NotCanonical, canonical_bytes, parse_canonical
from criteria.contents import Code, Count, Sha256, Uuid

LINE_TAG = b"grillon/line/1\x00"
NO_LINE = "0" * 64  # what the first line has before it


class LineRefused(ValueError):
    """A line that is not of the form of a line; says what was expected, and where."""


class _Outline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line as it is written, its facts not yet read."""

    v: Literal[1]
    caisse: Uuid
    n: LineNumber
    prev: Sha256
    kind: LineKind
    recorded_at: Count
    decided_on: dt.date | None
    clear: dict[str, Any]
    seals: dict[Code, Sha256]


class Line(msgspec.Struct, frozen=True):
    """One line: facts in clear, and a seal by name for each private payload.

    `recorded_at`, in milliseconds, is when it was written; `decided_on` the day of the meeting.
    """

    v: Literal[1]
    caisse: str
    n: int
    prev: str
    kind: LineKind
    recorded_at: int
    decided_on: dt.date | None
    clear: Clear
    seals: dict[str, str]


class Head(msgspec.Struct, frozen=True):
    """Where a chain stands: the number and the hash of its last line."""

    n: Annotated[int, msgspec.Meta(ge=1)]
    hash: str


def line_bytes(line: Line) -> bytes:
    """Return the canonical bytes of a line: what is stored, and what is hashed after the tag."""
    return canonical_bytes(msgspec.to_builtins(line))


def hash_line_bytes(data: bytes) -> str:
    """Return the hash of a line from its canonical bytes."""
    return hashlib.sha256(LINE_TAG + data).hexdigest()


def line_hash(line: Line) -> str:
    """Return the hash of a line, which the next line names."""
    return hash_line_bytes(line_bytes(line))


def head_of(line: Line) -> Head:
    """Return where the chain stands after a line."""
    return Head(line.n, line_hash(line))


def next_line(
    after: Head | None,
    *,
    caisse: str,
    clear: Clear,
    seals: Mapping[str, str],
    recorded_at: int,
    decided_on: dt.date | None,
) -> Line:
    """Return the line that states `clear` after a head, the first one after None.

    Raises LineRefused when a fact is out of its bounds: a float, words where a code must be.
    """
    line = Line(
        v=1,
        caisse=caisse,
        n=1 if after is None else after.n + 1,
        prev=NO_LINE if after is None else after.hash,
        kind=KINDS[type(clear)],
        recorded_at=recorded_at,
        decided_on=decided_on,
        clear=clear,
        seals=dict(seals),
    )
    try:
        return read_line(line_bytes(line))
    except NotCanonical as fault:
        raise LineRefused(str(fault)) from fault


def read_line(data: bytes) -> Line:
    """Read a line from its canonical bytes; raises LineRefused on anything else."""
    try:
        outline = msgspec.convert(parse_canonical(data), _Outline)
        clear = msgspec.convert(outline.clear, SHAPES[outline.kind])
    except (NotCanonical, msgspec.ValidationError) as fault:
        raise LineRefused(str(fault)) from fault
    return Line(**{**msgspec.structs.asdict(outline), "clear": clear})
