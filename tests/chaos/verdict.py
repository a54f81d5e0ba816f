"""Compares what was acknowledged with what the server holds, past the program, with other code."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from tests.chaos.ledger import Json, Ledger

Row = tuple[str, str, str | None]
"""Id, body and parking of an entry as the server stores it."""
LOST_TEXT_LIMIT_MS = 300


@dataclass
class Verdict:
    """What is wrong, each by its name; all empty when the round holds.

    lost: acknowledged and not on the server with these bytes, or parked. doubled: the same act
    twice. unheard: entries and photos on the server, neither kept nor under way as far as the
    ledger knows.
    """

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    photos_missing: list[str] = field(default_factory=list)
    photos_altered: list[str] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not any(vars(self).values())


def judge(ledger: Ledger, rows: list[Row], read_photo: Callable[[str], bytes | None]) -> Verdict:
    """Judge a round by its ledger, the rows of its visit and the photos that the server keeps."""
    stored = {name: json.loads(body) for name, body, _ in rows}
    bodies = {name: body for name, body, _ in rows}
    parked = {name for name, _, reason in rows if reason is not None}
    photos = sorted(e["content"]["sha256"] for e in stored.values() if e["kind"] == "photo")
    held = {sha256: read_photo(sha256) for sha256 in photos}
    return Verdict(
        lost=[
            *list_lost_entries(ledger, bodies, parked),
            *ledger.rewritten,
            *list_lost_words(ledger, stored.values()),
        ],
        doubled=list_doubled(rows, stored.values()),
        photos_missing=[sha256 for sha256, found in held.items() if found is None],
        photos_altered=[
            sha256
            for sha256, found in held.items()
            if found is not None and hashlib.sha256(found).hexdigest() != sha256
        ],
        unheard=[]
        if ledger.begun
        else sorted({*stored, *photos} - ledger.entries.keys() - ledger.photos),
    )


def list_lost_entries(ledger: Ledger, bodies: dict[str, str], parked: set[str]) -> list[str]:
    """List the entries of completed transactions that the server lacks, alters or keeps aside."""
    return [
        name
        for name, entry in ledger.entries.items()
        if bodies.get(name, "").encode() != rfc8785.dumps(entry) or name in parked
    ]


def list_lost_words(ledger: Ledger, stored: Iterable[Json]) -> list[str]:
    """List the fields that do not say in the end what the screen last said was saved.

    A field whose last act was under way when the tablet was killed may say either.
    """
    heads = find_heads(stored)
    return [
        cell
        for cell, content in ledger.cells.items()
        if not heads.get(cell)
        or any(one not in [content, *ledger.doubtful.get(cell, [])] for one in heads[cell])
    ]


def find_heads(stored: Iterable[Json]) -> dict[str, list[Any]]:
    """Find what stands in each field: the contents that no entry of the visit replaces."""
    entries = list(stored)
    replaced = {name for entry in entries for name in entry["replaces"]}
    heads: dict[str, list[Any]] = {}
    for entry in entries:
        if entry["id"] not in replaced:
            heads.setdefault(entry["field"], []).append(entry["content"])
    return heads


def list_doubled(rows: list[Row], stored: Iterable[Json]) -> list[str]:
    """List ids held twice, acts written twice under two ids, and fields left with two heads.

    One tablet and one person: whatever the fault, no field may disagree with itself.
    """
    entries = list(stored)
    ids = Counter(name for name, _, _ in rows)
    acts = Counter(
        json.dumps([e["author"], e["field"], e["content"], e["replaces"]], sort_keys=True)
        for e in entries
    )
    return [
        *(name for name, count in ids.items() if count > 1),
        *(act for act, count in acts.items() if count > 1),
        *(cell for cell, heads in find_heads(entries).items() if len(heads) > 1),
    ]
