"""The demonstration loaded on a date, for the tests that read it or copy it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from backend.database import Database, Reader
from backend.demonstration.load import load_demonstration
from backend.photos.store import PhotoStore
from backend.settings import Settings
from maps.site import ASSETS_NEEDED

TODAY = date(2026, 11, 18)
SLUGS = ("bordeaux", "flers", "sud-gironde")

T = TypeVar("T")


class Demonstration(msgspec.Struct, frozen=True):
    """Where the demonstration was loaded."""

    settings: Settings

    def read(self, query: Callable[[Reader], Awaitable[T]]) -> T:
        """Return what a query reads in a session of its own."""

        async def run() -> T:
            database = Database(self.settings.database_url)
            try:
                async with database.reader() as reader:
                    return await query(reader)
            finally:
                await database.close()

        return asyncio.run(run())


def load(database_url: str, folder: Path, today: date = TODAY) -> Demonstration:
    """Load the demonstration into a migrated, empty database, its photos into the folder."""
    settings = Settings(
        data=folder, database_url=database_url, photos_url=f"file://{folder}/photos"
    )
    assert asyncio.run(_load(settings, today))
    return Demonstration(settings)


async def _load(settings: Settings, today: date) -> bool:
    database = Database(settings.database_url)
    try:
        return await load_demonstration(database, PhotoStore(settings.photos_url), today)
    finally:
        await database.close()


def write_assets(folder: Path) -> Path:
    """Write the least that the members' page is built into, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ASSETS_NEEDED:
        (folder / name).write_text(f"/* {name} */")
    return folder
