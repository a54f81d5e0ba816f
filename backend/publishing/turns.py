"""One publication of a caisse at a time, and the mark of one that is not finished.

Both are files beside the published folder: a server, its nightly look and the command line may
publish the same caisse at once, from several processes.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

BETWEEN_TRIES_S = 0.05


@asynccontextmanager
async def take_turn(folder: Path) -> AsyncIterator[None]:
    """Wait until nobody else publishes into `folder`, and mark it unfinished until the end.

    What is read within a turn is never older than what an earlier turn wrote. A failure, or the
    death of the process, leaves the mark.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f".{folder.name}.turn").open("w") as lock:
        while not _lock(lock.fileno()):  # noqa: ASYNC110  another process sets no event
            await asyncio.sleep(BETWEEN_TRIES_S)
        unfinished = _mark_of(folder)
        unfinished.touch()
        yield
        unfinished.unlink(missing_ok=True)


def is_unfinished(folder: Path) -> bool:
    """Tell whether the last publication into `folder` failed, or still goes on."""
    return _mark_of(folder).exists()


def _lock(handle: int) -> bool:
    """Take the lock if it is free. Not waiting in a thread, which a full pool would block."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _mark_of(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.unfinished")
