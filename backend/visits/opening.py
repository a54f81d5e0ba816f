"""A visit begun on a device: its opening fills in what no plan has said (design 5)."""

from uuid import UUID

import msgspec
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Person
from backend.charters.queries import knows_kind
from backend.database import insert_if_absent
from backend.outlets.queries import find_outlet_of
from backend.outlets.tables import Outlet
from backend.register.append import lock_register
from backend.register.queries import is_erased
from backend.visits.tables import StoredEntry, Visit, VisitPerson
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


async def opens_erased_outlet(writer: AsyncSession, caisse_id: UUID, entry: Entry) -> bool:
    """Tell whether an entry is the first opening of a visit and names an outlet erased since.

    The register is held from then on: an erasure at the same instant is seen here, or sees the
    visit (`list_visits_of`). Set aside or not: nothing of that outlet is kept readable.
    """
    if not isinstance(entry.content, Opening) or entry.content.outlet is None:
        return False
    visit = await writer.get_one(Visit, UUID(entry.visit), populate_existing=True)
    if visit.charter_sha256 is not None:
        return False
    await lock_register(writer, caisse_id)
    return await is_erased(writer, caisse_id, UUID(entry.content.outlet))


async def list_visits_of(
    session: AsyncSession, caisse_id: UUID, outlet_id: UUID
) -> frozenset[UUID]:
    """Return the visits of an outlet, those included that are of it by their opening alone.

    Such an opening was set aside, or the charter does not know that kind of outlet.
    """
    planned = select(col(Visit.id)).where(
        col(Visit.caisse_id) == caisse_id, col(Visit.outlet_id) == outlet_id
    )
    openings = (
        select(col(StoredEntry.visit_id), col(StoredEntry.body))
        .join(Visit, col(Visit.id) == col(StoredEntry.visit_id))
        .where(
            col(StoredEntry.caisse_id) == caisse_id,
            col(StoredEntry.kind) == "opening",
            col(StoredEntry.erased).is_(False),
            col(Visit.outlet_id).is_(None),
            or_(col(StoredEntry.parked).is_(None), col(Visit.charter_sha256).is_(None)),
        )
    )
    naming = {
        visit_id
        for visit_id, body in await session.execute(openings)
        if msgspec.json.decode(body)["content"]["outlet"] == str(outlet_id)
    }
    return frozenset((await session.execute(planned)).scalars()) | naming


async def _find_visited(writer: AsyncSession, caisse_id: UUID, opening: Opening) -> UUID | None:
    """Return the outlet that an opening names, if the caisse and the charter know it."""
    found = await find_outlet_of(writer, caisse_id, opening.outlet)
    if found is None:
        return None
    outlet = await writer.get_one(Outlet, found)
    known = await knows_kind(writer, caisse_id, opening.charter, outlet.kind)
    return found if known else None
