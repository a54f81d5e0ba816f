"""Loading the demonstration into an empty database, in one transaction."""

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from backend.accounts.tables import Caisse
from backend.database import Database
from backend.demonstration.founding import caisse_id, found
from backend.demonstration.story import read_story
from backend.demonstration.telling import Teller, tell
from backend.photos.store import PhotoStore


async def load_demonstration(database: Database, photo_store: PhotoStore, today: date) -> bool:
    """Load the demonstration as it stands on a civil date; tell whether it was loaded.

    A database that holds any caisse is left as it is. Killed at any moment, either all of it is
    there or nothing but photos that nobody names, which the next loading writes again.
    """
    async with database.writer() as writer:
        if (await writer.execute(select(col(Caisse.id)).limit(1))).first() is not None:
            return False
        story = read_story()
        await found(writer, story, today)
        teller = Teller(writer, photo_store, story, today, removed=[])
        await tell(teller)
    for caisse, sha256 in teller.removed:
        await photo_store.remove(caisse, sha256)
    await database.forget_deleted()
    return True


async def holds_demonstration(database: Database) -> bool:
    """Tell whether the caisses of the demonstration lie in this database."""
    slugs = [caisse.slug for caisse in read_story().caisses]
    async with database.reader() as reader:
        found_here = select(col(Caisse.id)).where(col(Caisse.id).in_(map(caisse_id, slugs)))
        return len((await reader.execute(found_here)).all()) == len(slugs)
