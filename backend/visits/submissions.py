"""Submissions: once all that one names has come, a register line carries a seal per entry."""

from collections.abc import Mapping
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.outlets.tables import Outlet
from backend.register.append import append_line
from backend.register.facts import VisitAmended, VisitSubmitted
from backend.register.visit_proof import list_trial_openings
from backend.visits.holding import hold_visit
from backend.visits.numbers import take_number
from backend.visits.reading import StoredVisit, read_stored
from backend.visits.tables import StoredEntry, Visit
from criteria.contents import Amendment
from criteria.entries import Entry
from criteria.fold import check_submission, named_by

STILL_COMING = {"entry_missing", "entry_not_applied"}


async def record_complete_submissions(
    writer: AsyncSession, caisse_id: UUID, visit_id: UUID, now: int
) -> None:
    """Write the line of each submission of the visit that is now complete and has none yet.

    One that replaces others has its line after theirs. One whose list is unsound, or an amendment
    of nothing, is parked: no later arrival can mend it. A visite d'essai, or one whose outlet is
    not known to the caisse yet, writes nothing. What is an essai the plan says, whatever an opening
    says; without a plan, the opening that came first (design 5).
    """
    rows = await _list_submissions(writer, caisse_id, visit_id)
    waiting = [row for row in rows if not row.sealed]
    if not waiting:
        return
    visit = await writer.get_one(Visit, visit_id, populate_existing=True)
    if visit.trial or visit.outlet_id is None or visit.charter_sha256 is None:
        return
    stored = await read_stored(writer, visit_id)
    sealed = {str(row.id) for row in rows if row.sealed}
    while ready := [
        row for row in waiting if sealed.issuperset(stored.known[str(row.id)].replaces)
    ]:
        waiting = [row for row in waiting if row not in ready]
        for row in ready:
            if await _settle(writer, visit, row, stored, now):
                sealed.add(str(row.id))
    await hold_visit(writer, visit)


async def _settle(
    writer: AsyncSession,
    visit: Visit,
    row: StoredEntry,
    stored: StoredVisit,
    now: int,
) -> bool:
    """Record a submission that is complete and sound, park an unsound one; tell if recorded."""
    submission = stored.known[str(row.id)]
    if isinstance(submission.content, Amendment) and not submission.replaces:
        await _park(writer, row, "amends_nothing")
        return False
    faults = {
        problem.fault for problem in check_submission(submission, stored.known, stored.parked)
    }
    if faults - STILL_COMING:
        await _park(writer, row, min(faults - STILL_COMING))
    if faults:
        return False
    await _record(writer, visit, submission, stored.known, now)
    return True


async def _list_submissions(
    writer: AsyncSession, caisse_id: UUID, visit_id: UUID
) -> list[StoredEntry]:
    rows = (
        await writer.execute(
            select(StoredEntry)
            .where(
                col(StoredEntry.caisse_id) == caisse_id,
                col(StoredEntry.visit_id) == visit_id,
                col(StoredEntry.kind).in_(("submission", "amendment")),
                col(StoredEntry.parked).is_(None),
                col(StoredEntry.erased).is_(False),
            )
            .order_by(col(StoredEntry.number))
        )
    ).scalars()
    return list(rows)


async def _park(writer: AsyncSession, row: StoredEntry, reason: str) -> None:
    row.number = await take_number(writer, row.visit_id)
    row.parked = reason
    await writer.flush()


async def _record(
    writer: AsyncSession, visit: Visit, submission: Entry, known: Mapping[str, Entry], now: int
) -> None:
    facts_of = VisitSubmitted if submission.kind == "submission" else VisitAmended
    outlet = await writer.get_one(Outlet, visit.outlet_id)
    names = sorted({*named_by(submission), submission.id})
    entries = {name: known[name] for name in names}
    facts = facts_of(
        visit=str(visit.id),
        outlet=str(visit.outlet_id),
        outlet_kind=outlet.kind,
        submission=submission.id,
        charter=visit.charter_sha256 or "",
        trial=False if list_trial_openings(entries.values()) else UNSET,
    )
    await append_line(writer, visit.caisse_id, facts, entries, decided_on=None, now=now)
    sealed = update(StoredEntry).where(
        col(StoredEntry.caisse_id) == visit.caisse_id, col(StoredEntry.id) == UUID(submission.id)
    )
    await writer.execute(sealed.values(sealed=True))
    visit.submitted_at = visit.submitted_at or now
    await writer.flush()
