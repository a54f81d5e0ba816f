"""What a person who signs a visit has been shown, and the hash that binds the signature to it.

Shown is what the heads of the cells say, whoever wrote them and when: equal heads that merge, or an
answer changed and changed back, show the same. Left out: what a signature does not speak of (the
opening, the visitors' pledges, signatures, submissions), and heads that say nothing (an answer
cleared, a photo, a family or a commitment withdrawn, an empty text).

The hash is the SHA-256 of the canonical bytes of

    {"shown": 1, "visit": id, "cells": [[field, [content, …]], …]}

with cells sorted by field and the contents of a cell each once, sorted by their canonical bytes.
Twin of `pwa/src/domain/shown.ts`, on the cases of `criteria/cases/shown.json`.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from criteria.canonical import canonical_bytes, sha256_hex
from criteria.entries import Entry, EntryKind
from criteria.fold import Fold, heads_of

NOT_SHOWN: frozenset[EntryKind] = frozenset(
    {"opening", "pledge", "signature", "submission", "amendment"}
)

ShownCell = tuple[str, list[Any]]
"""A field, and what its heads say: contents as JSON, each once."""


def shown_cells(folded: Fold, known: Mapping[str, Entry]) -> list[ShownCell]:
    """Return what is shown of a visit to the person who signs, sorted by field."""
    cells: list[ShownCell] = []
    for field in sorted(folded.cells):
        heads = heads_of(folded, known, field)
        said = [head.content for head in heads if head.kind not in NOT_SHOWN]
        unique = {canonical_bytes(one): one for one in map(msgspec.to_builtins, said)}
        contents = [unique[key] for key in sorted(unique) if not _is_nothing(unique[key])]
        if contents:
            cells.append((field, contents))
    return cells


def shown_sha256(visit: str, folded: Fold, known: Mapping[str, Entry]) -> str:
    """Return the hash that a signature given now binds to."""
    cells = [list(cell) for cell in shown_cells(folded, known)]
    return sha256_hex(canonical_bytes({"shown": 1, "visit": visit, "cells": cells}))


def _is_nothing(content: Mapping[str, Any]) -> bool:
    return (
        content.get("cleared") is True or content.get("present") is False or content == {"text": ""}
    )
