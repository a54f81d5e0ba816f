"""Keeping a photo that a device sends."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.database import Database, insert_if_absent
from backend.photos.check import check_photo
from backend.photos.erasing import is_erased
from backend.photos.store import PhotoStore
from backend.photos.tables import Photo, PhotoSender
from backend.photos.wire import PhotoReceipt
from backend.register.append import wait_for_register

CHECKS_AT_ONCE = 2
"""A photo takes up to 100 MB while it is decoded."""

# Threads of their own: the server answers meanwhile, and a crowd of photos waits its turn.
CHECKING = ThreadPoolExecutor(CHECKS_AT_ONCE, thread_name_prefix="photo")


async def keep_photo(
    database: Database,
    store: PhotoStore,
    caisse_id: UUID,
    device_id: UUID | None,
    sha256: str,
    body: bytes,
    now: int,
) -> PhotoReceipt:
    """Check and store a photo; the receipt means that its bytes are on disk. Twice is once.

    One that was erased has its receipt too, so that the device forgets it, and is not kept. Without
    a device nobody is noted as its sender: the committee sees it, tablets do not.
    """
    await asyncio.get_running_loop().run_in_executor(CHECKING, check_photo, body, sha256)
    await store.put(caisse_id, sha256, body)
    async with database.writer() as writer:
        kept = await keep_sent_photo(writer, caisse_id, device_id, sha256, len(body), now)
    if not kept:
        await store.remove(caisse_id, sha256)
    return PhotoReceipt(sha256, len(body))


async def keep_sent_photo(
    writer: AsyncSession,
    caisse_id: UUID,
    device_id: UUID | None,
    sha256: str,
    size_bytes: int,
    now: int,
) -> bool:
    """Note that a device sent a checked photo whose bytes are stored; False where it was erased.

    An erasure at the same instant is waited for (backend.photos.erasing). Twice is once.
    """
    await wait_for_register(writer, caisse_id)
    if await is_erased(writer, caisse_id, sha256):
        return False
    photo = {"size_bytes": size_bytes, "received_at": now}
    await insert_if_absent(writer, Photo, caisse_id=caisse_id, sha256=sha256, **photo)
    if device_id is not None:
        await insert_if_absent(
            writer, PhotoSender, caisse_id=caisse_id, sha256=sha256, device_id=device_id
        )
    return True
