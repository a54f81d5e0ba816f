"""Reads about outlets."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Caisse
from backend.outlets.tables import Outlet, Sheet
from backend.outlets.wire import OutletView
from backend.problems import Problem


async def find_outlet_of(
    session: AsyncSession, caisse_id: UUID, outlet_id: UUID | str | None
) -> UUID | None:
    """Return the outlet's id if it belongs to the caisse's federation, else None."""
    if outlet_id is None:
        return None
    known = (
        select(col(Outlet.id))
        .join(Caisse, col(Caisse.federation_id) == col(Outlet.federation_id))
        .where(col(Caisse.id) == caisse_id, col(Outlet.id) == UUID(str(outlet_id)))
    )
    return (await session.execute(known)).scalar_one_or_none()


async def get_outlet_of(session: AsyncSession, caisse_id: UUID, outlet_id: UUID) -> Outlet:
    """Return an outlet of the caisse's federation, or refuse with `unknown-outlet`."""
    if await find_outlet_of(session, caisse_id, outlet_id) is None:
        raise Problem(404, "unknown-outlet", "no such outlet in this federation")
    return await session.get_one(Outlet, outlet_id)


async def list_outlets(session: AsyncSession, caisse_id: UUID) -> list[OutletView]:
    """Return the outlets of the caisse's federation, in the order of their names."""
    rows = await session.execute(
        select(col(Outlet.id), col(Sheet.name), col(Outlet.kind), col(Sheet.commune))
        .join(Sheet, col(Sheet.outlet_id) == col(Outlet.id))
        .join(Caisse, col(Caisse.federation_id) == col(Outlet.federation_id))
        .where(col(Caisse.id) == caisse_id)
        .order_by(col(Outlet.name_key), col(Outlet.id))
    )
    return [OutletView(*row) for row in rows]
