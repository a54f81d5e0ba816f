"""A backup brings everything back, and a restoration harms nothing, wherever it is cut."""

import hashlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backend.data_folder import hold_data_folder
from tests.backend.command_line.conftest import Grillon

Members = dict[str, bytes]


def heads(said: str) -> list[str]:
    """Return the heads that a command printed, sorted."""
    return sorted(re.findall(r"\d+:[0-9a-f]{64}", said))


def photos(data: Path) -> dict[str, str]:
    """Return the hash of each photo by its place."""
    return {
        str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (data / "photos").rglob("*.jpg")
    }


def keys(data: Path) -> list[tuple[str, str]]:
    """Return the private keys of the caisses."""
    with closing(sqlite3.connect(data / "grillon.sqlite")) as connection:
        return sorted(connection.execute("SELECT id, private_pkcs8 FROM caisse_key").fetchall())


def read_members(archive: Path) -> Members:
    """Return the members of an archive by name."""
    with tarfile.open(archive, "r:gz") as tar:
        return {one.name: tar.extractfile(one).read() for one in tar}  # type: ignore[union-attr]


def write_members(members: Members, archive: Path) -> None:
    """Write an archive of these members."""
    with tarfile.open(archive, "w:gz") as tar:
        for name, body in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            tar.addfile(info, io.BytesIO(body))


@pytest.fixture
def archive(demonstration: Path, grillon: Grillon, tmp_path: Path) -> Path:
    """Return a backup of the demonstration."""
    target = tmp_path / "essai.tar.gz"
    assert 0 == grillon("backup", target).status
    return target


def test_a_backup_restored_elsewhere_is_the_same(
    archive: Path,
    demonstration: Path,
    grillon: Grillon,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Same register heads, same photos, same keys; it verifies."""
    verified = grillon("verify").out
    elsewhere = tmp_path / "ailleurs"
    monkeypatch.setenv("GRILLON_DATA", str(elsewhere))

    ran = grillon("restore", archive)

    assert (0, "") == (ran.status, ran.err)
    assert heads(verified) == heads(ran.out)
    assert verified == grillon("verify").out
    assert photos(demonstration) == photos(elsewhere)
    assert keys(demonstration) == keys(elsewhere)
    assert 0 == grillon("publish").status


def test_a_backup_is_private_and_complete(archive: Path, demonstration: Path) -> None:
    """Only its owner reads it; its manifest names each file with its hash, last."""
    members = read_members(archive)
    manifest = json.loads(members["manifest.json"])

    assert 0o600 == archive.stat().st_mode & 0o777
    assert "manifest.json" == list(members)[-1]
    assert set(members) - {"manifest.json"} == set(manifest["files"])
    assert len(photos(demonstration)) + 2 == len(members)
    assert ["bordeaux", "flers", "sud-gironde"] == sorted(manifest["registers"])


def test_a_backup_runs_beside_a_writer(
    demonstration: Path, grillon: Grillon, tmp_path: Path
) -> None:
    """While the server holds a transaction, the backup is of what was committed."""
    before = heads(grillon("verify").out)
    with (
        hold_data_folder(demonstration, alone=False),
        closing(sqlite3.connect(demonstration / "grillon.sqlite")) as writing,
    ):
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("DELETE FROM photo")
        ran = grillon("backup", tmp_path / "pendant.tar.gz")
        writing.rollback()

    assert 0 == ran.status
    assert before == heads(ran.out)


def test_a_photo_that_is_gone_is_named(
    demonstration: Path, grillon: Grillon, tmp_path: Path
) -> None:
    """The backup is made, and says what it could not find."""
    lost = next((demonstration / "photos").rglob("*.jpg"))
    lost.unlink()

    ran = grillon("backup", tmp_path / "essai.tar.gz")

    assert 0 == ran.status
    assert lost.name in ran.out
    assert "manque dans les photos" in ran.out


def test_a_backup_never_replaces_another(archive: Path, grillon: Grillon) -> None:
    """Each backup has its own name; a folder that is not there is said."""
    again = grillon("backup", archive)
    nowhere = grillon("backup", archive.parent / "rien" / "essai.tar.gz")

    assert (1, 1) == (again.status, nowhere.status)
    assert "existe déjà" in again.err
    assert "ne peut pas être écrit" in nowhere.err


def test_data_in_place_is_kept_unless_asked(
    archive: Path, demonstration: Path, grillon: Grillon
) -> None:
    """Without --replace nothing is touched; with it photos of no use go too."""
    (demonstration / "site" / "vieux").mkdir(parents=True)
    extra = demonstration / "photos" / next(iter(photos(demonstration))).split("/")[1] / "ab"
    extra.mkdir(exist_ok=True)
    (extra / f"{'ab' * 32}.jpg").write_bytes(b"en trop")
    had = photos(demonstration)

    kept = grillon("restore", archive)

    assert 1 == kept.status
    assert "--replace" in kept.err
    assert had == photos(demonstration)
    assert 0 == grillon("restore", archive, "--replace").status
    assert len(had) - 1 == len(photos(demonstration))
    assert not (demonstration / "site").exists()


LEAVES_A_JOURNAL = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("DELETE FROM photo")
connection.commit()
os._exit(0)
"""


def test_the_journal_of_the_old_database_does_not_spoil_the_new(
    archive: Path, demonstration: Path, grillon: Grillon
) -> None:
    """What was written after the backup, and lay in SQLite's journal, does not come back."""
    before = heads(grillon("verify").out)
    path = demonstration / "grillon.sqlite"
    subprocess.run([sys.executable, "-c", LEAVES_A_JOURNAL, str(path)], check=True)
    assert path.with_name("grillon.sqlite-wal").stat().st_size > 0

    assert 0 == grillon("restore", archive, "--replace").status

    with closing(sqlite3.connect(path)) as connection:
        [held] = connection.execute("SELECT count(*) FROM photo").fetchone()
    assert len(photos(demonstration)) == held
    assert before == heads(grillon("verify").out)


def test_a_damaged_database_can_be_replaced(
    archive: Path, demonstration: Path, grillon: Grillon
) -> None:
    """It is the day on which a backup is for."""
    (demonstration / "grillon.sqlite").write_bytes(b"plus rien de lisible" * 1000)

    assert 0 == grillon("restore", archive, "--replace").status
    assert 0 == grillon("verify").status


def cut(members: Members) -> None:
    """Lose the manifest, as a cut archive does."""
    del members["manifest.json"]


def change_photo(members: Members) -> None:
    """Change one byte of a photo."""
    name = next(name for name in members if name.startswith("photos/"))
    members[name] = members[name][:-1] + b"x"


def lose_photo(members: Members) -> None:
    """Lose a photo that the manifest names."""
    del members[next(name for name in members if name.startswith("photos/"))]


def change_database(members: Members) -> None:
    """Change the database, and the manifest with it."""
    body = bytearray(members["grillon.sqlite"])
    body[4096:8192] = bytes(4096)
    members["grillon.sqlite"] = bytes(body)
    manifest = json.loads(members["manifest.json"])
    manifest["files"]["grillon.sqlite"]["sha256"] = hashlib.sha256(body).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()


def climb(members: Members) -> None:
    """Name a file outside the folder."""
    members["../dehors.txt"] = b"dehors"


def come_from_later(members: Members) -> None:
    """Name a migration that this release does not know."""
    members["manifest.json"] = members["manifest.json"].replace(
        json.dumps(json.loads(members["manifest.json"])["revision"]).encode(), b'"9999"'
    )


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut, "n’est pas une sauvegarde"),
        (change_photo, "a été changé ou abîmé"),
        (lose_photo, "Il manque photos/"),
        (change_database, "est abîmée"),
        (climb, "n’est pas une sauvegarde"),
        (come_from_later, "plus récente"),
    ],
)
def test_a_spoilt_backup_touches_nothing(
    archive: Path,
    demonstration: Path,
    grillon: Grillon,
    spoil: Callable[[Members], None],
    said: str,
) -> None:
    """The fault is named and the data in place stays as it was."""
    before, had = grillon("verify").out, photos(demonstration)
    members = read_members(archive)
    spoil(members)
    spoilt = archive.with_name("abime.tar.gz")
    write_members(members, spoilt)

    ran = grillon("restore", spoilt, "--replace")

    assert 1 == ran.status
    assert said in ran.err
    assert (before, had) == (grillon("verify").out, photos(demonstration))
    assert not list(demonstration.glob(".grillon-*"))
    assert not (demonstration.parent / "dehors.txt").exists()


@pytest.mark.parametrize("kept", [0, 20, 5000])
def test_what_is_no_whole_archive_is_said(
    archive: Path, grillon: Grillon, tmp_path: Path, kept: int
) -> None:
    """Empty, cut in its first bytes, cut in the middle."""
    short = tmp_path / "court.tar.gz"
    short.write_bytes(archive.read_bytes()[:kept])

    ran = grillon("restore", short, "--replace")

    assert 1 == ran.status
    assert "sauvegarde" in ran.err


def test_restore_waits_for_the_server_to_stop(
    archive: Path, demonstration: Path, grillon: Grillon
) -> None:
    """While Grillon runs on this folder nothing is put in its place."""
    with hold_data_folder(demonstration, alone=False):
        ran = grillon("restore", archive, "--replace")

    assert 1 == ran.status
    assert "Grillon tourne" in ran.err


KILLED = """
import asyncio, os, sys
from pathlib import Path
from backend.photos.store import PhotoStore
from backend.restoring import restore_backup

place, count, archive, data = sys.argv[1], int(sys.argv[2]), *map(Path, sys.argv[3:])
owner = {"put": PhotoStore, "remove": PhotoStore, "replace": Path}[place]
real = getattr(owner, place)

def die(*args):
    global count
    count -= 1
    if count == 0:
        os._exit(9)
    return real(*args)

setattr(owner, place, die)
store = PhotoStore(f"file://{data}/photos")
url = f"sqlite:///{data}/grillon.sqlite"
asyncio.run(restore_backup(archive, url, store, data / "site", replace=True))
"""


@pytest.mark.parametrize(
    ("place", "count", "is_new"),
    [("put", 1, False), ("put", 9, False), ("replace", 1, False), ("remove", 1, True)],
)
def test_killed_in_the_middle_leaves_one_whole_database(
    archive: Path, demonstration: Path, grillon: Grillon, place: str, count: int, is_new: bool
) -> None:
    """Before the one rename everything is as it was; after it, as in the backup."""
    saved = grillon("verify").out
    with closing(sqlite3.connect(demonstration / "grillon.sqlite")) as connection:
        connection.execute("UPDATE caisse SET name = 'Caisse changée depuis'")
        connection.commit()
    stray = demonstration / "photos" / next(iter(photos(demonstration))).split("/")[1] / "ab"
    stray.mkdir(exist_ok=True)
    (stray / f"{'ab' * 32}.jpg").write_bytes(b"en trop")
    since, had = grillon("verify").out, photos(demonstration)

    script = [sys.executable, "-c", KILLED, place, str(count), str(archive), str(demonstration)]
    killed = subprocess.run(script, check=False)

    assert 9 == killed.returncode
    assert (saved if is_new else since) == grillon("verify").out
    assert had == photos(demonstration)
    assert 0 == grillon("restore", archive, "--replace").status
    assert saved == grillon("verify").out
    assert not list(demonstration.glob(".grillon-*"))


def test_an_empty_base_is_saved_too(grillon: Grillon, tmp_path: Path, data: Path) -> None:
    """The first backup of a caisse may come before its first visit."""
    grillon("migrate")
    target = tmp_path / "vide.tar.gz"

    assert 0 == grillon("backup", target).status
    shutil.rmtree(data)
    assert 0 == grillon("restore", target).status
