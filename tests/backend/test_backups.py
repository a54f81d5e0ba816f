"""A backup on either database."""

import asyncio
import tarfile
from pathlib import Path
from uuid import uuid4

import pytest

from backend.backups import DATABASE, make_backup
from backend.photos.store import PhotoStore
from backend.restoring import RestoreRefused, restore_backup


def test_the_database_is_saved_where_it_is_a_file(database_url: str, tmp_path: Path) -> None:
    """A PostgreSQL is saved by its own means; photos and manifest are there all the same."""
    store = PhotoStore(f"file://{tmp_path}/photos")
    target = tmp_path / "essai.tar.gz"

    manifest = asyncio.run(make_backup(database_url, store, target, "essai", 1_795_000_000_000))

    assert database_url.startswith("sqlite") == (DATABASE in manifest.files)
    with tarfile.open(target) as tar:
        assert [*manifest.files, "manifest.json"] == tar.getnames()


def test_a_backup_of_the_other_kind_is_refused(database_url: str, tmp_path: Path) -> None:
    """A SQLite file is not put beside a PostgreSQL, nor the other way round."""
    store = PhotoStore(f"file://{tmp_path}/photos")
    target = tmp_path / "essai.tar.gz"
    asyncio.run(make_backup(database_url, store, target, "essai", 1_795_000_000_000))
    other = (
        "postgresql://nobody@127.0.0.1:1/none"
        if database_url.startswith("sqlite")
        else f"sqlite:///{tmp_path}/autre.sqlite"
    )

    with pytest.raises(RestoreRefused) as refused:
        asyncio.run(restore_backup(target, other, store, tmp_path / "site", replace=True))

    assert refused.value.reason == "other_database"


def test_photos_come_back_by_caisse_and_hash(tmp_path: Path) -> None:
    """What the store lists is what was put in it, and an empty one lists nothing."""
    store, caisse = PhotoStore(f"file://{tmp_path}/photos"), uuid4()

    async def fill() -> list[object]:
        empty = await store.list_held()
        for digit in "ba":
            await store.put(caisse, digit * 64, b"photo")
        return [empty, await store.list_held()]

    assert [[], [(caisse, "a" * 64), (caisse, "b" * 64)]] == asyncio.run(fill())
