"""Writing a line at the end of a caisse's register (design 7)."""

import secrets
from collections.abc import Mapping
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Caisse
from backend.register.facts import Clear
from backend.register.line import Head, Line, line_bytes, line_hash, next_line
from backend.register.seal import SALT_BYTES, seal_bytes
from backend.register.tables import Opening, RegisterLine
from criteria.canonical import canonical_bytes
from criteria.entries import Entry, entry_bytes

Payload = Entry | Mapping[str, object]


async def append_line(
    writer: AsyncSession,
    caisse_id: UUID,
    clear: Clear,
    payloads: Mapping[str, Payload],
    *,
    decided_on: date | None,
    now: int,
) -> Line:
    """Write the next line with a seal per payload, under the lock of the caisse's row.

    The payload of an entry stays in the table of entries; others are kept beside their salt.
    """
    await lock_register(writer, caisse_id)
    salts = {name: secrets.token_bytes(SALT_BYTES) for name in payloads}
    bodies = {name: _to_bytes(payload) for name, payload in payloads.items()}
    line = next_line(
        await find_head(writer, caisse_id),
        caisse=str(caisse_id),
        clear=clear,
        seals={name: seal_bytes(salts[name], bodies[name]) for name in payloads},
        recorded_at=now,
        decided_on=decided_on,
    )
    writer.add(_to_row(caisse_id, line))
    await writer.flush()
    for name, payload in payloads.items():
        kept = None if isinstance(payload, Entry) else bodies[name].decode()
        opening = Opening(
            caisse_id=caisse_id, n=line.n, name=name, salt=salts[name].hex(), payload=kept
        )
        writer.add(opening)
    await writer.flush()
    return line


async def find_head(session: AsyncSession, caisse_id: UUID) -> Head | None:
    """Return where the register of a caisse stands; None while it is empty."""
    last = (
        select(col(RegisterLine.n), col(RegisterLine.hash))
        .where(col(RegisterLine.caisse_id) == caisse_id)
        .order_by(col(RegisterLine.n).desc())
        .limit(1)
    )
    row = (await session.execute(last)).one_or_none()
    return None if row is None else Head(row.n, row.hash)


async def lock_register(writer: AsyncSession, caisse_id: UUID) -> None:
    """Hold the caisse's row until the commit: one transaction at a time writes its register.

    Rows that name the caisse may be inserted meanwhile: two that have, and then both write a line,
    would otherwise wait for each other. Visits are locked before (backend.visits.locks).
    """
    held = select(col(Caisse.id)).where(col(Caisse.id) == caisse_id)
    (await writer.execute(held.with_for_update(key_share=True))).scalar_one()


async def wait_for_register(writer: AsyncSession, caisse_id: UUID) -> None:
    """Wait for whoever holds the register of a caisse, and let nobody hold it until the commit.

    What the transaction reads from then on is what that one left. Those who only wait do not hinder
    each other.
    """
    held = select(col(Caisse.id)).where(col(Caisse.id) == caisse_id)
    (await writer.execute(held.with_for_update(read=True))).scalar_one()


def _to_bytes(payload: Payload) -> bytes:
    if isinstance(payload, Entry):
        return entry_bytes(payload)
    return canonical_bytes(dict(payload))


def _to_row(caisse_id: UUID, line: Line) -> RegisterLine:
    facts = msgspec.to_builtins(line.clear)
    return RegisterLine(
        caisse_id=caisse_id,
        n=line.n,
        prev=line.prev,
        hash=line_hash(line),
        kind=line.kind,
        outlet_id=UUID(facts["outlet"]) if "outlet" in facts else None,
        body=line_bytes(line).decode(),
        recorded_at=line.recorded_at,
    )
