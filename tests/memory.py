"""Where tests write: in the machine's memory when it has room, for disks are slow."""

import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - what is kept there has a folder of its own
ROOM_BYTES = 2**30
"""More than all tests together keep at once; containers often have 64 MB of it."""


def find_memory() -> Path | None:
    """Return a folder that is kept in memory, None where there is none or little room in it.

    What is written there survives a killed process, as on a disk, and no test cuts the power.
    """
    if not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK):
        return None
    return MEMORY if shutil.disk_usage(MEMORY).free > ROOM_BYTES else None
