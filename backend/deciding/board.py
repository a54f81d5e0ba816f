"""The pipeline of a caisse: every outlet with its stage, and the dossier of one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.charters.queries import get_charter
from backend.clock import civil_date
from backend.deciding.dossier import to_convention_family
from backend.deciding.read_visit import list_visit_dossiers, read_visit
from backend.deciding.stage import find_shown, find_stage, is_amended_since_decision
from backend.deciding.wire import (
    BoardItem,
    BoardView,
    CharterInForce,
    ConventionView,
    Dossier,
    DossierOutlet,
    HistoryLine,
)
from backend.deciding.words import say_line
from backend.outlets.queries import get_outlet_of
from backend.outlets.tables import Outlet, Sheet
from backend.register.conventions import Convention, conventions_on
from backend.register.facts import CharterAdopted, Decided, Revoked
from backend.register.line import Line
from backend.register.queries import (
    find_adopted_charter,
    find_adoption,
    list_lines,
    list_lines_of,
)
from backend.register.rates import rates_on
from backend.register.tables import RegisterLine
from backend.sorting import sorting_key
from backend.visits.tables import Visit
from criteria.fold import disagreements

ERASED_NAME = "Lieu effacé"


async def get_board(session: AsyncSession, caisse_id: UUID, now: int) -> BoardView:
    """Return every outlet of the caisse with its stage, in the order of their names."""
    caisse = await get_caisse(session, caisse_id)
    today = civil_date(now, caisse.time_zone)
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in await list_lines(session, caisse_id):
        lines[getattr(line.clear, "outlet", "")].append(line)
    visits = await _list_visits(session, caisse_id)
    labels = await _label_kinds(session, caisse_id, today)
    items = [
        await _to_item(
            session,
            caisse,
            outlet,
            sheet,
            lines[str(outlet.id)],
            visits.get(outlet.id, []),
            labels,
            today,
        )
        for outlet, sheet in await _list_outlets(session, caisse_id)
    ]
    return BoardView(
        today=today,
        charter=await _find_charter(session, caisse_id, today),
        items=sorted(items, key=lambda item: sorting_key(item.name)),
    )


async def get_dossier(session: AsyncSession, caisse_id: UUID, outlet_id: UUID, now: int) -> Dossier:
    """Return all that the committee may know of one outlet."""
    caisse = await get_caisse(session, caisse_id)
    today = civil_date(now, caisse.time_zone)
    outlet = await get_outlet_of(session, caisse_id, outlet_id)
    sheet = await session.get(Sheet, outlet_id)
    lines = await list_lines_of(session, caisse_id, outlet_id)
    convention = _find_convention(lines, today)
    visits = (await _list_visits(session, caisse_id)).get(outlet_id, [])
    current = await find_adopted_charter(session, caisse_id, today)
    return Dossier(
        outlet=_to_outlet(outlet, sheet, await _label_kinds(session, caisse_id, today)),
        stage=find_stage(visits, lines, convention),
        convention=await _to_convention(session, caisse_id, convention, current, today),
        visits=await list_visit_dossiers(session, caisse, visits, lines, today, current),
        history=[
            HistoryLine(
                n=line.n,
                kind=line.kind,
                decided_on=line.decided_on,
                recorded_on=civil_date(line.recorded_at, caisse.time_zone),
                words=say_line(line.kind, msgspec.to_builtins(line.clear), line.decided_on),
            )
            for line in reversed(lines)
        ],
    )


async def _list_outlets(
    session: AsyncSession, caisse_id: UUID
) -> list[tuple[Outlet, Sheet | None]]:
    visited = select(col(Visit.outlet_id)).where(col(Visit.caisse_id) == caisse_id)
    named = select(col(RegisterLine.outlet_id)).where(col(RegisterLine.caisse_id) == caisse_id)
    rows = await session.execute(
        select(Outlet, Sheet)
        .outerjoin(Sheet, col(Sheet.outlet_id) == col(Outlet.id))
        .where(or_(col(Outlet.id).in_(visited), col(Outlet.id).in_(named)))
    )
    return [(outlet, sheet) for outlet, sheet in rows]


async def _list_visits(session: AsyncSession, caisse_id: UUID) -> dict[UUID, list[Visit]]:
    rows = (
        await session.execute(
            select(Visit)
            .where(col(Visit.caisse_id) == caisse_id, col(Visit.outlet_id).is_not(None))
            .order_by(col(Visit.added_at), col(Visit.id))
        )
    ).scalars()
    visits: dict[UUID, list[Visit]] = defaultdict(list)
    for visit in rows:
        if visit.outlet_id is not None:
            visits[visit.outlet_id].append(visit)
    return visits


async def _to_item(
    session: AsyncSession,
    caisse: Caisse,
    outlet: Outlet,
    sheet: Sheet | None,
    lines: Sequence[Line],
    visits: Sequence[Visit],
    labels: Mapping[str, str],
    today: date,
) -> BoardItem:
    convention = _find_convention(lines, today)
    stage = find_stage(visits, lines, convention)
    visit = find_shown(visits, lines, stage)
    differing, arriving = 0, False
    if stage == "to_decide" and visit is not None:
        read = await read_visit(session, caisse, visit, today)
        differing = len(disagreements(read.scored.folded)) if read else 0
        arriving = read is not None and read.arriving
    decided = [line for line in lines if isinstance(line.clear, Decided | Revoked)]
    return BoardItem(
        outlet=outlet.id,
        name=sheet.name if sheet else ERASED_NAME,
        kind=outlet.kind,
        kind_label=labels.get(outlet.kind, outlet.kind),
        commune=sheet.commune if sheet else "",
        stage=stage,
        visit=visit.id if visit else None,
        planned_on=visit.planned_on if visit else None,
        submitted_on=(
            civil_date(visit.submitted_at, caisse.time_zone)
            if visit and visit.submitted_at
            else None
        ),
        decided_on=decided[-1].decided_on if decided else None,
        until=convention.until if convention else None,
        disagreements=differing,
        arriving=arriving,
        trial=bool(visit and visit.trial),
        amended_since_decision=is_amended_since_decision(visits, lines),
    )


def _find_convention(lines: Sequence[Line], day: date) -> Convention | None:
    return next(iter(conventions_on(lines, day)), None)


async def _find_charter(session: AsyncSession, caisse_id: UUID, day: date) -> CharterInForce | None:
    adoption = await find_adoption(session, caisse_id, day)
    if adoption is None or not isinstance(adoption.clear, CharterAdopted):
        return None
    charter = await get_charter(session, caisse_id, adoption.clear.charter)
    adopted_on = adoption.decided_on or adoption.clear.effective_on
    return CharterInForce(adoption.clear.charter, charter.title.fr, adopted_on)


async def _label_kinds(session: AsyncSession, caisse_id: UUID, day: date) -> dict[str, str]:
    """Return the kinds of outlet in the words of the charter in force."""
    sha256 = await find_adopted_charter(session, caisse_id, day)
    charter = await get_charter(session, caisse_id, sha256) if sha256 else None
    return {kind.code: kind.label.fr for kind in charter.kinds} if charter else {}


def _to_outlet(outlet: Outlet, sheet: Sheet | None, labels: Mapping[str, str]) -> DossierOutlet:
    return DossierOutlet(
        id=outlet.id,
        kind=outlet.kind,
        kind_label=labels.get(outlet.kind, outlet.kind),
        name=sheet.name if sheet else ERASED_NAME,
        address=sheet.address if sheet else "",
        commune=sheet.commune if sheet else "",
        lat_e7=sheet.lat_e7 if sheet else 0,
        lon_e7=sheet.lon_e7 if sheet else 0,
        hours=sheet.hours if sheet else None,
        season=sheet.season if sheet else None,
        phone=sheet.phone if sheet else None,
        website=sheet.website if sheet else None,
    )


async def _to_convention(
    session: AsyncSession,
    caisse_id: UUID,
    convention: Convention | None,
    current: str | None,
    day: date,
) -> ConventionView | None:
    if convention is None or convention.standing != "active":
        return None
    sha256 = convention.charter or current
    if sha256 is None:
        return None
    charter = await get_charter(session, caisse_id, sha256)
    tiers = {tier.code: tier.label.fr for tier in charter.grid.tiers}
    return ConventionView(
        since=convention.since,
        until=convention.until,
        tier_label=tiers.get(convention.tier) if convention.tier else None,
        taken_over=convention.charter is None,
        families=[
            to_convention_family(charter, one.family, one.class_, one.percent)
            for one in rates_on(convention, charter, day)
        ],
    )
