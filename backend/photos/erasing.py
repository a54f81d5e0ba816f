"""Photos that were erased: their bytes go, and do not come back (design 7, 10)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.database import Database, insert_if_absent
from backend.photos.store import PhotoStore
from backend.photos.tables import ErasedPhoto, Photo, PhotoSender
from backend.visits.tables import StoredEntry


async def is_erased(session: AsyncSession, caisse_id: UUID, sha256: str) -> bool:
    """Tell whether a photo was erased, and no visit that stands shows it."""
    if await session.get(ErasedPhoto, (caisse_id, sha256)) is None:
        return False
    return not await _list_shown(session, caisse_id, [sha256])


async def remove_erased(
    database: Database, store: PhotoStore, caisse_id: UUID, photos: Collection[str]
) -> None:
    """Remove the bytes of those of these photos that were erased; after the commit that did."""
    async with database.reader() as reader:
        gone = [one for one in photos if await is_erased(reader, caisse_id, one)]
    for sha256 in gone:
        await store.remove(caisse_id, sha256)


async def erase_photos(writer: AsyncSession, caisse_id: UUID, photos: Collection[str]) -> list[str]:
    """Note these photos as erased and return those whose bytes are to go: no visit shows them.

    The entries that showed them are erased before.
    """
    for sha256 in sorted(photos):
        await insert_if_absent(writer, ErasedPhoto, caisse_id=caisse_id, sha256=sha256)
    gone = sorted(set(photos) - await _list_shown(writer, caisse_id, photos))
    for table in (PhotoSender, Photo):
        await writer.execute(
            delete(table).where(col(table.caisse_id) == caisse_id, col(table.sha256).in_(gone))
        )
    return gone


async def _list_shown(
    session: AsyncSession, caisse_id: UUID, photos: Collection[str]
) -> set[str | None]:
    shown = select(col(StoredEntry.photo_sha256)).where(
        col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.photo_sha256).in_(photos)
    )
    return set((await session.execute(shown)).scalars())
