"""Emptying visits: entries keep their ids, so that what comes again has its receipt (design 7)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.photos.erasing import erase_photos
from backend.visits.tables import ConflictingBody, HeldVisit, Replacement, StoredEntry, Visit


async def erase_visits(
    writer: AsyncSession, caisse_id: UUID, visits: Collection[UUID], now: int
) -> list[str]:
    """Empty visits of a caisse, and return the photos whose bytes are to be removed.

    What devices still send of them is acknowledged and not kept. The visits are locked before.
    """
    await writer.execute(
        update(Visit)
        .where(col(Visit.id).in_(visits), col(Visit.erased_at).is_(None))
        .values(erased_at=now)
    )
    await writer.execute(delete(HeldVisit).where(col(HeldVisit.visit_id).in_(visits)))
    of_visits = (col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.visit_id).in_(visits))
    rows = await writer.execute(
        select(col(StoredEntry.id), col(StoredEntry.photo_sha256)).where(*of_visits)
    )
    names = {row.id: row.photo_sha256 for row in rows}
    for table in (ConflictingBody, Replacement):
        key = ConflictingBody.id if table is ConflictingBody else Replacement.entry_id
        await writer.execute(
            delete(table).where(col(table.caisse_id) == caisse_id, col(key).in_(names))
        )
    await writer.execute(
        update(StoredEntry)
        .where(*of_visits)
        .values(erased=True, body="", sha256="", field="", photo_sha256=None, parked=None)
        .execution_options(synchronize_session=False)
    )
    return await erase_photos(writer, caisse_id, {one for one in names.values() if one})


async def list_erased(session: AsyncSession, visits: Collection[UUID]) -> frozenset[UUID]:
    """Return those of the visits that are erased."""
    found = select(col(Visit.id)).where(
        col(Visit.id).in_(visits), col(Visit.erased_at).is_not(None)
    )
    return frozenset((await session.execute(found)).scalars())
