"""What one device writes during a visit: immutable entries that replace the heads it shows."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec import json

from backend.demonstration.ids import entry_id
from criteria.canonical import canonical_bytes, sha256_hex
from criteria.entries import Entry, EntryKind, check_entry, entry_bytes, entry_sha256, field_of
from criteria.fold import by_id, entries_to_submit, fold, heads_of
from criteria.shown import shown_sha256

BETWEEN_ENTRIES_MS = 41_000
# A photo, a commitment and a signer are named by the id of their first entry.
NAMED_BY_FIRST: frozenset[EntryKind] = frozenset({"photo", "commitment", "signature"})


class Notebook:
    """The entries of one visit as one device knows them, in the order in which they are written."""

    def __init__(self, visit: UUID, device: UUID, began_at: int, known: Iterable[Entry]) -> None:
        self._visit = visit
        self._device = device
        self._at = began_at
        self._known = list(known)
        self.written: list[Entry] = []

    def write(
        self, author: UUID, kind: EntryKind, content: Mapping[str, object], *parts: str
    ) -> Entry:
        """Write one entry; `parts` complete its field, which for some kinds is its own id."""
        self._at += BETWEEN_ENTRIES_MS
        name = entry_id(self._at, str(self._visit), str(self._device), str(len(self.written)))
        field = field_of(kind, *(parts or ((name,) if kind in NAMED_BY_FIRST else ())))
        known = by_id(self._known)
        heads = heads_of(fold(self._known, ()), known, field) if known else []
        entry = check_entry(
            {
                "id": name,
                "visit": str(self._visit),
                "author": str(author),
                "device": str(self._device),
                "device_time": self._at,
                "kind": kind,
                "field": field,
                "content": dict(content),
                "replaces": sorted(head.id for head in heads),
            }
        )
        self._known.append(entry)
        self.written.append(entry)
        return entry

    def sign(self, author: UUID, name: str, given: Mapping[str, object]) -> Entry:
        """Write the signature of someone under all that the device shows; `given`: the rest."""
        shown = shown_sha256(str(self._visit), fold(self._known, ()), by_id(self._known))
        return self.write(author, "signature", {"name": name, "shown_sha256": shown, **given})

    def submit(self, author: UUID) -> Entry:
        """Write the submission of all that the device shows as applied."""
        named = entries_to_submit(fold(self._known, ()), by_id(self._known))
        listed = [[entry.id, entry_sha256(entry)] for entry in named]
        content = {"entries": listed, "sha256": sha256_hex(canonical_bytes(listed))}
        return self.write(author, "submission", content)


def to_wire(entries: Iterable[Entry]) -> list[object]:
    """Return entries as a device pushes them."""
    return [json.decode(entry_bytes(entry)) for entry in entries]
