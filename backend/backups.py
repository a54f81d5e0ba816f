"""A backup: one archive of the database, the photos and a manifest of hashes.

The database holds the keys of the caisses and what opens the seals of their registers: an archive
is as private as the data folder.
"""

import hashlib
import io
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO
from uuid import UUID

import msgspec
from sqlalchemy import Connection, create_engine, func, select
from sqlalchemy.engine import make_url
from sqlmodel import col

from backend import migrate
from backend.accounts.tables import Caisse
from backend.database import sync_url
from backend.photos.store import PhotoStore
from backend.photos.tables import Photo
from backend.register.tables import RegisterLine

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "grillon.sqlite"


class FileFact(msgspec.Struct, frozen=True):
    """The hash and the size of a file of the archive."""

    sha256: str
    size_bytes: int


class RegisterHead(msgspec.Struct, frozen=True):
    """The last line of a register."""

    n: int
    hash: str


class Manifest(msgspec.Struct, frozen=True):
    """What an archive holds; it is its last member, so that a cut archive has none.

    `missing` names photos that the database speaks of and the store no longer holds. Without
    `grillon.sqlite` among the files the database was a PostgreSQL, saved by its own means.
    """

    format: int
    release: str
    made_at: int
    revision: str | None
    files: dict[str, FileFact]
    registers: dict[str, RegisterHead]
    missing: list[str]


async def make_backup(
    database_url: str, photo_store: PhotoStore, target: Path, release: str, now: int
) -> Manifest:
    """Write the archive at `target`, in place of any file there, while the server runs.

    The database is one consistent snapshot, and the photos are those that it names. Killed at any
    moment, there is the whole archive or none.
    """
    with draft_folder(target.parent) as draft:
        snapshot_url = _snapshot(database_url, draft / DATABASE)
        with _connect(snapshot_url) as connection:
            photos = _list_photos(connection)
            registers = _read_heads(connection)
        files: dict[str, FileFact] = {}
        missing: list[str] = []
        archive = draft / "archive"
        with tarfile.open(archive, "w:gz", compresslevel=4) as tar:
            if (draft / DATABASE).exists():
                files[DATABASE] = _add_file(tar, draft / DATABASE, DATABASE, now)
            for caisse_id, sha256 in sorted(photos):
                body = await photo_store.get(caisse_id, sha256)
                name = f"photos/{caisse_id}/{sha256}.jpg"
                if body is None:
                    missing.append(name)
                else:
                    files[name] = _add_bytes(tar, body, name, now)
            revision = migrate.find_revision(snapshot_url)
            manifest = Manifest(FORMAT, release, now, revision, files, registers, missing)
            body = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
            _add_bytes(tar, body, MANIFEST, now)
        archive.chmod(0o600)
        flush(archive)
        archive.replace(target)
        flush(target.parent)
    return manifest


@contextmanager
def draft_folder(parent: Path) -> Iterator[Path]:
    """Give a private folder next to where its content is to land, removed at the end."""
    draft = Path(tempfile.mkdtemp(prefix=".grillon-", dir=parent))
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def sqlite_path(database_url: str) -> Path | None:
    """Return the file of a SQLite database, None for another database."""
    url = make_url(database_url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def flush(path: Path) -> None:
    """Wait until a file or a folder is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hash_file(file: IO[bytes], copy: IO[bytes] | None = None) -> FileFact:
    """Return the hash and the size of what is left to read, copied on the way if asked."""
    digest, size = hashlib.sha256(), 0
    while block := file.read(1 << 20):
        digest.update(block)
        size += len(block)
        if copy is not None:
            copy.write(block)
    return FileFact(digest.hexdigest(), size)


def read_heads(database_url: str) -> dict[str, RegisterHead]:
    """Return the last line of the register of each caisse, by slug."""
    with _connect(database_url) as connection:
        return _read_heads(connection)


def _snapshot(database_url: str, target: Path) -> str:
    """Copy a SQLite database page by page, as of one moment, to a file of its own."""
    source = sqlite_path(database_url)
    if source is None:
        return database_url
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30)) as running,
        closing(sqlite3.connect(target)) as copy,
    ):
        running.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return f"sqlite:///{target}"


@contextmanager
def _connect(url: str) -> Iterator[Connection]:
    engine = create_engine(sync_url(url))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _list_photos(connection: Connection) -> list[tuple[UUID, str]]:
    columns = (col(Photo.caisse_id), col(Photo.sha256))
    return [(caisse, sha256) for caisse, sha256 in connection.execute(select(*columns))]


def _read_heads(connection: Connection) -> dict[str, RegisterHead]:
    last = (
        select(col(RegisterLine.caisse_id), func.max(col(RegisterLine.n)).label("n"))
        .group_by(col(RegisterLine.caisse_id))
        .subquery()
    )
    rows = connection.execute(
        select(col(Caisse.slug), col(RegisterLine.n), col(RegisterLine.hash))
        .join(RegisterLine, col(RegisterLine.caisse_id) == col(Caisse.id))
        .join(
            last,
            (last.c.caisse_id == col(RegisterLine.caisse_id)) & (last.c.n == col(RegisterLine.n)),
        )
        .order_by(col(Caisse.slug))
    )
    return {slug: RegisterHead(n, stored) for slug, n, stored in rows}


def _add_file(tar: tarfile.TarFile, path: Path, name: str, now: int) -> FileFact:
    with path.open("rb") as file:
        fact = hash_file(file)
        file.seek(0)
        tar.addfile(_member(name, fact.size_bytes, now), file)
    return fact


def _add_bytes(tar: tarfile.TarFile, body: bytes, name: str, now: int) -> FileFact:
    tar.addfile(_member(name, len(body), now), io.BytesIO(body))
    return FileFact(hashlib.sha256(body).hexdigest(), len(body))


def _member(name: str, size_bytes: int, now: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = size_bytes, now // 1000, 0o600
    return member
