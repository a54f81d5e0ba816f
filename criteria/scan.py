"""A linear look at bytes before they are parsed: size, letters, nesting, numbers, work to come.

tomllib is quadratic on dotted keys, recurses on brackets and turns any digits into an integer; so
what would make it slow or fail is refused here, with its line and column (issue of the charters).
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from criteria.refusals import CharterRefused, Fact, Fault

GREATEST_SIZE_BYTES = 4 * 1024 * 1024
GREATEST_DEPTH = 32
GREATEST_DIGIT_COUNT = 16
GREATEST_WORK = 3_000_000  # about 1 µs each: a parser's time, counted in steps and not in seconds

_SHORT_LENGTH = 200_000
_LONG_DIGITS = re.compile(r"[0-9]{17}")
_BLANK_LINES = r"\n(?:[ \t\r]*+(?:#[^\n]*+)?\n)*+"
_LONG_NUMBER = r"(?<![\w.-])(?:0x[0-9A-Fa-f_]{17,}+|(?:0[ob])?[0-9_]{17,}+)(?![\w-])"


class _Syntax(NamedTuple):
    """Where the marks of a format are, how its strings end, and what each mark costs to parse."""

    mark: re.Pattern[str]
    strings: Mapping[str, re.Pattern[str]]
    work: Mapping[str, int]


_TOML = _Syntax(
    mark=re.compile(rf"\"\"\"|'''|\"|'|#[^\n]*|{_BLANK_LINES}|[\[\]{{}}=,.]|{_LONG_NUMBER}"),
    strings={
        '"""': re.compile(r'(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{0,5}'),
        "'''": re.compile(r"(?:[^']++|'(?!''))*+'{0,5}"),
        '"': re.compile(r'(?:[^"\\\n]++|\\[^\n])*+"?'),
        "'": re.compile(r"[^'\n]*+'?"),
    },
    work={"=": 30, ",": 25, "[": 30, "{": 10},
)
_JSON = _Syntax(
    mark=re.compile(rf'"|[\[\]{{}}:,]|{_LONG_NUMBER}'),
    strings={'"': re.compile(r'(?:[^"\\]++|\\[\s\S])*+"?')},
    work={":": 10, ",": 10, "[": 4, "{": 4},
)
_SIGNS = {"\n": 2, "\\": 3, '"': 2, "'": 2}  # each costs as much within strings and blank lines
_LEAST_WORK = 10  # of any mark: that of finding it


def decode(body: bytes) -> str:
    """The text of these bytes, without a byte order mark; raises a CharterRefused."""
    if len(body) > GREATEST_SIZE_BYTES:
        raise CharterRefused([Fault("too-large", (), {"most": GREATEST_SIZE_BYTES})])
    try:
        return body.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        read = body[: error.start].decode()
        at = _position(read, len(read))
        raise CharterRefused([Fault("not-utf-8", (), {**at, "byte": body[error.start]})]) from error


def scan_toml(text: str) -> None:
    """Passes what tomllib reads in a bounded time; raises a CharterRefused."""
    _scan(text, _TOML)


def scan_json(text: str) -> None:
    """Passes JSON that msgspec reads in a bounded time; raises a CharterRefused.

    A short one without a long number passes at once: msgspec is linear and stops at deep nesting.
    """
    if len(text) > _SHORT_LENGTH or _LONG_DIGITS.search(text):
        _scan(text, _JSON)


def place_fault(code: str, text: str, at: int, **facts: Fact) -> CharterRefused:
    """The refusal of a text at one of its characters, by line and column from 1."""
    return CharterRefused([Fault(code, (), {**_position(text, at), **facts})])


def _scan(text: str, syntax: _Syntax) -> None:
    work = depth = dots = at = 0
    while (found := syntax.mark.search(text, at)) is not None:
        mark, at = found[0], found.end()
        if mark in syntax.strings:
            at = _end_of(syntax.strings[mark], text, at)
        elif mark == ".":
            dots += 1
        elif mark in "[{":
            depth, dots = depth + 1, 0
        elif mark[0].isdigit():
            _check_digits(text, found)
        elif mark[0] != "#":
            depth, dots = max(0, depth - (mark in "]}")), 0
        if depth > GREATEST_DEPTH or dots >= GREATEST_DEPTH:
            raise place_fault("too-deep", text, found.start(), most=GREATEST_DEPTH)
        # a dot costs as much as the path before it: tomllib walks that path again
        work += syntax.work.get(mark, _LEAST_WORK) * max(1, dots)
        if at - found.start() > 1:
            work += sum(cost * text.count(sign, found.start(), at) for sign, cost in _SIGNS.items())
        if work > GREATEST_WORK:
            raise place_fault("too-much", text, found.start())


def _end_of(string: re.Pattern[str], text: str, at: int) -> int:
    found = string.match(text, at)
    return at if found is None else found.end()


def _check_digits(text: str, found: re.Match[str]) -> None:
    digits = found[0][2:] if found[0][1] in "xob" else found[0]
    if len(digits.replace("_", "")) > GREATEST_DIGIT_COUNT:
        raise place_fault("integer-too-long", text, found.start(), most=GREATEST_DIGIT_COUNT)


def _position(text: str, at: int) -> dict[str, Fact]:
    line_start = text.rfind("\n", 0, at) + 1
    return {"line": text.count("\n", 0, at) + 1, "column": at - line_start + 1}
