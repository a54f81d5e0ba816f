"""Puts a published folder on disk in one step: readers see the old one whole or the new one whole.

The folder is a symbolic link to a release named by the hash of its manifest; a new release is
written next to it, then the link is replaced. A process killed at any moment leaves the old one.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath

from maps.site import MANIFEST_NAME


class FolderRefused(ValueError):
    """A place where no folder can be swapped, or a file that would land outside it."""


def write_site(files: Mapping[str, bytes], folder: Path) -> Path:
    """Writes the files of publish_site and makes `folder` lead to them; returns the release.

    One writer at a time, others wait. The release that it replaces is deleted: what has left the
    site has left the disk. Raises FolderRefused when `folder` exists and is not our link.
    """
    _check_names(files)
    if folder.exists() and not folder.is_symlink():
        raise FolderRefused(f"{folder} exists and is no published folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    release = folder.parent / f".{folder.name}-{sha256(files[MANIFEST_NAME]).hexdigest()[:16]}"
    with _alone(folder):
        if not release.exists():
            _write_release(files, release)
        _lead_to(release, folder)
        _remove_others(release, folder)
    return release


def _check_names(files: Mapping[str, bytes]) -> None:
    if MANIFEST_NAME not in files:
        raise FolderRefused(f"no {MANIFEST_NAME} among the files")
    for name in files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or str(path) != name:
            raise FolderRefused(f"{name!r} is no path within a folder")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder.parent / f".{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_release(files: Mapping[str, bytes], release: Path) -> None:
    """Complete and on disk before it has its name: a named release is always whole."""
    draft = release.with_name(f"{release.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    for name, body in files.items():
        path = draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
    for inner in [draft, *(path for path in draft.rglob("*") if path.is_dir())]:
        _sync_folder(inner)
    draft.rename(release)


def _lead_to(release: Path, folder: Path) -> None:
    link = folder.with_name(f".{folder.name}.link")
    link.unlink(missing_ok=True)
    link.symlink_to(release.name)
    link.replace(folder)
    _sync_folder(folder.parent)


def _remove_others(release: Path, folder: Path) -> None:
    ours = re.compile(rf"\.{re.escape(folder.name)}-[0-9a-f]{{16}}(\.draft)?")
    for path in folder.parent.iterdir():
        if path != release and ours.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
