"""Commands on rescue files: take one in."""

import argparse
import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from backend.clock import read_clock
from backend.command_line.opening import open_database
from backend.command_line.refusals import SPACE, CommandRefused, say_os_fault
from backend.photos.store import PhotoStore
from backend.rescue.importing import import_rescue
from backend.settings import Settings

BLOCK_BYTES = 65_536


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `rescue import`."""
    rescue = commands.add_parser("rescue", help="reprendre ce qu’une tablette a sauvé")
    actions = rescue.add_subparsers(required=True, metavar="action")
    importing = actions.add_parser("import", help="reprendre un fichier de secours")
    importing.add_argument("file", type=Path, metavar="fichier.grillon")
    importing.set_defaults(run=run_import)


def run_import(options: argparse.Namespace, settings: Settings) -> int:
    """Take in a file and say what became of it; 1 when part of it could not be read."""
    return asyncio.run(_import(settings, options.file))


async def _import(settings: Settings, file: Path) -> int:
    try:
        stream = await asyncio.to_thread(file.open, "rb")
    except OSError as fault:
        reason = say_os_fault(fault)
        raise CommandRefused(f"{file} ne peut pas être lu{SPACE}: {reason}.") from fault
    with stream:
        async with open_database(settings) as database:
            store = PhotoStore(settings.photos_url)
            view = await import_rescue(database, store, read_clock, _read_blocks(stream))
    print("\n".join(view.words))
    return 0 if view.whole else 1


async def _read_blocks(stream: BinaryIO) -> AsyncIterator[bytes]:
    while block := await asyncio.to_thread(stream.read, BLOCK_BYTES):
        yield block
