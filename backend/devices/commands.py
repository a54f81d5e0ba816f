"""Pairing and revoking devices."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.commands.sign_in import spend_sign_in_code
from backend.accounts.queries import get_caisse, get_current_key, get_person_of
from backend.accounts.secrets import hash_secret, make_code, make_token, read_code
from backend.accounts.tables import Role
from backend.clock import DAY_MS
from backend.devices.queries import list_people_of
from backend.devices.tables import Device, DevicePerson, PairingCode, PairingPerson
from backend.devices.wire import DeviceDraft, PairedView, PairingView
from backend.problems import Problem
from backend.territories.queries import read_caisse_view

PAIRING_LASTS_MS = DAY_MS


async def add_pairing_code(
    writer: AsyncSession, caisse_id: UUID, people: list[UUID], now: int
) -> PairingView:
    """Make a code that lets one device in for these people of the caisse."""
    code = make_code()
    pairing = PairingCode(
        caisse_id=caisse_id, code_sha256=hash_secret(code), lapses_at=now + PAIRING_LASTS_MS
    )
    writer.add(pairing)
    await writer.flush()
    for person_id in sorted(set(people)):
        person = await get_person_of(writer, caisse_id, person_id)
        writer.add(PairingPerson(pairing_code_id=pairing.id, person_id=person.id))
    await writer.flush()
    return PairingView(code, pairing.lapses_at)


async def pair_device(
    writer: AsyncSession, draft: DeviceDraft, now: int, device_id: UUID | None = None
) -> PairedView:
    """Let a device in by a pairing code, or a phone by its owner's own sign-in code.

    `device_id` fixes its id.
    """
    caisse_id, people = await _spend_pairing_code(writer, draft.code, now)
    secret = make_token()
    device = Device(
        caisse_id=caisse_id,
        label=draft.label,
        secret_sha256=hash_secret(secret),
        paired_at=now,
        seen_at=now,
    )
    if device_id is not None:
        device.id = device_id
    writer.add(device)
    await writer.flush()
    for person_id in people:
        writer.add(DevicePerson(device_id=device.id, person_id=person_id))
    await writer.flush()
    key = await get_current_key(writer, caisse_id)
    return PairedView(
        device=device.id,
        secret=secret,
        caisse=await read_caisse_view(writer, await get_caisse(writer, caisse_id)),
        people=await list_people_of(writer, device.id),
        public_key=key.public_spki,
        key_id=key.id,
    )


async def revoke_device(writer: AsyncSession, caisse_id: UUID, device_id: UUID, now: int) -> None:
    """Refuse a device from now on; one already revoked keeps its date."""
    of_caisse = (col(Device.id) == device_id, col(Device.caisse_id) == caisse_id)
    if (await writer.execute(select(col(Device.id)).where(*of_caisse))).first() is None:
        raise Problem(404, "unknown-device", "no such device in this caisse")
    await writer.execute(
        update(Device).where(*of_caisse, col(Device.revoked_at).is_(None)).values(revoked_at=now)
    )


async def _spend_pairing_code(
    writer: AsyncSession, typed: str, now: int
) -> tuple[UUID, list[UUID]]:
    spent = (
        update(PairingCode)
        .where(
            col(PairingCode.code_sha256) == hash_secret(read_code(typed)),
            col(PairingCode.spent_at).is_(None),
            col(PairingCode.lapses_at) > now,
        )
        .values(spent_at=now)
        .returning(col(PairingCode.id), col(PairingCode.caisse_id))
    )
    row = (await writer.execute(spent)).one_or_none()
    if row is None:
        return await _spend_own_code(writer, typed, now)
    people = select(col(PairingPerson.person_id)).where(
        col(PairingPerson.pairing_code_id) == row.id
    )
    return row.caisse_id, list((await writer.execute(people)).scalars())


async def _spend_own_code(writer: AsyncSession, typed: str, now: int) -> tuple[UUID, list[UUID]]:
    entrant = await spend_sign_in_code(writer, typed, now)
    if entrant is None:
        raise Problem(401, "code-refused", "this code is unknown, already used or too old")
    held = select(col(Role.caisse_id)).where(
        col(Role.person_id) == entrant.person_id, col(Role.name) == "volunteer"
    )
    if entrant.caisse_id is not None:
        held = held.where(col(Role.caisse_id) == entrant.caisse_id)
    caisses = list((await writer.execute(held.order_by(col(Role.caisse_id)))).scalars())
    if len(caisses) != 1:
        raise Problem(409, "not-one-caisse", "this person does not volunteer in just one caisse")
    return caisses[0], [entrant.person_id]
