"""Why an entry is kept but set aside, when it arrives or once another arrives (design 5)."""

from collections.abc import Collection, Container, Iterable, Mapping
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.register.queries import list_adopted
from backend.visits.numbers import take_number
from backend.visits.reading import read_entry
from backend.visits.tables import Replacement, StoredEntry, Visit, VisitPerson
from criteria.contents import Opening
from criteria.entries import Entry
from criteria.fold import misnaming_of

CHARTER_NOT_ADOPTED = "charter_not_adopted"

# How an entry came, not what it says: a coordinator may accept it.
ACCEPTABLE = frozenset(
    {
        "device_revoked",
        "device_unknown",
        "made_by_another_device",
        "author_not_of_the_device",
        "visit_not_given",
        CHARTER_NOT_ADOPTED,
    }
)


class Sender(msgspec.Struct, frozen=True):
    """The device that pushes: whose entries it may send, and whether it has been revoked.

    `is_known` is False for a rescue file that no device of the caisse has signed.
    """

    device_id: UUID
    people: frozenset[UUID]
    revoked: bool
    is_known: bool = True


UNKNOWN_SENDER = Sender(UUID(int=0), frozenset(), revoked=False, is_known=False)


async def list_given(
    writer: AsyncSession, visits: Collection[UUID], people: frozenset[UUID]
) -> frozenset[UUID]:
    """Return those of the visits that are given to someone, or were, or are to nobody yet."""
    rows = await writer.execute(
        select(col(VisitPerson.visit_id), col(VisitPerson.person_id)).where(
            col(VisitPerson.visit_id).in_(visits)
        )
    )
    ever: dict[UUID, set[UUID]] = {visit_id: set() for visit_id in visits}
    for visit_id, person_id in rows:
        ever[visit_id].add(person_id)
    return frozenset(visit for visit, who in ever.items() if not who or who & people)


async def find_reason_to_park(
    writer: AsyncSession, caisse_id: UUID, sender: Sender, given: Container[UUID], entry: Entry
) -> str | None:
    """Return why an entry that arrives is set aside; None when it counts.

    `given` are the visits that the device may write in, as `list_given` tells.
    """
    if not sender.is_known:
        return "device_unknown"
    if sender.revoked:
        return "device_revoked"
    if UUID(entry.device) != sender.device_id:
        return "made_by_another_device"
    if UUID(entry.author) not in sender.people:
        return "author_not_of_the_device"
    if UUID(entry.visit) not in given:
        return "visit_not_given"
    return await find_fault(writer, caisse_id, entry)


async def find_fault(writer: AsyncSession, caisse_id: UUID, entry: Entry) -> str | None:
    """Return what is wrong with an entry itself, whoever sends it; None when it may be applied."""
    misnaming = misnaming_of(entry, await _find_entries(writer, caisse_id, entry.replaces))
    if misnaming is not None or not isinstance(entry.content, Opening):
        return misnaming
    visit = await writer.get(Visit, UUID(entry.visit), populate_existing=True)
    planned = visit is not None and visit.charter_sha256 is not None
    if planned or entry.content.charter in await list_adopted(writer, caisse_id):
        return None
    return CHARTER_NOT_ADOPTED


async def park_misnaming_children(
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
        reason = misnaming_of(read_entry(row.body), arrived)
        if reason is not None:
            row.parked = reason
            row.number = await take_number(writer, row.visit_id)
    await writer.flush()


async def _find_entries(
    writer: AsyncSession, caisse_id: UUID, names: Iterable[str]
) -> dict[str, Entry]:
    wanted = [UUID(name) for name in names]
    if not wanted:
        return {}
    bodies = (
        await writer.execute(
            select(col(StoredEntry.body)).where(
                col(StoredEntry.caisse_id) == caisse_id,
                col(StoredEntry.id).in_(wanted),
                col(StoredEntry.erased).is_(False),
            )
        )
    ).scalars()
    return {entry.id: entry for entry in (read_entry(b) for b in bodies)}
