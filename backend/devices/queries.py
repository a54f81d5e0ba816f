"""Reads about devices."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse, get_current_key
from backend.accounts.tables import Person, Role
from backend.accounts.wire import NamedPerson
from backend.clock import civil_date
from backend.devices.tables import Device, DevicePerson
from backend.devices.wire import DeviceView, OwnDeviceView
from backend.register.queries import find_adopted_charter
from backend.sorting import sorting_key
from backend.territories.queries import read_caisse_view
from backend.visits.queries import list_charters_needed


async def list_people_of(session: AsyncSession, device_id: UUID) -> list[NamedPerson]:
    """Return the people who may use a device and still hold a role in its caisse."""
    people = (
        select(col(Person.id), col(Person.name))
        .join(DevicePerson, col(DevicePerson.person_id) == col(Person.id))
        .join(Device, col(Device.id) == col(DevicePerson.device_id))
        .where(
            col(Device.id) == device_id,
            select(col(Role.name))
            .where(
                col(Role.person_id) == col(Person.id),
                col(Role.caisse_id) == col(Device.caisse_id),
            )
            .exists(),
        )
    )
    rows = (await session.execute(people)).all()
    return sorted(
        (NamedPerson(i, name) for i, name in rows), key=lambda person: sorting_key(person.name)
    )


async def get_own_device(session: AsyncSession, device_id: UUID, now: int) -> OwnDeviceView:
    """Return what the calling device needs to work offline."""
    device = await session.get_one(Device, device_id)
    caisse = await get_caisse(session, device.caisse_id)
    today = civil_date(now, caisse.time_zone)
    key = await get_current_key(session, device.caisse_id)
    people = await list_people_of(session, device_id)
    return OwnDeviceView(
        device=device.id,
        label=device.label,
        caisse=await read_caisse_view(session, caisse),
        people=people,
        public_key=key.public_spki,
        key_id=key.id,
        charters=await list_charters_needed(session, device.caisse_id, [p.id for p in people]),
        server_time=now,
        charter=await find_adopted_charter(session, device.caisse_id, today),
    )


async def list_devices(session: AsyncSession, caisse_id: UUID) -> list[DeviceView]:
    """Return the devices of a caisse, newest first."""
    devices = select(Device).where(col(Device.caisse_id) == caisse_id)
    people = (
        select(col(DevicePerson.device_id), col(Person.id), col(Person.name))
        .join(Person, col(Person.id) == col(DevicePerson.person_id))
        .join(Device, col(Device.id) == col(DevicePerson.device_id))
        .where(col(Device.caisse_id) == caisse_id)
    )
    by_device: dict[UUID, list[NamedPerson]] = defaultdict(list)
    for device_id, person_id, name in (await session.execute(people)).all():
        by_device[device_id].append(NamedPerson(person_id, name))
    rows = (await session.execute(devices.order_by(col(Device.paired_at).desc()))).scalars()
    return [
        DeviceView(d.id, d.label, by_device[d.id], d.paired_at, d.seen_at, d.revoked_at)
        for d in rows
    ]
