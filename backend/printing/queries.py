"""Reads of what is printed: a visit sent and who may read it, a form and its facts."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.charters.drafts import read_draft_or_version
from backend.charters.queries import get_charter
from backend.clock import civil_date
from backend.deciding.read_visit import (
    ReadVisit,
    list_people,
    name_authors,
    read_visit,
    to_dossier,
)
from backend.deciding.sent import SentVisit, follow_visits
from backend.outlets.queries import get_outlet_of
from backend.outlets.tables import Outlet, Sheet
from backend.printing.paper_form import Asked, VisitCode, to_visit_code
from backend.printing.report import report_day
from backend.printing.report_shapes import Place, Reported
from backend.problems import Problem
from backend.register.queries import find_adopted_charter, list_lines_of
from backend.visits.tables import Visit, VisitPerson
from criteria.charter import Charter


async def get_visit(
    session: AsyncSession, caisse_id: UUID, visit_id: UUID, people: Collection[UUID] | None
) -> Visit:
    """Return a visit of the caisse, or refuse with `unknown-visit`.

    `people` are those who use the device that asks, one of whom the visit must be given to; None
    where the committee asks.
    """
    visit = await session.get(Visit, visit_id)
    if visit is None or visit.caisse_id != caisse_id or visit.erased_at is not None:
        raise unknown_visit()
    if people is not None and not await _is_given(session, visit_id, people):
        raise unknown_visit()
    return visit


def unknown_visit() -> Problem:
    """Return the refusal of a visit that is not there for whoever asks."""
    return Problem(404, "unknown-visit", "no such visit for you")


async def _is_given(session: AsyncSession, visit_id: UUID, people: Collection[UUID]) -> bool:
    given = select(col(VisitPerson.person_id)).where(
        col(VisitPerson.visit_id) == visit_id,
        col(VisitPerson.person_id).in_(people),
        col(VisitPerson.taken_away).is_(False),
    )
    return (await session.execute(given.limit(1))).first() is not None


async def read_reported(session: AsyncSession, visit: Visit) -> Reported:
    """Return a visit as its report tells it, or refuse with `visit-not-sent`.

    A visit with two submissions to settle has no report yet either.
    """
    caisse = await get_caisse(session, visit.caisse_id)
    if visit.outlet_id is None:
        raise not_sent()
    lines = await list_lines_of(session, caisse.id, visit.outlet_id)
    first = await _read(session, caisse, visit, civil_date(visit.added_at, caisse.time_zone))
    if first.submission is None:
        raise not_sent()
    day = report_day(first.submission, lines, caisse.time_zone)
    read = await _read(session, caisse, visit, day)
    sent = follow_visits(lines).get(str(visit.id), SentVisit())
    return Reported(
        caisse=caisse.name,
        time_zone=caisse.time_zone,
        place=await read_place(session, visit.outlet_id, read.charter),
        charter=read.charter,
        dossier=await to_dossier(session, caisse, read, sent, None),
        result=read.scored.result,
        submission=first.submission,
        known=read.known,
        folded=read.scored.folded,
        lines=lines,
        names=await name_authors(session, read.known),
    )


def not_sent() -> Problem:
    """Return the refusal of a report of what nobody stands by yet."""
    return Problem(409, "visit-not-sent", "this visit has no submission that stands")


async def _read(session: AsyncSession, caisse: Caisse, visit: Visit, day: date) -> ReadVisit:
    read = await read_visit(session, caisse, visit, day)
    if read is None:
        raise not_sent()
    return read


async def read_form_of_visit(session: AsyncSession, visit: Visit, site: str) -> Asked:
    """Return what the paper form of a visit is made for; `site` is the address of this server."""
    caisse = await get_caisse(session, visit.caisse_id)
    if visit.charter_sha256 is None:
        raise unknown_visit()
    charter = await get_charter(session, caisse.id, visit.charter_sha256)
    place, kind = await _read_prefilled(session, visit.outlet_id, charter)
    return Asked(
        caisse=caisse.name,
        charter=charter,
        kind=kind,
        place=place,
        planned_on=date.fromisoformat(visit.planned_on) if visit.planned_on else None,
        people=[person.name for person in await list_people(session, visit.id)],
        code=VisitCode(to_visit_code(visit.id), f"{site}/visites/#/visite/{visit.id}/papier"),
        trial=visit.trial,
    )


async def read_form(
    session: AsyncSession, caisse_id: UUID, charter: Charter, outlet: UUID | None, kind: str | None
) -> Asked:
    """Return what the form of a charter is made for: an outlet, a kind of outlet, or any.

    Refuses with `unknown-outlet` or `unknown-kind`.
    """
    caisse = await get_caisse(session, caisse_id)
    found = None if outlet is None else (await get_outlet_of(session, caisse_id, outlet)).id
    place, own = await _read_prefilled(session, found, charter)
    if (own or kind) not in {None, *(one.code for one in charter.kinds)}:
        raise Problem(409, "unknown-kind", "the charter has no such kind of outlet")
    return Asked(caisse=caisse.name, charter=charter, kind=own or kind, place=place)


async def _read_prefilled(
    session: AsyncSession, outlet_id: UUID | None, charter: Charter
) -> tuple[Place | None, str | None]:
    if outlet_id is None:
        return None, None
    outlet = await session.get_one(Outlet, outlet_id)
    return await read_place(session, outlet_id, charter), outlet.kind


async def read_charter_to_print(
    session: AsyncSession, caisse_id: UUID, sha256: str | None, day: date, *, with_drafts: bool
) -> Charter:
    """Return a version by its hash, a draft too where it may be read, or the one in force."""
    wanted = sha256 or await find_adopted_charter(session, caisse_id, day)
    if wanted is None:
        raise Problem(409, "no-charter", "the caisse has adopted no charter yet")
    read = read_draft_or_version if with_drafts else get_charter
    return await read(session, caisse_id, wanted)


async def read_place(session: AsyncSession, outlet_id: UUID, charter: Charter) -> Place:
    """Return an outlet as its sheet names it, its kind in the words of a charter."""
    outlet = await session.get_one(Outlet, outlet_id)
    sheet = await session.get(Sheet, outlet_id)
    if sheet is None:
        raise unknown_visit()
    labels = {kind.code: kind.label.fr for kind in charter.kinds}
    kind = labels.get(outlet.kind, outlet.kind)
    return Place(sheet.name, kind, sheet.address, sheet.commune)
