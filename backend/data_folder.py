"""The folder that holds everything the program keeps, and who may touch it at once."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"


class DataFolderInUse(Exception):
    """Another program holds the data folder in a way that excludes this one."""


@contextmanager
def hold_data_folder(folder: Path, alone: bool) -> Iterator[None]:
    """Make the folder if need be and hold it, with others or alone; raises DataFolderInUse.

    A killed program holds nothing: the lock goes with its process. Raises OSError for a folder that
    cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise DataFolderInUse(str(folder)) from busy
        yield
