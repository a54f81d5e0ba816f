"""What is set aside in a caisse, in groups that a coordinator accepts with one press."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Person
from backend.deciding.words import say_parked
from backend.devices.tables import Device
from backend.outlets.tables import Sheet
from backend.rescue.wire import ParkedGroup
from backend.visits.parking import ACCEPTABLE
from backend.visits.reading import read_entry
from backend.visits.tables import StoredEntry, Visit
from criteria.contents import Opening
from criteria.entries import Entry

MOST_LISTED = 2_000
SOMEONE = "quelqu’un que la caisse ne connaît pas"


class Parked(NamedTuple):
    """An entry set aside, and when it came."""

    entry: Entry
    reason: str
    received_at: int


class Key(NamedTuple):
    """What the entries of a group have in common."""

    visit: str
    author: str
    device: str
    reason: str


async def list_parked_groups(reader: AsyncSession, caisse_id: UUID) -> list[ParkedGroup]:
    """Return what is set aside, the group that came last first; 2 000 entries at most."""
    parked = await _list_parked(reader, caisse_id)
    groups: dict[Key, list[Parked]] = defaultdict(list)
    for one in parked:
        entry = one.entry
        groups[Key(entry.visit, entry.author, entry.device, one.reason)].append(one)
    people = await _name_people(reader, {key.author for key in groups})
    devices = await _name_devices(reader, caisse_id, {key.device for key in groups})
    outlets = await _name_outlets(reader, caisse_id, {key.visit for key in groups})
    found = [
        ParkedGroup(
            visit=UUID(key.visit),
            outlet=outlets.get(key.visit) or _find_suggested(members),
            author=people.get(key.author, SOMEONE),
            device=devices.get(key.device),
            reason=key.reason,
            words=say_parked(key.reason),
            is_acceptable=key.reason in ACCEPTABLE,
            received_at=max(one.received_at for one in members),
            entries=[UUID(one.entry.id) for one in members],
        )
        for key, members in groups.items()
    ]
    return sorted(found, key=lambda one: (-one.received_at, one.visit, one.reason, one.author))


async def _list_parked(reader: AsyncSession, caisse_id: UUID) -> list[Parked]:
    rows = await reader.execute(
        select(col(StoredEntry.body), col(StoredEntry.parked), col(StoredEntry.received_at))
        .where(
            col(StoredEntry.caisse_id) == caisse_id,
            col(StoredEntry.parked).is_not(None),
            col(StoredEntry.erased).is_(False),
        )
        .order_by(col(StoredEntry.id))
        .limit(MOST_LISTED)
    )
    return [Parked(read_entry(row.body), row.parked, row.received_at) for row in rows]


async def _name_people(reader: AsyncSession, people: Collection[str]) -> dict[str, str]:
    rows = await reader.execute(
        select(col(Person.id), col(Person.name)).where(col(Person.id).in_(_to_uuids(people)))
    )
    return {str(person_id): name for person_id, name in rows}


async def _name_devices(
    reader: AsyncSession, caisse_id: UUID, devices: Collection[str]
) -> dict[str, str]:
    rows = await reader.execute(
        select(col(Device.id), col(Device.label)).where(
            col(Device.caisse_id) == caisse_id, col(Device.id).in_(_to_uuids(devices))
        )
    )
    return {str(device_id): label for device_id, label in rows}


async def _name_outlets(
    reader: AsyncSession, caisse_id: UUID, visits: Collection[str]
) -> dict[str, str]:
    rows = await reader.execute(
        select(col(Visit.id), col(Sheet.name))
        .join(Sheet, col(Sheet.outlet_id) == col(Visit.outlet_id))
        .where(col(Visit.caisse_id) == caisse_id, col(Visit.id).in_(_to_uuids(visits)))
    )
    return {str(visit_id): name for visit_id, name in rows}


def _find_suggested(members: Iterable[Parked]) -> str | None:
    """Return the name of the place that whoever opened the visit suggested."""
    for one in members:
        content = one.entry.content
        if isinstance(content, Opening) and content.suggested is not None:
            return content.suggested.name
    return None


def _to_uuids(names: Collection[str]) -> list[UUID]:
    return [UUID(name) for name in names]
