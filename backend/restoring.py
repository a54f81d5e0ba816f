"""Bringing a backup back: all of it verified first, then one rename that is the point of no return.

Killed at any moment, the data folder holds the old database whole or the new one whole; photos lie
under their hash, so that one too many harms nothing and goes at the next restoration.
"""

import re
import shutil
import sqlite3
import tarfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import Literal
from uuid import UUID

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from backend import migrate
from backend.backups import (
    DATABASE,
    FORMAT,
    MANIFEST,
    FileFact,
    Manifest,
    draft_folder,
    flush,
    hash_file,
    read_heads,
    sqlite_path,
)
from backend.photos.store import PhotoStore

PHOTO_NAME = re.compile(r"photos/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f]{64})\.jpg")

Reason = Literal[
    "unreadable",  # not an archive, or one that was cut
    "not_a_backup",  # no manifest, or a member that no backup has
    "other_format",
    "file_missing",
    "file_differs",
    "database_damaged",
    "later_release",  # a migration that this release does not know
    "other_database",  # SQLite here and PostgreSQL there
    "not_empty",
    "in_use",
]


class RestoreRefused(ValueError):
    """A backup that is not brought back; `at` names the file or the migration at fault."""

    def __init__(self, reason: Reason, at: str = "") -> None:
        super().__init__(f"{reason} {at}".strip())
        self.reason = reason
        self.at = at


async def restore_backup(
    archive: Path, database_url: str, photo_store: PhotoStore, site: Path, replace: bool
) -> Manifest:
    """Bring a backup back; raises RestoreRefused before anything is touched.

    No other program may hold the data folder. What was there is kept unless `replace`. The public
    `site` is removed: it is published again at the next start.
    """
    path = sqlite_path(database_url)
    old_photos = await photo_store.list_held()
    if not replace and (old_photos or (path is not None and path.exists())):
        raise RestoreRefused("not_empty")
    home = path.parent if path is not None else site.parent
    _remove_drafts(home)
    with draft_folder(home) as draft:
        manifest = _unpack(archive, draft)
        _check(manifest, draft, is_sqlite=path is not None)
        photos = await _bring_photos(manifest, draft, photo_store)
        if path is not None:
            _settle_journal(path)
            flush(draft / DATABASE)
            (draft / DATABASE).replace(path)
            flush(path.parent)
    for caisse_id, sha256 in sorted(set(old_photos) - photos):
        await photo_store.remove(caisse_id, sha256)
    shutil.rmtree(site, ignore_errors=True)
    return manifest


def _remove_drafts(home: Path) -> None:
    """Remove what restorations that were killed have left."""
    for draft in home.glob(".grillon-*"):
        shutil.rmtree(draft, ignore_errors=True)


def _unpack(archive: Path, draft: Path) -> Manifest:
    """Unpack into the draft only what a backup holds, each file hashed on the way."""
    found: dict[str, FileFact] = {}
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for member in tar:
                source = tar.extractfile(member) if member.isreg() else None
                if source is None or not _is_known(member.name):
                    raise RestoreRefused("not_a_backup", member.name)
                target = draft / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as copy:
                    found[member.name] = hash_file(source, copy)
    except (tarfile.TarError, EOFError, zlib.error, OSError) as fault:
        raise RestoreRefused("unreadable", str(fault)) from fault
    manifest = _read_manifest(draft)
    found.pop(MANIFEST)
    for name, fact in manifest.files.items():
        if name not in found:
            raise RestoreRefused("file_missing", name)
        photo = PHOTO_NAME.fullmatch(name)
        if found[name] != fact or (photo is not None and photo[2] != fact.sha256):
            raise RestoreRefused("file_differs", name)
    if found.keys() - manifest.files.keys():
        raise RestoreRefused("not_a_backup", min(found.keys() - manifest.files.keys()))
    return manifest


def _is_known(name: str) -> bool:
    return name in (MANIFEST, DATABASE) or PHOTO_NAME.fullmatch(name) is not None


def _read_manifest(draft: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode((draft / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError as fault:
        raise RestoreRefused("not_a_backup", MANIFEST) from fault
    except msgspec.DecodeError as fault:
        raise RestoreRefused("not_a_backup", str(fault)) from fault
    if manifest.format != FORMAT:
        raise RestoreRefused("other_format", str(manifest.format))
    return manifest


def _check(manifest: Manifest, draft: Path, is_sqlite: bool) -> None:
    """Verify that the database is sound, known to this release and the one the manifest names."""
    if is_sqlite != (DATABASE in manifest.files):
        raise RestoreRefused("other_database")
    if manifest.revision not in {None, *migrate.list_revisions()}:
        raise RestoreRefused("later_release", str(manifest.revision))
    if not is_sqlite:
        return
    url = f"sqlite:///{draft / DATABASE}"
    try:
        with closing(sqlite3.connect(draft / DATABASE)) as connection:
            [sound] = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if sound != "ok" or migrate.find_revision(url) != manifest.revision:
            raise RestoreRefused("database_damaged", str(sound))
        if manifest.revision is not None and read_heads(url) != manifest.registers:
            raise RestoreRefused("database_damaged", "registers")
    except (sqlite3.DatabaseError, SQLAlchemyError) as fault:
        raise RestoreRefused("database_damaged", str(fault)) from fault


async def _bring_photos(
    manifest: Manifest, draft: Path, photo_store: PhotoStore
) -> set[tuple[UUID, str]]:
    photos: set[tuple[UUID, str]] = set()
    for named in filter(None, map(PHOTO_NAME.fullmatch, manifest.files)):
        photos.add((UUID(named[1]), named[2]))
        await photo_store.put(UUID(named[1]), named[2], (draft / named[0]).read_bytes())
    return photos


def _settle_journal(path: Path) -> None:
    """Write the old database's journal into it: one left beside a new file would spoil the new."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=1)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as fault:
        raise RestoreRefused("in_use", str(fault)) from fault
    except sqlite3.DatabaseError:  # a damaged file, which is why someone restores
        pass
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
