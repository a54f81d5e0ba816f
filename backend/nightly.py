"""What a server does at its start, then each night: publishing, and sweeping up after erasures."""

import asyncio
import logging
from datetime import date
from uuid import UUID

from backend.accounts.queries import list_caisses
from backend.clock import DAY_MS, Clock, civil_date
from backend.database import Database
from backend.photos.erasing import sweep_erased
from backend.photos.store import PhotoStore
from backend.publishing.publish import Publisher
from backend.publishing.turns import is_unfinished
from backend.visits.holding import hold_missing

logger = logging.getLogger("grillon")

BETWEEN_LOOKS_S = 60.0


async def publish_missing(publisher: Publisher, database: Database, clock: Clock) -> None:
    """Publish the caisses that have no folder yet, so that a server has all of them to show.

    One that fails holds up no other: the first failure is raised once all were tried.
    """
    async with database.reader() as reader:
        caisses = await list_caisses(reader)
    failed: list[Exception] = []
    for caisse in caisses:
        if not (publisher.folder / caisse.slug).exists():
            try:
                await publisher.publish(caisse.id, clock)
            except Exception as fault:
                logger.warning("publishing %s failed: %s", caisse.slug, fault)
                failed.append(fault)
    if failed:
        raise failed[0]


async def publish_due(
    publisher: Publisher, database: Database, clock: Clock, published: dict[UUID, date]
) -> None:
    """Publish the caisses whose civil date is not the one in `published`, and note it there.

    Those whose last publication is not finished, too: after a decision it may have failed. One that
    fails is logged, holds up no other, and is due at the next look.
    """
    async with database.reader() as reader:
        caisses = await list_caisses(reader)
    for caisse in caisses:
        day = civil_date(clock(), caisse.time_zone)
        if published.get(caisse.id) == day and not is_unfinished(publisher.folder / caisse.slug):
            continue
        try:
            await publisher.publish(caisse.id, clock)
        except Exception:
            logger.exception("publishing %s failed, trying again", caisse.slug)
        else:
            published[caisse.id] = day


async def keep_published(
    publisher: Publisher,
    database: Database,
    photo_store: PhotoStore,
    clock: Clock,
    between_looks_s: float = BETWEEN_LOOKS_S,
) -> None:
    """Publish every caisse now, then again each night, until cancelled; a failure is tried again.

    Photos left of an erasure are removed then too. Looking often, rather than sleeping until
    midnight, holds when the machine sleeps or its clock is set, and finds a caisse that was added
    meanwhile.
    """
    published: dict[UUID, date] = {}
    swept: int | None = None
    while True:
        try:
            # What was erased while somebody read is still in the journal.
            await database.forget_deleted(patience_s=0)
            await publish_due(publisher, database, clock, published)
            if swept != clock() // DAY_MS:
                await sweep_erased(database, photo_store)
                await hold_missing(database)
                swept = clock() // DAY_MS
        except Exception:
            logger.exception("looking for what to publish failed, trying again")
        await asyncio.sleep(between_looks_s)
