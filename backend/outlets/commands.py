"""Adding outlets and keeping their sheets."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.queries import get_caisse
from backend.outlets.queries import get_outlet_of
from backend.outlets.tables import Outlet, Sheet
from backend.outlets.wire import OutletDraft, SheetDraft
from backend.sorting import sorting_key


async def add_outlet(
    writer: AsyncSession,
    caisse_id: UUID,
    draft: OutletDraft,
    now: int,
    outlet_id: UUID | None = None,
) -> UUID:
    """Add an outlet and its sheet to the caisse's federation; `outlet_id` fixes its id."""
    caisse = await get_caisse(writer, caisse_id)
    outlet = Outlet(
        federation_id=caisse.federation_id,
        kind=draft.kind,
        name_key=sorting_key(draft.sheet.name),
        added_at=now,
    )
    if outlet_id is not None:
        outlet.id = outlet_id
    writer.add(outlet)
    await writer.flush()
    writer.add(_to_row(outlet.id, draft.sheet, now))
    await writer.flush()
    return outlet.id


async def change_sheet(
    writer: AsyncSession, caisse_id: UUID, outlet_id: UUID, draft: SheetDraft, now: int
) -> None:
    """Replace what an outlet of the federation says of itself."""
    outlet = await get_outlet_of(writer, caisse_id, outlet_id)
    outlet.name_key = sorting_key(draft.name)
    await writer.merge(_to_row(outlet_id, draft, now))
    await writer.flush()


def _to_row(outlet_id: UUID, draft: SheetDraft, now: int) -> Sheet:
    return Sheet(
        outlet_id=outlet_id,
        name=draft.name,
        address=draft.address,
        commune=draft.commune,
        lat_e7=draft.lat_e7,
        lon_e7=draft.lon_e7,
        hours=draft.hours,
        season=draft.season,
        phone=draft.phone,
        website=draft.website,
        updated_at=now,
    )
