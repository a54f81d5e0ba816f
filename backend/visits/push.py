"""Receiving entries: one outcome each, the same answer every time, nothing lost (design 5)."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.database import insert_if_absent
from backend.photos.erasing import erase_photos
from backend.visits.erasing import erase_visits, list_erased
from backend.visits.locks import lock_visits
from backend.visits.numbers import take_numbers
from backend.visits.opening import open_visit, opens_erased_outlet
from backend.visits.parking import (
    Sender,
    find_reason_to_park,
    list_given,
    park_misnaming_children,
)
from backend.visits.submissions import record_complete_submissions
from backend.visits.tables import ConflictingBody, Replacement, StoredEntry, Visit
from backend.visits.wire import Outcome
from criteria.contents import Photo
from criteria.entries import Entry, EntryRefused, check_entry, entry_bytes, entry_sha256

Key = tuple[str, str]
"""The id and the hash of an entry: what tells one body from another."""


class _Arrival(msgspec.Struct):
    """What holds while the entries of a batch are received; their visits are locked.

    `erased` are the visits that keep nothing, `numbers` those that the new entries of each take.
    """

    writer: AsyncSession
    caisse_id: UUID
    sender: Sender
    now: int
    given: frozenset[UUID]
    erased: frozenset[UUID]
    known: dict[str, StoredEntry]
    numbers: dict[UUID, Iterator[int]]


async def push(
    writer: AsyncSession, caisse_id: UUID, sender: Sender, batch: Sequence[Any], now: int
) -> list[Outcome]:
    """Store a batch in one transaction and return an outcome per entry, in its order.

    Visits are locked in the order of their ids and entries inserted in the order of theirs, so that
    overlapping batches wait for each other instead of failing.
    """
    read = [_read(raw) for raw in batch]
    bodies = {_key_of(entry): entry for entry in read if isinstance(entry, Entry)}
    here = await _hold_visits(writer, caisse_id, {UUID(e.visit) for e in bodies.values()}, now)
    await _erase_opened_late(
        writer, caisse_id, [e for e in bodies.values() if UUID(e.visit) in here], now
    )
    arrival = await _prepare(writer, caisse_id, sender, here, bodies.values(), now)
    outcomes: dict[Key, Outcome] = {}
    for key in sorted(bodies):
        outcomes[key] = (
            await _receive(arrival, bodies[key])
            if UUID(bodies[key].visit) in here
            else Outcome(key[0], "refused", key[1], reason="visit_of_another_caisse")
        )
    standing = [key for key, one in outcomes.items() if one.outcome in ("stored", "parked")]
    await park_misnaming_children(writer, caisse_id, {k[0]: bodies[k] for k in standing})
    for visit_id in sorted(here):
        await record_complete_submissions(writer, caisse_id, visit_id, now)
    outcomes |= await _read_receipts(writer, caisse_id, standing)
    return [one if isinstance(one, Outcome) else outcomes[_key_of(one)] for one in read]


async def _prepare(
    writer: AsyncSession,
    caisse_id: UUID,
    sender: Sender,
    here: frozenset[UUID],
    entries: Collection[Entry],
    now: int,
) -> _Arrival:
    """Ask once for the batch what would else be asked for each entry, and take their numbers."""
    known = await _list_known(writer, caisse_id, {entry.id for entry in entries})
    new = Counter(UUID(entry.visit) for entry in entries if entry.id not in known)
    return _Arrival(
        writer,
        caisse_id,
        sender,
        now,
        given=await list_given(writer, here, sender.people),
        erased=await list_erased(writer, here),
        known=known,
        numbers={
            visit_id: await take_numbers(writer, visit_id, new[visit_id])
            for visit_id in sorted(here)
            if new[visit_id]
        },
    )


def _read(raw: Any) -> Entry | Outcome:
    try:
        return check_entry(raw)
    except EntryRefused as fault:
        name = raw.get("id") if isinstance(raw, dict) else None
        named = name if isinstance(name, str) else None
        return Outcome(named, "refused", reason=f"{fault.reason} {fault.path}")
    except RecursionError:
        return Outcome(None, "refused", reason="too_deep")


def list_photos_named(batch: Sequence[Any]) -> list[str]:
    """Return the hashes of the photos that a batch names."""
    read = [_read(raw) for raw in batch if isinstance(raw, dict) and raw.get("kind") == "photo"]
    contents = [one.content for one in read if isinstance(one, Entry)]
    return sorted({one.sha256 for one in contents if isinstance(one, Photo)})


def _key_of(entry: Entry) -> Key:
    return entry.id, entry_sha256(entry)


async def _hold_visits(
    writer: AsyncSession, caisse_id: UUID, visits: Collection[UUID], now: int
) -> frozenset[UUID]:
    """Make the visits that are new, lock them all, and return those of this caisse."""
    for visit_id in sorted(visits):
        await insert_if_absent(
            writer, Visit, id=visit_id, caisse_id=caisse_id, trial=False, seq=0, added_at=now
        )
    return await lock_visits(writer, caisse_id, visits)


async def _erase_opened_late(
    writer: AsyncSession, caisse_id: UUID, arrived: Iterable[Entry], now: int
) -> None:
    """Empty the visits that turn out to be of an erased outlet: what comes is acknowledged."""
    opened = {UUID(e.visit) for e in arrived if await opens_erased_outlet(writer, caisse_id, e)}
    if opened:
        await erase_visits(writer, caisse_id, opened, now)


async def _receive(arrival: _Arrival, entry: Entry) -> Outcome:
    """Store an entry that is new; answer for one that is known, kept in `known` from then on."""
    if entry.id not in arrival.known:
        if UUID(entry.visit) in arrival.erased:
            return await _acknowledge(arrival, entry)
        parked = await find_reason_to_park(
            arrival.writer, arrival.caisse_id, arrival.sender, arrival.given, entry
        )
        outcome = await _store(arrival, entry, parked)
        if outcome is not None:
            return outcome
        arrival.known |= await _list_known(arrival.writer, arrival.caisse_id, {entry.id})
    row = arrival.known[entry.id]
    if row.erased or row.sha256 == entry_sha256(entry):
        return _receipt(entry.id, entry_sha256(entry), row.number, row.parked)
    return await _keep_conflict(arrival, entry, row)


async def _store(arrival: _Arrival, entry: Entry, parked: str | None) -> Outcome | None:
    """Insert an entry and return its receipt; None where another body has its id already."""
    row = _to_row(arrival, entry, parked)
    if not await insert_if_absent(arrival.writer, StoredEntry, **row):
        return None
    await _note_replacements(arrival.writer, arrival.caisse_id, entry)
    if parked is None:
        await open_visit(arrival.writer, entry)
    return _receipt(entry.id, entry_sha256(entry), row["number"], parked)


async def _acknowledge(arrival: _Arrival, entry: Entry) -> Outcome:
    """Give an entry of an erased visit its receipt, and keep nothing of it but its id."""
    row = _to_row(arrival, entry, None)
    empty = {"body": "", "sha256": "", "field": "", "photo_sha256": None, "erased": True}
    await insert_if_absent(arrival.writer, StoredEntry, **row | empty)
    if isinstance(entry.content, Photo):
        await erase_photos(arrival.writer, arrival.caisse_id, [entry.content.sha256])
    return _receipt(entry.id, entry_sha256(entry), row["number"], None)


def _receipt(name: str, sha256: str, number: int, parked: str | None) -> Outcome:
    return Outcome(name, "parked" if parked else "stored", sha256, number, parked)


async def _list_known(
    writer: AsyncSession, caisse_id: UUID, names: Collection[str]
) -> dict[str, StoredEntry]:
    rows = await writer.execute(
        select(StoredEntry).where(
            col(StoredEntry.caisse_id) == caisse_id,
            col(StoredEntry.id).in_([UUID(name) for name in names]),
        )
    )
    return {str(row.id): row for row in rows.scalars()}


async def _read_receipts(
    writer: AsyncSession, caisse_id: UUID, keys: Iterable[Key]
) -> dict[Key, Outcome]:
    """Return the receipts as they stand at the end: what one entry changed of another included."""
    hashes = dict(keys)
    rows = await writer.execute(
        select(col(StoredEntry.id), col(StoredEntry.number), col(StoredEntry.parked)).where(
            col(StoredEntry.caisse_id) == caisse_id,
            col(StoredEntry.id).in_([UUID(name) for name in hashes]),
        )
    )
    return {
        (str(name), hashes[str(name)]): _receipt(str(name), hashes[str(name)], number, parked)
        for name, number, parked in rows
    }


def _to_row(arrival: _Arrival, entry: Entry, parked: str | None) -> dict[str, Any]:
    visit = UUID(entry.visit)
    return {
        "caisse_id": arrival.caisse_id,
        "id": UUID(entry.id),
        "visit_id": visit,
        "number": next(arrival.numbers[visit]),
        "sha256": entry_sha256(entry),
        "body": entry_bytes(entry).decode(),
        "kind": entry.kind,
        "field": entry.field,
        "photo_sha256": entry.content.sha256 if isinstance(entry.content, Photo) else None,
        "parked": parked,
        "received_at": arrival.now,
        "sealed": False,
        "erased": False,
    }


async def _note_replacements(writer: AsyncSession, caisse_id: UUID, entry: Entry) -> None:
    for replaced in entry.replaces:
        await insert_if_absent(
            writer,
            Replacement,
            caisse_id=caisse_id,
            replaced_id=UUID(replaced),
            entry_id=UUID(entry.id),
        )


async def _keep_conflict(arrival: _Arrival, entry: Entry, known: StoredEntry) -> Outcome:
    await insert_if_absent(
        arrival.writer,
        ConflictingBody,
        caisse_id=arrival.caisse_id,
        id=UUID(entry.id),
        sha256=entry_sha256(entry),
        body=entry_bytes(entry).decode(),
        received_at=arrival.now,
    )
    return Outcome(
        entry.id,
        "conflict",
        entry_sha256(entry),
        known.number,
        "same_id_other_body",
        other_sha256=known.sha256,
    )
