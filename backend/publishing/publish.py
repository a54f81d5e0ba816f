"""Writing the public folder of a caisse, again after each decision and each night."""

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.clock import Clock, civil_date
from backend.database import Database
from backend.publishing.inputs import read_inputs
from backend.publishing.turns import take_turn
from maps.site import publish_site
from maps.write import write_site

logger = logging.getLogger("grillon")


class Publisher:
    """Publishes the caisses of a database under one folder, each under its slug."""

    def __init__(self, database: Database, folder: Path, assets: Path, release: str) -> None:
        self._database = database
        self._assets = assets
        self._release = release
        self.folder = folder

    async def publish(self, caisse_id: UUID, clock: Clock) -> None:
        """Write the folder of one caisse for its civil day.

        One at a time, reading included: what was read before a decision is never written after it.
        The day too is that of the turn: one may have waited for it across midnight.
        """
        async with self._database.reader() as reader:
            caisse = await get_caisse(reader, caisse_id)
            folder, time_zone = self.folder / caisse.slug, caisse.time_zone
        async with take_turn(folder):
            day = civil_date(clock(), time_zone)
            async with self._database.reader() as reader:
                inputs = await read_inputs(reader, caisse_id, day, self._release)
            if inputs is None:
                return
            files = await asyncio.to_thread(publish_site, inputs, read_assets(self._assets))
            await asyncio.to_thread(write_site, files, folder)

    async def publish_recorded(self, caisse_id: UUID, clock: Clock) -> None:
        """Publish what has just been recorded; a failure is logged, for what is recorded stands.

        Told that its decision failed, the committee would record it twice. The nightly look tries
        again within a minute.
        """
        try:
            await self.publish(caisse_id, clock)
        except Exception:
            logger.exception("publishing caisse %s failed", caisse_id)

    async def publish_all(self, clock: Clock) -> None:
        """Write the folder of every caisse."""
        async with self._database.reader() as reader:
            caisses = (
                await reader.execute(select(col(Caisse.id)).order_by(col(Caisse.slug)))
            ).all()
        for (caisse_id,) in caisses:
            await self.publish(caisse_id, clock)


def read_assets(folder: Path) -> Mapping[str, bytes]:
    """Return the built files of the members' entry by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
