"""What a device writes about a visit: immutable entries, their fields, their check (design 5).

Twin of `pwa/src/domain/entry.ts`, on the cases of `criteria/cases/entries.json`.

    ValueError
    └── EntryRefused            reason, path: unreadable, so it stays on the device
        ├── NotRestrictedJson   a float, text not in NFC, too deep: see criteria.canonical
        ├── KeysDiffer          an unknown key, or one missing
        ├── NotAUuid            not a lowercase UUID, or not version 7 where it must be
        ├── NotATime
        ├── UnknownKind
        ├── FieldDiffers        not the field that kind, content and id determine
        ├── ReplacesUnsorted    or the same id twice, or too many
        └── ContentMisshapen    says what the shape expects
"""

import re
from itertools import pairwise
from typing import Any, Literal, TypeGuard, get_args

import msgspec

from criteria.canonical import INTEGER_LIMIT, NotCanonical, canonical_bytes, sha256_hex
from criteria.contents import (
    ANSWER_SHAPES,
    CODE_PATTERN,
    MAX_REPLACES,
    SHAPES,
    UUID7_PATTERN,
    UUID_PATTERN,
    Content,
)

EntryKind = Literal[
    "opening",
    "answer",
    "position",
    "note",
    "family",
    "photo",
    "commitment",
    "pledge",
    "interest",
    "word",
    "signature",
    "submission",
    "amendment",
]

OPENING_FIELD = "visit"
POSITION_FIELD = "position"
SUBMISSION_FIELD = "submission"


class Entry(msgspec.Struct, frozen=True):
    """One checked entry; `device_time`, in milliseconds, is shown and orders nothing."""

    id: str
    visit: str
    author: str
    device: str
    device_time: int
    kind: EntryKind
    field: str
    content: Content
    replaces: tuple[str, ...]


class EntryRefused(ValueError):
    """An entry that cannot be read; `path` says where, as in `$.content.text`."""

    reason = "refused"

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(f"{self.reason} at {path}" + (f": {detail}" if detail else ""))
        self.path = path


class NotRestrictedJson(EntryRefused):
    """A value that canonical bytes do not have."""

    reason = "not_restricted_json"


class KeysDiffer(EntryRefused):
    """Not exactly the keys of an entry."""

    reason = "keys_differ"


class NotAUuid(EntryRefused):
    """Not a lowercase UUID, or not version 7 where the id of an entry must be."""

    reason = "not_a_uuid"


class NotATime(EntryRefused):
    """Not milliseconds since the epoch."""

    reason = "not_a_time"


class UnknownKind(EntryRefused):
    """A kind that no entry has."""

    reason = "unknown_kind"


class FieldDiffers(EntryRefused):
    """Not the field that kind, content and id determine."""

    reason = "field_differs"


class ReplacesUnsorted(EntryRefused):
    """Not a sorted list of different ids, or a list too long."""

    reason = "replaces_unsorted"


class ContentMisshapen(EntryRefused):
    """Content of another shape than its kind asks, or beyond its bounds."""

    reason = "content_misshapen"


def field_of(kind: EntryKind, *parts: str) -> str:
    """Return the field of a kind, as in `field_of("answer", "q1", "lait")` -> `answer/q1/lait`.

    Parts: answer question[, family]; note author, question; family code; photo and commitment the
    id of their first entry; pledge, interest, word and signature a person; none for the others.
    """
    head = {"opening": OPENING_FIELD, "amendment": SUBMISSION_FIELD}.get(kind, kind)
    return "/".join((head, *parts))


def read_answer_field(field: str) -> tuple[str, str | None] | None:
    """Return the question and the family of an answer's field, None for another field."""
    match field.split("/"):
        case ["answer", question]:
            return question, None
        case ["answer", question, family]:
            return question, family
        case _:
            return None


def entry_bytes(entry: Entry) -> bytes:
    """Return the canonical bytes of an entry, the same as those of what `check_entry` read."""
    return canonical_bytes(msgspec.to_builtins(entry))


def entry_sha256(entry: Entry) -> str:
    """SHA-256 of the entry's canonical bytes, as receipts and submissions name it."""
    return sha256_hex(entry_bytes(entry))


def check_entry(raw: object) -> Entry:
    """Read one entry from parsed JSON; raises the EntryRefused that names the first fault.

    The fields that it replaces are not looked up here: `criteria.fold` judges what an entry names.
    """
    try:
        canonical_bytes(raw)
    except NotCanonical as fault:
        raise NotRestrictedJson(fault.path, fault.reason) from fault
    if not isinstance(raw, dict) or set(raw) != set(Entry.__struct_fields__):
        raise KeysDiffer("$")
    for key in ("id", "visit", "author", "device"):
        if not _is_uuid(raw[key], UUID7_PATTERN if key == "id" else UUID_PATTERN):
            raise NotAUuid(f"$.{key}")
    if not _is_time(raw["device_time"]):
        raise NotATime("$.device_time")
    if raw["kind"] not in get_args(EntryKind):
        raise UnknownKind("$.kind")
    _check_replaces(raw["replaces"])
    content = read_content(raw["kind"], raw["content"])
    if not _is_field(raw):
        raise FieldDiffers("$.field")
    return Entry(**{**raw, "content": content, "replaces": tuple(raw["replaces"])})


def read_content(kind: EntryKind, raw: object) -> Content:
    """Read the content of one kind; raises ContentMisshapen with the place and what it expects."""
    shape: type[Content] | None = SHAPES.get(kind)
    if kind == "answer" and isinstance(raw, dict):
        shape = next((ANSWER_SHAPES[key] for key in ANSWER_SHAPES if key in raw), None)
    if shape is None:
        raise ContentMisshapen("$.content", "not an answer")
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as fault:
        expected, _, place = str(fault).partition(" - at ")
        raise ContentMisshapen(
            f"$.content{place.strip('`').removeprefix('$')}", expected
        ) from fault


def _is_uuid(value: object, pattern: str) -> TypeGuard[str]:
    return isinstance(value, str) and re.match(pattern, value) is not None


def _is_time(value: object) -> bool:
    return type(value) is int and 0 <= value < INTEGER_LIMIT


def _check_replaces(replaces: object) -> None:
    if not isinstance(replaces, list) or len(replaces) > MAX_REPLACES:
        raise ReplacesUnsorted("$.replaces")
    for index, one in enumerate(replaces):
        if not _is_uuid(one, UUID7_PATTERN):
            raise NotAUuid(f"$.replaces[{index}]")
    if any(first >= second for first, second in pairwise(replaces)):
        raise ReplacesUnsorted("$.replaces")


def _is_field(raw: dict[str, Any]) -> bool:
    """Tell whether the field is one that the kind, the author and the id allow."""
    if not isinstance(raw["field"], str):
        return False
    head, *parts = raw["field"].split("/")
    if head != field_of(raw["kind"]):
        return False
    match raw["kind"], parts:
        case "answer", [_] | [_, _]:
            return all(re.match(CODE_PATTERN, part) for part in parts)
        case "note", [author, question]:
            return bool(author == raw["author"] and re.match(CODE_PATTERN, question))
        case "family", [family]:
            return re.match(CODE_PATTERN, family) is not None
        case "photo" | "commitment", [first]:
            # A new one is its own first; an edit names the first one's id, which the fold checks.
            return bool(
                first == raw["id"] if not raw["replaces"] else _is_uuid(first, UUID7_PATTERN)
            )
        case "pledge" | "interest" | "word" | "signature", [person]:
            return _is_uuid(person, UUID_PATTERN)
        case "opening" | "position" | "submission" | "amendment", []:
            return True
        case _:
            return False
