"""Reads JSON of which every byte counts: a doubtful one is refused, with its place.

Most readers keep the last of two equal keys, round long numbers and take NaN: each would be a wrong
score. Text is put in NFC; two keys that are then the same are one key given twice.
"""

import json
import re
from collections.abc import Callable
from typing import NamedTuple
from unicodedata import normalize

from criteria.input_faults import InputRefused
from criteria.refusals import CharterRefused, Fact, Fault, Path
from criteria.scan import (
    GREATEST_DEPTH,
    GREATEST_DIGIT_COUNT,
    decode,
    place_fault,
    scan_json,
)

GREATEST_SIZE_BYTES = 500_000
GREATEST_FAULT_COUNT = 100
_BRACKETS = re.compile(r'"(?:[^"\\]++|\\[\s\S])*+"?|[\[\]{}]')


class _Pairs(NamedTuple):
    """An object as it is written: a key may come twice."""

    pairs: list[tuple[str, object]]


class _NotWhole(NamedTuple):
    """A number that is no whole number of 16 digits at most, and what is wrong with it."""

    code: str
    written: str


def read_json(body: bytes) -> object:
    """The value that these bytes write: whole numbers only, texts in NFC; raises InputRefused."""
    faults: list[Fault] = []
    value = _settle(_parse(body), (), faults.append)
    if faults:
        raise InputRefused(faults[:GREATEST_FAULT_COUNT])
    return value


def _parse(body: bytes) -> object:
    if len(body) > GREATEST_SIZE_BYTES:
        raise InputRefused([Fault("too-large", (), {"most": GREATEST_SIZE_BYTES})])
    try:
        text = decode(body)
        scan_json(text)
        _check_depth(text)
        return _load(text)
    except CharterRefused as refused:
        raise InputRefused(refused.faults) from refused


def _check_depth(text: str) -> None:
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > GREATEST_DEPTH:
            raise place_fault("too-deep", text, found.start(), most=GREATEST_DEPTH)


def _load(text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_Pairs,
            parse_int=_read_integer,
            parse_float=lambda written: _NotWhole("not-whole", written),
            parse_constant=lambda written: _NotWhole("not-a-number", written),
        )
    except json.JSONDecodeError as error:
        raise place_fault("syntax", text, error.pos, given=error.msg) from error


def _read_integer(written: str) -> object:
    if len(written.removeprefix("-")) > GREATEST_DIGIT_COUNT:
        return _NotWhole("integer-too-long", written)
    return int(written)


def _settle(value: object, path: Path, report: Callable[[Fault], None]) -> object:
    """The value with plain dictionaries and texts in NFC; what cannot be kept is reported."""
    match value:
        case str():
            return _settle_text(value, path, report)
        case _Pairs():
            return _settle_object(value, path, report)
        case _NotWhole():
            facts: dict[str, Fact] = {
                "given": value.written[:40],
                "most": GREATEST_DIGIT_COUNT,
            }
            report(Fault(value.code, path, facts))
            return None
        case list():
            return [_settle(one, (*path, n), report) for n, one in enumerate(value)]
        case _:
            return value


def _settle_object(value: _Pairs, path: Path, report: Callable[[Fault], None]) -> dict[str, object]:
    settled: dict[str, object] = {}
    for key, one in value.pairs:
        name = _settle_text(key, path, report)
        if name in settled:
            report(Fault("key-twice", (*path, name)))
        settled[name] = _settle(one, (*path, name), report)
    return settled


def _settle_text(text: str, path: Path, report: Callable[[Fault], None]) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        report(Fault("half-character", path))
        return ""
    return normalize("NFC", text)
