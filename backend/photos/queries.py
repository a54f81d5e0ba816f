"""Who may see a photo: a hash alone gives no access (design 5)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.photos.tables import Photo
from backend.visits.tables import StoredEntry, VisitPerson


async def may_device_see(
    reader: AsyncSession, caisse_id: UUID, sha256: str, people: frozenset[UUID]
) -> bool:
    """Tell whether a visit given to one of these people shows this photo."""
    shown = (
        select(col(StoredEntry.id))
        .join(VisitPerson, col(VisitPerson.visit_id) == col(StoredEntry.visit_id))
        .where(
            col(StoredEntry.caisse_id) == caisse_id,
            col(StoredEntry.photo_sha256) == sha256,
            col(VisitPerson.person_id).in_(people),
            col(VisitPerson.taken_away).is_(False),
        )
        .limit(1)
    )
    return (await reader.execute(shown)).first() is not None


async def is_held(reader: AsyncSession, caisse_id: UUID, sha256: str) -> bool:
    """Tell whether the caisse holds these bytes."""
    return await reader.get(Photo, (caisse_id, sha256)) is not None
