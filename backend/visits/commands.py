"""Planning visits, accepting what was parked."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse, get_person_of
from backend.charters.queries import knows_kind
from backend.clock import civil_date
from backend.outlets.queries import get_outlet_of
from backend.problems import Problem
from backend.register.queries import find_adopted_charter
from backend.visits.locks import lock_visits
from backend.visits.numbers import take_number
from backend.visits.opening import open_visit
from backend.visits.parking import ACCEPTABLE, find_fault
from backend.visits.reading import read_entry
from backend.visits.submissions import record_complete_submissions
from backend.visits.tables import StoredEntry, Visit, VisitPerson
from backend.visits.wire import VisitDraft


async def plan_visit(
    writer: AsyncSession, caisse_id: UUID, draft: VisitDraft, now: int, visit_id: UUID | None = None
) -> UUID:
    """Plan a visit under the charter in force; `visit_id` fixes its id."""
    outlet = await get_outlet_of(writer, caisse_id, draft.outlet)
    caisse = await get_caisse(writer, caisse_id)
    today = civil_date(now, caisse.time_zone)
    charter = await find_adopted_charter(writer, caisse_id, today)
    if charter is None:
        raise Problem(409, "no-charter", "the caisse has adopted no charter yet")
    if not await knows_kind(writer, caisse_id, charter, outlet.kind):
        raise Problem(409, "unknown-kind", "the charter has no such kind of outlet")
    visit = Visit(
        caisse_id=caisse_id,
        outlet_id=outlet.id,
        charter_sha256=charter,
        planned_on=draft.planned_on,
        trial=draft.trial,
        added_at=now,
    )
    if visit_id is not None:
        visit.id = visit_id
    writer.add(visit)
    await writer.flush()
    for person_id in sorted(set(draft.people)):
        person = await get_person_of(writer, caisse_id, person_id)
        writer.add(VisitPerson(visit_id=visit.id, person_id=person.id))
    await writer.flush()
    return visit.id


async def accept_parked(writer: AsyncSession, caisse_id: UUID, entry_id: UUID, now: int) -> None:
    """Let a parked entry count after all; it gets a new number (design 5).

    One that is itself amiss stays parked: accepting it would change nothing.
    """
    named = (col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.id) == entry_id)
    visits = await writer.execute(select(col(StoredEntry.visit_id)).where(*named))
    await lock_visits(writer, caisse_id, list(visits.scalars()))
    parked = select(StoredEntry).where(*named, col(StoredEntry.parked).is_not(None))
    row = (await writer.execute(parked)).scalar_one_or_none()
    if row is None:
        raise Problem(404, "unknown-entry", "no such parked entry in this caisse")
    entry = read_entry(row.body)
    if row.parked not in ACCEPTABLE or await find_fault(writer, caisse_id, entry) is not None:
        raise Problem(409, "entry-cannot-apply", "this entry names what it may not")
    row.number = await take_number(writer, row.visit_id)
    row.parked = None
    await writer.flush()
    await open_visit(writer, entry)
    await record_complete_submissions(writer, caisse_id, row.visit_id, now)


async def accept_all_parked(
    writer: AsyncSession, caisse_id: UUID, entries: Collection[UUID], now: int
) -> int:
    """Accept these parked entries in the order they were made; return how many count now.

    Those that are amiss, or no longer set aside, change nothing.
    """
    named = (col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.id).in_(entries))
    visits = await writer.execute(select(col(StoredEntry.visit_id)).where(*named).distinct())
    await lock_visits(writer, caisse_id, list(visits.scalars()))
    accepted = 0
    for entry_id in sorted(entries):
        try:
            await accept_parked(writer, caisse_id, entry_id, now)
        except Problem:
            continue
        accepted += 1
    return accepted
