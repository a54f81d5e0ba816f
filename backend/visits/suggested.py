"""Places that volunteers visited and the caisse does not know yet: found, then given an outlet."""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.charters.queries import knows_kind
from backend.outlets.commands import add_outlet
from backend.outlets.queries import get_outlet_of
from backend.outlets.tables import Outlet
from backend.problems import Problem
from backend.register.append import lock_register
from backend.register.queries import is_erased
from backend.visits.locks import lock_visits
from backend.visits.queries import name_people
from backend.visits.reading import read_entry
from backend.visits.submissions import record_complete_submissions
from backend.visits.tables import StoredEntry, Visit
from backend.visits.wire import OutletOfVisit, SuggestedOutlet, SuggestedPoint
from criteria.contents import Opening, Position, Suggested
from criteria.entries import OPENING_FIELD, POSITION_FIELD, SUBMISSION_FIELD, Entry
from criteria.fold import fold, heads_of, settled_head


async def list_suggested(session: AsyncSession, caisse_id: UUID) -> list[SuggestedOutlet]:
    """Return the visits begun on a device that have no outlet yet, the first one first.

    Essais are left out: nobody waits for their outlet.
    """
    begun = (
        select(col(Visit.id), col(Visit.added_at))
        .where(
            col(Visit.caisse_id) == caisse_id,
            col(Visit.outlet_id).is_(None),
            col(Visit.charter_sha256).is_not(None),
            col(Visit.trial).is_(False),
            col(Visit.erased_at).is_(None),
        )
        .order_by(col(Visit.added_at), col(Visit.id))
    )
    visits = cast("Sequence[Row[Any]]", (await session.execute(begun)).all())
    ids = [visit.id for visit in visits]
    people = await name_people(session, ids)
    entries = await _list_entries(session, ids)
    return [_to_view(one, people.get(one.id, []), entries.get(one.id, {})) for one in visits]


async def give_outlet(
    writer: AsyncSession, caisse_id: UUID, visit_id: UUID, draft: OutletOfVisit, now: int
) -> UUID:
    """Say of which outlet a visit begun on a device is, one known or a new one; return its id.

    What was sent of the visit has its register line from then on. The same outlet said twice
    changes nothing. Raises `unknown-visit`, `unknown-outlet`, `visit-has-outlet`,
    `outlet-erased`, `unknown-kind`.
    """
    visit = await _hold_visit(writer, caisse_id, visit_id)
    if visit.outlet_id is not None:
        if visit.outlet_id == draft.outlet:
            return visit.outlet_id
        raise Problem(409, "visit-has-outlet", "this visit has its outlet already")
    await lock_register(writer, caisse_id)
    outlet = await _find_or_add(writer, caisse_id, draft, now)
    if await is_erased(writer, caisse_id, outlet.id):
        raise Problem(409, "outlet-erased", "what was private of this outlet has been erased")
    if not await knows_kind(writer, caisse_id, visit.charter_sha256 or "", outlet.kind):
        raise Problem(409, "unknown-kind", "the charter of the visit has no such kind of outlet")
    visit.outlet_id = outlet.id
    await writer.flush()
    await record_complete_submissions(writer, caisse_id, visit.id, now)
    return outlet.id


async def _hold_visit(writer: AsyncSession, caisse_id: UUID, visit_id: UUID) -> Visit:
    if visit_id in await lock_visits(writer, caisse_id, [visit_id]):
        visit = await writer.get_one(Visit, visit_id, populate_existing=True)
        if visit.erased_at is None and visit.charter_sha256 is not None:
            return visit
    raise Problem(404, "unknown-visit", "no such visit in this caisse")


async def _find_or_add(
    writer: AsyncSession, caisse_id: UUID, draft: OutletOfVisit, now: int
) -> Outlet:
    if draft.outlet is not None:
        return await get_outlet_of(writer, caisse_id, draft.outlet)
    if draft.new is None:
        raise ValueError("an outlet, known or new")
    return await writer.get_one(Outlet, await add_outlet(writer, caisse_id, draft.new, now))


async def _list_entries(session: AsyncSession, visits: list[UUID]) -> dict[UUID, dict[str, Entry]]:
    """Return, by visit, what says how it began, where it took place and that it was sent."""
    rows = await session.execute(
        select(col(StoredEntry.visit_id), col(StoredEntry.body)).where(
            col(StoredEntry.visit_id).in_(visits),
            col(StoredEntry.field).in_((OPENING_FIELD, POSITION_FIELD, SUBMISSION_FIELD)),
            col(StoredEntry.parked).is_(None),
            col(StoredEntry.erased).is_(False),
        )
    )
    entries: dict[UUID, dict[str, Entry]] = {}
    for visit_id, body in rows:
        entry = read_entry(body)
        entries.setdefault(visit_id, {})[entry.id] = entry
    return entries


def _to_view(visit: Row[Any], people: list[str], known: Mapping[str, Entry]) -> SuggestedOutlet:
    folded = fold(known.values(), ())
    place = settled_head(folded, known, POSITION_FIELD)
    openings = [one.content for one in heads_of(folded, known, OPENING_FIELD)]
    said = [one.suggested for one in openings if isinstance(one, Opening) and one.suggested]
    suggested = said[0] if said else Suggested("", "", "")
    return SuggestedOutlet(
        visit=visit.id,
        name=suggested.name,
        kind=suggested.kind,
        commune=suggested.commune,
        begun_at=visit.added_at,
        people=people,
        point=(
            SuggestedPoint(place.content.lat_e7, place.content.lon_e7)
            if place and isinstance(place.content, Position)
            else None
        ),
        sent=SUBMISSION_FIELD in folded.cells,
    )
