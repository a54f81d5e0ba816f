"""Receiving entries: one outcome each, the same answer every time, nothing lost (design 5)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.charters.queries import knows_kind
from backend.database import insert_if_absent
from backend.outlets.queries import find_outlet_of
from backend.outlets.tables import Outlet
from backend.visits.numbers import take_number
from backend.visits.submissions import record_complete_submissions
from backend.visits.tables import ConflictingBody, Replacement, StoredEntry, Visit, VisitPerson
from backend.visits.wire import Outcome
from criteria.contents import Opening, Photo
from criteria.entries import Entry, EntryRefused, check_entry, entry_bytes, entry_sha256
from criteria.fold import misnaming_of


class Sender(msgspec.Struct, frozen=True):
    """The device that pushes: whose entries it may send, and whether it has been revoked."""

    device_id: UUID
    people: frozenset[UUID]
    revoked: bool


async def push(
    writer: AsyncSession, caisse_id: UUID, sender: Sender, batch: Sequence[Any], now: int
) -> list[Outcome]:
    """Store a batch in one transaction and return an outcome per entry, in its order.

    Visits are locked in the order of their ids and entries inserted in the order of theirs, so that
    overlapping batches wait for each other instead of failing.
    """
    read = [_read(raw) for raw in batch]
    entries = {entry.id: entry for entry in read if isinstance(entry, Entry)}
    here = await _lock_visits(writer, caisse_id, {UUID(e.visit) for e in entries.values()}, now)
    outcomes: dict[tuple[str, str], Outcome] = {}
    for entry in sorted(
        (e for e in read if isinstance(e, Entry)), key=lambda e: (e.id, entry_sha256(e))
    ):
        key = (entry.id, entry_sha256(entry))
        if key in outcomes:
            continue
        if UUID(entry.visit) not in here:
            outcomes[key] = Outcome(entry.id, "refused", key[1], reason="visit_of_another_caisse")
            continue
        outcomes[key] = await _store(writer, caisse_id, sender, entry, now)
    await _park_misnaming_children(writer, caisse_id, entries)
    for visit_id in sorted(here):
        await record_complete_submissions(writer, caisse_id, visit_id, now)
    return [
        one if isinstance(one, Outcome) else outcomes[(one.id, entry_sha256(one))] for one in read
    ]


def _read(raw: Any) -> Entry | Outcome:
    try:
        return check_entry(raw)
    except EntryRefused as fault:
        name = raw.get("id") if isinstance(raw, dict) else None
        named = name if isinstance(name, str) else None
        return Outcome(named, "refused", reason=f"{fault.reason} {fault.path}")


async def _lock_visits(
    writer: AsyncSession, caisse_id: UUID, visits: Collection[UUID], now: int
) -> set[UUID]:
    """Make the visits that are new, lock them all, and return those of this caisse."""
    for visit_id in sorted(visits):
        await insert_if_absent(
            writer, Visit, id=visit_id, caisse_id=caisse_id, trial=False, seq=0, added_at=now
        )
    locked = (
        select(col(Visit.id), col(Visit.caisse_id))
        .where(col(Visit.id).in_(visits))
        .order_by(col(Visit.id))
        .with_for_update()
    )
    rows = (await writer.execute(locked)).all()
    return {visit_id for visit_id, of in rows if of == caisse_id}


async def _store(
    writer: AsyncSession, caisse_id: UUID, sender: Sender, entry: Entry, now: int
) -> Outcome:
    known = await _find(writer, caisse_id, entry.id)
    if known is None:
        parked = await _find_reason_to_park(writer, caisse_id, sender, entry)
        number = await take_number(writer, UUID(entry.visit))
        inserted = await insert_if_absent(
            writer, StoredEntry, **_to_row(caisse_id, entry, number, parked, now)
        )
        if inserted:
            await _note_replacements(writer, caisse_id, entry)
            if parked is None and isinstance(entry.content, Opening):
                await _open(writer, entry, entry.content)
            return _receipt(entry.id, entry_sha256(entry), number, parked)
        known = await _find(writer, caisse_id, entry.id)
    assert known is not None  # noqa: S101  an insert that changed nothing met this row
    if known.sha256 == entry_sha256(entry):
        return _receipt(entry.id, known.sha256, known.number, known.parked)
    return await _keep_conflict(writer, caisse_id, entry, known, now)


def _receipt(name: str, sha256: str, number: int, parked: str | None) -> Outcome:
    return Outcome(name, "parked" if parked else "stored", sha256, number, parked)


async def _find(writer: AsyncSession, caisse_id: UUID, name: str) -> StoredEntry | None:
    return await writer.get(StoredEntry, (caisse_id, UUID(name)))


def _to_row(
    caisse_id: UUID, entry: Entry, number: int, parked: str | None, now: int
) -> dict[str, object]:
    return {
        "caisse_id": caisse_id,
        "id": UUID(entry.id),
        "visit_id": UUID(entry.visit),
        "number": number,
        "sha256": entry_sha256(entry),
        "body": entry_bytes(entry).decode(),
        "kind": entry.kind,
        "field": entry.field,
        "photo_sha256": entry.content.sha256 if isinstance(entry.content, Photo) else None,
        "parked": parked,
        "received_at": now,
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


async def _find_reason_to_park(
    writer: AsyncSession, caisse_id: UUID, sender: Sender, entry: Entry
) -> str | None:
    if sender.revoked:
        return "device_revoked"
    if UUID(entry.device) != sender.device_id:
        return "made_by_another_device"
    if UUID(entry.author) not in sender.people:
        return "author_not_of_the_device"
    if not await _is_given(writer, UUID(entry.visit), sender.people):
        return "visit_not_given"
    named = await _find_entries(writer, caisse_id, entry.replaces)
    return misnaming_of(entry, named)


async def _is_given(writer: AsyncSession, visit_id: UUID, people: frozenset[UUID]) -> bool:
    """Tell whether the visit is given to someone of the device, was, or is given to nobody yet."""
    given = select(col(VisitPerson.person_id)).where(col(VisitPerson.visit_id) == visit_id)
    ever = set((await writer.execute(given)).scalars())
    return not ever or bool(ever & people)


async def _find_entries(
    writer: AsyncSession, caisse_id: UUID, names: Iterable[str]
) -> dict[str, Entry]:
    wanted = [UUID(name) for name in names]
    if not wanted:
        return {}
    bodies = (
        await writer.execute(
            select(col(StoredEntry.body)).where(
                col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.id).in_(wanted)
            )
        )
    ).scalars()
    return {entry.id: entry for entry in (check_entry(msgspec.json.decode(b)) for b in bodies)}


async def _park_misnaming_children(
    writer: AsyncSession, caisse_id: UUID, arrived: Mapping[str, Entry]
) -> None:
    """Park what waited for an entry and turns out to name it wrongly; it gets a new number."""
    if not arrived:
        return
    waiting = (
        select(StoredEntry)
        .join(
            Replacement,
            (col(Replacement.caisse_id) == col(StoredEntry.caisse_id))
            & (col(Replacement.entry_id) == col(StoredEntry.id)),
        )
        .where(
            col(Replacement.caisse_id) == caisse_id,
            col(Replacement.replaced_id).in_([UUID(name) for name in arrived]),
            col(StoredEntry.parked).is_(None),
        )
        .order_by(col(StoredEntry.visit_id), col(StoredEntry.id))
        .distinct()
    )
    for row in (await writer.execute(waiting)).scalars().all():
        reason = misnaming_of(check_entry(msgspec.json.decode(row.body)), arrived)
        if reason is not None:
            row.parked = reason
            row.number = await take_number(writer, row.visit_id)
    await writer.flush()


async def _open(writer: AsyncSession, entry: Entry, opening: Opening) -> None:
    """Fill in a visit begun on a device; the server's plan wins over the opening (design 5)."""
    visit_id = UUID(entry.visit)
    visit = await writer.get_one(Visit, visit_id, populate_existing=True)
    if visit.charter_sha256 is None:
        visit.charter_sha256 = opening.charter
        visit.trial = opening.trial
        visit.outlet_id = await _find_visited(writer, visit.caisse_id, opening)
        await insert_if_absent(
            writer,
            VisitPerson,
            visit_id=visit_id,
            person_id=UUID(entry.author),
            taken_away=False,
        )
    await writer.flush()


async def _find_visited(writer: AsyncSession, caisse_id: UUID, opening: Opening) -> UUID | None:
    """Return the outlet that an opening names, if the caisse and the charter know it."""
    found = await find_outlet_of(writer, caisse_id, opening.outlet)
    if found is None:
        return None
    outlet = await writer.get_one(Outlet, found)
    known = await knows_kind(writer, caisse_id, opening.charter, outlet.kind)
    return found if known else None


async def _keep_conflict(
    writer: AsyncSession, caisse_id: UUID, entry: Entry, known: StoredEntry, now: int
) -> Outcome:
    await insert_if_absent(
        writer,
        ConflictingBody,
        caisse_id=caisse_id,
        id=UUID(entry.id),
        sha256=entry_sha256(entry),
        body=entry_bytes(entry).decode(),
        received_at=now,
    )
    return Outcome(
        entry.id,
        "conflict",
        entry_sha256(entry),
        known.number,
        "same_id_other_body",
        other_sha256=known.sha256,
    )
