"""Giving a device its visits and what it has not seen of them (design 5)."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast
from uuid import UUID

from msgspec import Raw
from sqlalchemy import Row, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.outlets.tables import Outlet, Sheet
from backend.visits.past import Past, read_past
from backend.visits.tables import StoredEntry, Visit, VisitPerson
from backend.visits.wire import MAX_PAGE, PulledEntry, PullView, VisitedOutlet, VisitView


async def pull(
    reader: AsyncSession,
    caisse_id: UUID,
    people: frozenset[UUID],
    cursors: Mapping[UUID, int],
    now: int,
) -> PullView:
    """Return the visits given to these people and the next entries of each, by cursor.

    Only visits that have something new are read further. A visit that the device knows and that is
    no longer given comes back as withdrawn.
    """
    visits = await _list_visits(reader, caisse_id, people)
    known = {visit.id: cursors.get(visit.id, 0) for visit in visits}
    behind = {visit.id: known[visit.id] for visit in visits if visit.seq > known[visit.id]}
    entries = await _list_entries(reader, behind) if behind else []
    given = await _list_people(reader, [visit.id for visit in visits])
    past = await read_past(reader, caisse_id, visits, now)
    return PullView(
        visits=[_to_view(visit, given, past.get(visit.id, Past())) for visit in visits],
        withdrawn=sorted(set(cursors) - {visit.id for visit in visits}),
        entries=entries[:MAX_PAGE],
        more=len(entries) > MAX_PAGE,
        server_time=now,
    )


async def _list_visits(
    reader: AsyncSession, caisse_id: UUID, people: frozenset[UUID]
) -> Sequence[Row[Any]]:
    """List what is given to these people in the caisse.

    The caisse is compared here, not by the database: SQLite would go through all its visits.
    """
    given = (
        select(col(VisitPerson.visit_id))
        .where(col(VisitPerson.person_id).in_(people), col(VisitPerson.taken_away).is_(False))
        .distinct()
    )
    columns = (
        select(
            col(Visit.id),
            col(Visit.caisse_id),
            col(Visit.seq),
            col(Visit.charter_sha256),
            col(Visit.planned_on),
            col(Visit.trial),
            col(Visit.submitted_at),
            col(Visit.decided_at),
            col(Visit.outlet_id),
            col(Outlet.kind),
            col(Sheet.name),
            col(Sheet.address),
            col(Sheet.commune),
            col(Sheet.lat_e7),
            col(Sheet.lon_e7),
            col(Sheet.phone),
        )
        .outerjoin(Outlet, col(Outlet.id) == col(Visit.outlet_id))
        .outerjoin(Sheet, col(Sheet.outlet_id) == col(Visit.outlet_id))
        .where(col(Visit.id).in_(given))
        .where(col(Visit.erased_at).is_(None))
        .order_by(col(Visit.id))
    )
    rows = cast("Sequence[Row[Any]]", (await reader.execute(columns)).all())
    return [row for row in rows if row.caisse_id == caisse_id]


async def _list_people(reader: AsyncSession, visits: list[UUID]) -> dict[UUID, list[UUID]]:
    rows = (
        await reader.execute(
            select(col(VisitPerson.visit_id), col(VisitPerson.person_id))
            .where(col(VisitPerson.visit_id).in_(visits), col(VisitPerson.taken_away).is_(False))
            .order_by(col(VisitPerson.person_id))
        )
    ).all()
    people: dict[UUID, list[UUID]] = {}
    for visit_id, person_id in rows:
        people.setdefault(visit_id, []).append(person_id)
    return people


async def _list_entries(reader: AsyncSession, behind: Mapping[UUID, int]) -> list[PulledEntry]:
    after = [
        and_(col(StoredEntry.visit_id) == visit_id, col(StoredEntry.number) > number)
        for visit_id, number in behind.items()
    ]
    page = (
        select(col(StoredEntry.number), col(StoredEntry.parked), col(StoredEntry.body))
        .where(or_(*after), col(StoredEntry.erased).is_(False))
        .order_by(col(StoredEntry.visit_id), col(StoredEntry.number))
        .limit(MAX_PAGE + 1)
    )
    rows = (await reader.execute(page)).all()
    return [
        PulledEntry(number, parked is not None, parked, Raw(body.encode()))
        for number, parked, body in rows
    ]


def _to_view(visit: Row[Any], given: Mapping[UUID, list[UUID]], past: Past) -> VisitView:
    return VisitView(
        id=visit.id,
        outlet=_to_outlet(visit) if visit.name is not None else None,
        charter=visit.charter_sha256,
        planned_on=visit.planned_on,
        people=given.get(visit.id, []),
        trial=visit.trial,
        state=_to_state(visit),
        last=past.last,
        decision=past.decision,
    )


def _to_state(visit: Row[Any]) -> Literal["planned", "submitted", "decided"]:
    if visit.decided_at is not None:
        return "decided"
    return "planned" if visit.submitted_at is None else "submitted"


def _to_outlet(visit: Row[Any]) -> VisitedOutlet:
    return VisitedOutlet(
        id=visit.outlet_id,
        name=visit.name,
        kind=visit.kind,
        address=visit.address,
        commune=visit.commune,
        lat_e7=visit.lat_e7,
        lon_e7=visit.lon_e7,
        phone=visit.phone,
    )
