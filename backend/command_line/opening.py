"""Opening the database for a command, and finding a caisse in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from backend import migrate
from backend.accounts.queries import list_caisses
from backend.accounts.wire import CaisseView
from backend.app import BUILT
from backend.command_line.refusals import SPACE, CommandRefused
from backend.database import Database
from backend.publishing.publish import Publisher
from backend.release import RELEASE
from backend.settings import Settings


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database at this release's tables, and close it at the end."""
    check_revision(settings)
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


def check_revision(settings: Settings) -> None:
    """Refuse a database that is not at the tables of this release."""
    revision, known = migrate.find_revision(settings.database_url), migrate.list_revisions()
    if revision is not None and revision not in known:
        raise CommandRefused(
            "La base vient d’une version plus récente de Grillon. Installez cette version."
        )
    if revision != known[0]:
        raise CommandRefused("La base n’est pas à jour. Lancez d’abord : grillon migrate")


async def get_caisse_of(session: AsyncSession, slug: str) -> CaisseView:
    """Return the caisse of that slug, or refuse and name those that exist."""
    caisses = {caisse.slug: caisse for caisse in await list_caisses(session)}
    if slug not in caisses:
        known = ", ".join(caisses) or "aucune"
        raise CommandRefused(
            f"Aucune caisse ne s’appelle {slug}. Caisses de cette base{SPACE}: {known}."
        )
    return caisses[slug]


def make_publisher(database: Database, settings: Settings) -> Publisher:
    """Return what publishes the caisses of a database, in the folder that the server hands out."""
    return Publisher(database, settings.data / "site", BUILT / "membres", RELEASE)
