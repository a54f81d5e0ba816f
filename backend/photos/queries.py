"""Who may see a photo: a hash alone gives no access (design 5)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.photos.tables import Photo, PhotoSender
from backend.visits.reading import read_entry
from backend.visits.tables import StoredEntry, VisitPerson


async def may_device_see(
    reader: AsyncSession, caisse_id: UUID, sha256: str, people: frozenset[UUID]
) -> bool:
    """Tell whether a visit given to one of these people shows this photo.

    Only a device that has sent the bytes shows them: to name a hash is not to have the photo.
    """
    naming = (
        select(col(StoredEntry.body))
        .join(VisitPerson, col(VisitPerson.visit_id) == col(StoredEntry.visit_id))
        .where(
            col(StoredEntry.caisse_id) == caisse_id,
            col(StoredEntry.photo_sha256) == sha256,
            col(StoredEntry.parked).is_(None),
            col(VisitPerson.person_id).in_(people),
            col(VisitPerson.taken_away).is_(False),
        )
        .distinct()
    )
    senders = select(col(PhotoSender.device_id)).where(
        col(PhotoSender.caisse_id) == caisse_id, col(PhotoSender.sha256) == sha256
    )
    sent_by = set((await reader.execute(senders)).scalars())
    bodies = (await reader.execute(naming)).scalars()
    return any(_device_of(body) in sent_by for body in bodies)


def _device_of(body: str) -> UUID:
    return UUID(read_entry(body).device)


async def is_held(reader: AsyncSession, caisse_id: UUID, sha256: str) -> bool:
    """Tell whether the caisse holds these bytes."""
    return await reader.get(Photo, (caisse_id, sha256)) is not None
