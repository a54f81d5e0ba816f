"""Taking a caisse's register out of its tables, to verify it or to hand it over."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Caisse
from backend.charters.tables import CharterVersion
from backend.register import tables
from backend.register.export import Opening, RegisterExport, StoredLine
from backend.territories.tables import TerritoryOutline
from backend.visits.tables import StoredEntry


async def read_export(session: AsyncSession, caisse_id: UUID) -> RegisterExport:
    """Return the register of a caisse as it is stored, with all that opens its seals."""
    return RegisterExport(
        lines=await _list_lines(session, caisse_id),
        openings=await _list_openings(session, caisse_id),
        charters=await _list_charters(session, caisse_id),
        outlines=await _list_outlines(session, caisse_id),
    )


async def _list_lines(session: AsyncSession, caisse_id: UUID) -> tuple[StoredLine, ...]:
    rows = await session.execute(
        select(col(tables.RegisterLine.body), col(tables.RegisterLine.hash))
        .where(col(tables.RegisterLine.caisse_id) == caisse_id)
        .order_by(col(tables.RegisterLine.n))
    )
    return tuple(StoredLine(body, stored) for body, stored in rows)


async def _list_openings(session: AsyncSession, caisse_id: UUID) -> tuple[Opening, ...]:
    rows = (
        await session.execute(
            select(tables.Opening)
            .where(col(tables.Opening.caisse_id) == caisse_id)
            .order_by(col(tables.Opening.n), col(tables.Opening.name))
        )
    ).scalars()
    entries = {
        str(name): body
        for name, body in await session.execute(
            select(col(StoredEntry.id), col(StoredEntry.body)).where(
                col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.erased).is_(False)
            )
        )
    }
    return tuple(
        Opening(row.n, row.name, row.salt, payload)
        for row in rows
        if (payload := row.payload if row.payload is not None else entries.get(row.name))
        is not None
    )


async def _list_charters(session: AsyncSession, caisse_id: UUID) -> dict[str, bytes]:
    rows = await session.execute(
        select(col(CharterVersion.sha256), col(CharterVersion.body))
        .join(Caisse, col(Caisse.federation_id) == col(CharterVersion.federation_id))
        .where(col(Caisse.id) == caisse_id)
        .order_by(col(CharterVersion.sha256))
    )
    return {sha256: body.encode() for sha256, body in rows}


async def _list_outlines(session: AsyncSession, caisse_id: UUID) -> dict[str, bytes]:
    rows = await session.execute(
        select(col(TerritoryOutline.sha256), col(TerritoryOutline.body))
        .where(col(TerritoryOutline.caisse_id) == caisse_id)
        .order_by(col(TerritoryOutline.sha256))
    )
    return {sha256: body.encode() for sha256, body in rows}
