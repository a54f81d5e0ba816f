"""Publishing every caisse when its civil date changes: at the start, then each night."""

import asyncio
import logging
from datetime import date
from uuid import UUID

from backend.accounts.queries import list_caisses
from backend.clock import Clock, civil_date
from backend.database import Database
from backend.publishing.publish import Publisher

logger = logging.getLogger("grillon")

BETWEEN_LOOKS_S = 60.0


async def publish_missing(publisher: Publisher, database: Database, clock: Clock) -> None:
    """Publish the caisses that have no folder yet, so that a server has all of them to show."""
    async with database.reader() as reader:
        caisses = await list_caisses(reader)
    for caisse in caisses:
        if not (publisher.folder / caisse.slug).exists():
            await publisher.publish(caisse.id, clock())


async def publish_due(
    publisher: Publisher, database: Database, clock: Clock, published: dict[UUID, date]
) -> None:
    """Publish the caisses whose civil date is not the one in `published`, and note it there."""
    now = clock()
    async with database.reader() as reader:
        days = {one.id: civil_date(now, one.time_zone) for one in await list_caisses(reader)}
    for caisse_id, day in days.items():
        if published.get(caisse_id) != day:
            await publisher.publish(caisse_id, now)
            published[caisse_id] = day


async def keep_published(
    publisher: Publisher,
    database: Database,
    clock: Clock,
    between_looks_s: float = BETWEEN_LOOKS_S,
) -> None:
    """Publish every caisse now, then again each night, until cancelled; a failure is tried again.

    Looking often, rather than sleeping until midnight, holds when the machine sleeps or its clock
    is set, and finds a caisse that was added meanwhile.
    """
    published: dict[UUID, date] = {}
    while True:
        try:
            # What was erased while somebody read is still in the journal.
            await database.forget_deleted(patience_s=0)
            await publish_due(publisher, database, clock, published)
        except Exception:
            logger.exception("publishing failed, trying again")
        await asyncio.sleep(between_looks_s)
