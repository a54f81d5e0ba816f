"""Where the bytes of photos lie: a folder, or an S3-compatible bucket, by URL."""

import asyncio
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import UUID

from obstore.exceptions import NotFoundError
from obstore.store import LocalStore, from_url

SUFFIX = ".jpg"


class PhotoStore:
    """Photos by caisse and hash; what `put` returned from is on disk, or the bucket has it."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._folder = Path(unquote(parts.path)) if parts.scheme == "file" else None
        if self._folder is None:
            self._store = from_url(url)
        else:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._store = LocalStore(self._folder)

    async def put(self, caisse_id: UUID, sha256: str, body: bytes) -> None:
        """Keep the bytes; the same again changes nothing."""
        name = _name(caisse_id, sha256)
        await self._store.put_async(name, body)
        if self._folder is not None:
            await asyncio.to_thread(_flush, self._folder / name)

    async def get(self, caisse_id: UUID, sha256: str) -> bytes | None:
        """Return the bytes, or None when they are not held."""
        try:
            found = await self._store.get_async(_name(caisse_id, sha256))
        except (NotFoundError, FileNotFoundError):
            return None
        return bytes(await found.bytes_async())

    async def list_held(self) -> list[tuple[UUID, str]]:
        """Return the caisse and the hash of every photo whose bytes are held, sorted."""
        held: list[tuple[UUID, str]] = []
        async for page in self._store.list():
            held += [_read_name(one["path"]) for one in page if one["path"].endswith(SUFFIX)]
        return sorted(held)

    async def remove(self, caisse_id: UUID, sha256: str) -> None:
        """Forget the bytes; absent ones are no error."""
        try:
            await self._store.delete_async(_name(caisse_id, sha256))
        except (NotFoundError, FileNotFoundError):
            return


def _name(caisse_id: UUID, sha256: str) -> str:
    return f"{caisse_id}/{sha256[:2]}/{sha256}{SUFFIX}"


def _read_name(name: str) -> tuple[UUID, str]:
    caisse_id, _, file = name.split("/")
    return UUID(caisse_id), file.removesuffix(SUFFIX)


def _flush(path: Path) -> None:
    for place in (path, path.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
