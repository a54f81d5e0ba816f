"""A visit begun on a device: its opening fills in what no plan has said (design 5)."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.tables import Person
from backend.charters.queries import knows_kind
from backend.database import insert_if_absent
from backend.outlets.queries import find_outlet_of
from backend.outlets.tables import Outlet
from backend.visits.tables import Visit, VisitPerson
from criteria.contents import Opening
from criteria.entries import Entry


async def open_visit(writer: AsyncSession, entry: Entry) -> None:
    """Let an opening that counts say charter, essai and outlet, and give the visit to its author.

    The server's plan wins over it; an entry of another kind changes nothing.
    """
    if not isinstance(entry.content, Opening):
        return
    visit = await writer.get_one(Visit, UUID(entry.visit), populate_existing=True)
    if visit.charter_sha256 is not None:
        return
    visit.charter_sha256 = entry.content.charter
    visit.trial = entry.content.trial
    visit.outlet_id = await _find_visited(writer, visit.caisse_id, entry.content)
    author = await writer.get(Person, UUID(entry.author))
    if author is not None:
        await insert_if_absent(
            writer, VisitPerson, visit_id=visit.id, person_id=author.id, taken_away=False
        )
    await writer.flush()


async def _find_visited(writer: AsyncSession, caisse_id: UUID, opening: Opening) -> UUID | None:
    """Return the outlet that an opening names, if the caisse and the charter know it."""
    found = await find_outlet_of(writer, caisse_id, opening.outlet)
    if found is None:
        return None
    outlet = await writer.get_one(Outlet, found)
    known = await knows_kind(writer, caisse_id, opening.charter, outlet.kind)
    return found if known else None
