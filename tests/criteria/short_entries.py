"""Reads the entries that the cases write in short, with names for ids."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from criteria.canonical import canonical_bytes, sha256_hex
from criteria.contents import Submission
from criteria.entries import Entry, check_entry, entry_sha256

OPENING = {"outlet": None, "suggested": None, "charter": "c" * 64}
PHOTO = {"sha256": "a" * 64, "size_bytes": 9, "width_px": 4, "height_px": 3, "family": None}
DEFAULTS: Mapping[str, Mapping[str, Any]] = {"opening": OPENING, "photo": PHOTO}


def id_of(name: str) -> str:
    """Return the id that a short name stands for."""
    return f"018f0000-0000-7000-8000-{name.encode().hex():0>12}"


def with_ids(text: str) -> str:
    """Put ids in place of the `{name}`s of a text."""
    return re.sub(r"\{(\w+)\}", lambda name: id_of(name[1]), text)


def ids_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the sorted ids of some names."""
    return tuple(sorted(id_of(name) for name in names))


def entry_from(short: Mapping[str, Any], known: Mapping[str, Entry]) -> Entry:
    """Read one short entry; a submission finds the hashes of what it names among `known`."""
    kind = short.get("kind", "answer")
    content = {**DEFAULTS.get(kind, {}), **short["content"]}
    return check_entry(
        {
            "id": id_of(short["id"]),
            "visit": id_of(short.get("visit", "v1")),
            "author": id_of(short.get("author", "alice")),
            "device": id_of("tablet"),
            "device_time": 1_760_000_000_000,
            "kind": kind,
            "field": with_ids(short["field"]),
            "content": _list_from(content, known) if "names" in content else content,
            "replaces": list(ids_of(short.get("replaces", []))),
        }
    )


def entries_from(shorts: Iterable[Mapping[str, Any]]) -> dict[str, Entry]:
    """Read short entries, by id; a submission stands after what it names."""
    known: dict[str, Entry] = {}
    for short in shorts:
        entry = entry_from(short, known)
        known[entry.id] = entry
    return known


def submission_of(entries: Iterable[Entry]) -> Submission:
    """Return the content of a submission that names these entries."""
    named = sorted((entry.id, entry_sha256(entry)) for entry in entries)
    return Submission(tuple(named), sha256_hex(canonical_bytes([list(pair) for pair in named])))


def _list_from(content: Mapping[str, Any], known: Mapping[str, Entry]) -> dict[str, Any]:
    wrong = content.get("wrong", [])
    named = [
        [
            id_of(name),
            "0" * 64
            if name in wrong or id_of(name) not in known
            else entry_sha256(known[id_of(name)]),
        ]
        for name in sorted(content["names"], key=id_of)
    ]
    own = "0" * 64 if "list" in wrong else sha256_hex(canonical_bytes(named))
    reason = {"reason": content["reason"]} if "reason" in content else {}
    return {"entries": named, "sha256": own, **reason}
