"""Reads of where a caisse measures distances from."""

from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.queries import to_caisse_view
from backend.accounts.tables import Caisse
from backend.accounts.wire import CaisseView
from backend.register.queries import find_last_adoption
from backend.territories.tables import TerritoryOutline
from maps.outline import Outline
from maps.perimeter import Point
from maps.territory import Territory, read_outline


async def find_territory(session: AsyncSession, caisse: Caisse) -> Territory:
    """Return where a caisse measures from: what its last adoption names, as `verify` reads it.

    Before the first adoption, what the caisse is to name in it.
    """
    adopted = await find_last_adoption(session, caisse.id)
    if adopted is None:
        outline = await _get_outline(session, caisse.id, caisse.territory_outline)
        return Territory(Point(caisse.territory_lat_e7, caisse.territory_lon_e7), outline)
    named = adopted.territory
    outline = await _get_outline(session, caisse.id, named.outline)
    return Territory(Point(named.lat_e7, named.lon_e7), outline)


async def awaits_adoption(session: AsyncSession, caisse: Caisse) -> bool:
    """Tell whether the caisse was given an outline, or lost one, since its last adoption."""
    adopted = await find_last_adoption(session, caisse.id)
    return adopted is not None and adopted.territory.outline != (caisse.territory_outline or UNSET)


async def read_caisse_view(session: AsyncSession, caisse: Caisse) -> CaisseView:
    """Return a caisse with the outline that its tablets measure from."""
    territory = await find_territory(session, caisse)
    return to_caisse_view(caisse, territory.outline)


async def _get_outline(
    session: AsyncSession, caisse_id: UUID, sha256: str | UnsetType | None
) -> Outline | None:
    if sha256 is None or sha256 is UNSET:
        return None
    row = await session.get_one(TerritoryOutline, (caisse_id, sha256))
    return read_outline(row.body.encode())
