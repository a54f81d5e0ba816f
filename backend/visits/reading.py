"""Reading what is stored of a visit: the one place that makes entries of rows again."""

from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.visits.tables import StoredEntry
from criteria.entries import Entry, check_entry


class StoredVisit(msgspec.Struct, frozen=True):
    """The entries of a visit by id, why some are parked, and the submissions that have a line."""

    known: dict[str, Entry]
    parked: dict[str, str]
    sealed: frozenset[str]


async def read_stored(session: AsyncSession, visit_id: UUID) -> StoredVisit:
    """Return what is stored of a visit; what was erased of it is left out."""
    columns = select(
        col(StoredEntry.id),
        col(StoredEntry.body),
        col(StoredEntry.parked),
        col(StoredEntry.sealed),
    ).where(col(StoredEntry.visit_id) == visit_id, col(StoredEntry.erased).is_(False))
    rows = (await session.execute(columns)).all()
    return StoredVisit(
        known={str(row.id): read_entry(row.body) for row in rows},
        parked={str(row.id): row.parked for row in rows if row.parked is not None},
        sealed=frozenset(str(row.id) for row in rows if row.sealed),
    )


def read_entry(body: str) -> Entry:
    """Return an entry from the canonical bytes that were stored of it."""
    return check_entry(msgspec.json.decode(body))
