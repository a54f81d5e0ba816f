"""Holding visits until the commit. Everybody locks in one order: visits by id, then the register.

`FOR NO KEY UPDATE`: rows that merely name a visit may be inserted meanwhile. A transaction that
wrote such rows and then asks for more would otherwise wait for another that did the same.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.visits.tables import Visit


async def lock_visits(
    writer: AsyncSession, caisse_id: UUID, visits: Collection[UUID]
) -> frozenset[UUID]:
    """Hold these visits, and return those of them that belong to the caisse."""
    rows = await _lock(writer, col(Visit.id).in_(visits))
    return frozenset(visit_id for visit_id, of in rows if of == caisse_id)


async def lock_visits_of(writer: AsyncSession, caisse_id: UUID, outlet_id: UUID) -> list[UUID]:
    """Hold every visit of an outlet in the caisse, before its register is locked; return them."""
    rows = await _lock(writer, col(Visit.caisse_id) == caisse_id, col(Visit.outlet_id) == outlet_id)
    return [visit_id for visit_id, _ in rows]


async def _lock(writer: AsyncSession, *which: ColumnElement[bool]) -> list[tuple[UUID, UUID]]:
    locked = (
        select(col(Visit.id), col(Visit.caisse_id))
        .where(*which)
        .order_by(col(Visit.id))
        .with_for_update(key_share=True)
    )
    return [(row[0], row[1]) for row in await writer.execute(locked)]
