"""Photos that were erased: their bytes go, and do not come back (design 7, 10)."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.database import Database, insert_if_absent
from backend.photos.store import PhotoStore
from backend.photos.tables import ErasedPhoto, Photo, PhotoSender
from backend.register.append import lock_register
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


async def sweep_erased(database: Database, store: PhotoStore) -> None:
    """Remove the bytes of every photo that was erased and that no visit shows.

    They are removed right after the erasure. Left for this sweep, which runs when the server starts
    and every night, are those of a process that died in between, and those of a visit begun on a
    tablet whose opening came after its photos and named an erased outlet.
    """
    async with database.reader() as reader:
        rows = await reader.execute(select(col(ErasedPhoto.caisse_id), col(ErasedPhoto.sha256)))
        erased: dict[UUID, list[str]] = defaultdict(list)
        for caisse_id, sha256 in rows:
            erased[caisse_id].append(sha256)
    for caisse_id, photos in erased.items():
        await remove_erased(database, store, caisse_id, photos)


async def erase_photos(writer: AsyncSession, caisse_id: UUID, photos: Collection[str]) -> list[str]:
    """Note these photos as erased and return those whose bytes are to go: no visit shows them.

    The entries that showed them are erased before. The register is held, so that the same photo
    that is being kept at this instant is either found here or refused there.
    """
    if not photos:
        return []
    await lock_register(writer, caisse_id)
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
