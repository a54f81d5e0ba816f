"""What a device is told of the past: the visit before, and what the committee decided (issue 4)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

import msgspec
from sqlalchemy import Row, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.charters.tables import CharterVersion
from backend.clock import civil_date
from backend.outlets.tables import Outlet
from backend.register.facts import Decided
from backend.register.line import Line, read_line
from backend.register.tables import RegisterLine
from backend.territories.queries import find_territory
from backend.visits.holding import KeptVisit, read_kept
from backend.visits.queries import name_people
from backend.visits.reading import read_entry
from backend.visits.scoring import judge_distance
from backend.visits.tables import HeldVisit, StoredEntry, Visit
from backend.visits.wire import DecidedBefore, DecidedFamily, DecidedHere, LastVisit, OpenCommitment
from criteria.answers import answers_under
from criteria.charter import Charter
from criteria.contents import Commitment
from criteria.entries import Entry
from criteria.fold import fold_of_list, heads_of, named_by
from criteria.load import charter_from_json
from criteria.readable import set_aside
from criteria.score import score


class Past(msgspec.Struct, frozen=True):
    """What came before a visit at its outlet, and what was decided on the visit itself."""

    last: LastVisit | None = None
    decision: DecidedHere | None = None


async def read_past(
    session: AsyncSession, caisse_id: UUID, visits: Sequence[Row[Any]], now: int
) -> dict[UUID, Past]:
    """Return the past of visits by id, in as many statements whatever their number.

    Each row of `visits` has `id`, `outlet_id` and `submitted_at`. The visit before is the one sent
    last of the same outlet in the same caisse, before this one; essais and erased visits never are.
    """
    outlets = {visit.outlet_id for visit in visits if visit.outlet_id is not None}
    if not outlets:
        return {}
    caisse = await get_caisse(session, caisse_id)
    lines = await _list_decided(session, caisse_id, outlets)
    before = _find_before(visits, await _list_sent(session, caisse_id, outlets))
    told = await _tell(session, caisse, set(before.values()), lines, now)
    return {
        visit.id: Past(told.get(before.get(visit.id)), _decided_here(lines.get(str(visit.id))))
        for visit in visits
    }


async def _list_decided(
    session: AsyncSession, caisse_id: UUID, outlets: Collection[UUID]
) -> dict[str, Line]:
    """Return the line of the last decision on each visit of these outlets, by visit."""
    bodies = await session.execute(
        select(col(RegisterLine.body))
        .where(
            col(RegisterLine.caisse_id) == caisse_id,
            col(RegisterLine.outlet_id).in_(outlets),
            col(RegisterLine.kind) == "decided",
        )
        .order_by(col(RegisterLine.n))
    )
    lines = [read_line(body.encode()) for body in bodies.scalars()]
    return {line.clear.visit: line for line in lines if isinstance(line.clear, Decided)}


async def _list_sent(
    session: AsyncSession, caisse_id: UUID, outlets: Collection[UUID]
) -> Sequence[Row[Any]]:
    """Return the visits sent of these outlets, the first one sent first.

    The caisse is compared here: named in the statement, SQLite would go through all of its visits.
    """
    sent = (
        select(col(Visit.id), col(Visit.caisse_id), col(Visit.outlet_id), col(Visit.submitted_at))
        .where(
            col(Visit.outlet_id).in_(outlets),
            col(Visit.submitted_at).is_not(None),
            col(Visit.trial).is_(False),
            col(Visit.erased_at).is_(None),
        )
        .order_by(col(Visit.submitted_at), col(Visit.id))
    )
    rows = cast("Sequence[Row[Any]]", (await session.execute(sent)).all())
    return [row for row in rows if row.caisse_id == caisse_id]


def _find_before(visits: Sequence[Row[Any]], sent: Sequence[Row[Any]]) -> dict[UUID, UUID]:
    """Return the visit sent last before each visit, where there is one."""
    return {
        visit.id: earlier.id for visit in visits for earlier in sent if _precedes(earlier, visit)
    }


def _precedes(earlier: Row[Any], visit: Row[Any]) -> bool:
    if earlier.outlet_id != visit.outlet_id or earlier.id == visit.id:
        return False
    if visit.submitted_at is None:
        return True
    return (earlier.submitted_at, earlier.id) < (visit.submitted_at, visit.id)


async def _tell(
    session: AsyncSession,
    caisse: Caisse,
    visits: Collection[UUID],
    lines: Mapping[str, Line],
    now: int,
) -> dict[UUID | None, LastVisit]:
    if not visits:
        return {}
    rows = await _read_sent(session, visits)
    people = await name_people(session, visits)
    entries = await _list_entries(session, caisse.id, rows)
    undecided = {row.charter_sha256 for row in rows if str(row.id) not in lines}
    charters = await _list_charters(session, caisse.federation_id, undecided)
    territory = await find_territory(session, caisse)
    told: dict[UUID | None, LastVisit] = {}
    for row in rows:
        kept = None if row.body is None else read_kept(row.body, territory)
        known = entries.get(row.id, {})
        told[row.id] = LastVisit(
            visited_on=_find_day(known, row.submitted_at, caisse.time_zone),
            people=people.get(row.id, []),
            criteria_met=_count_met(
                lines.get(str(row.id)),
                kept,
                charters.get(row.charter_sha256),
                row.kind,
                civil_date(now, caisse.time_zone),
            ),
            families=sorted(kept.held.families) if kept else [],
            commitments=_list_commitments(known, row.submission_id),
            decided=_decided_before(lines.get(str(row.id))),
        )
    return told


async def _read_sent(session: AsyncSession, visits: Collection[UUID]) -> Sequence[Row[Any]]:
    columns = (
        select(
            col(Visit.id),
            col(Visit.submitted_at),
            col(Visit.charter_sha256),
            col(Outlet.kind),
            col(HeldVisit.submission_id),
            col(HeldVisit.body),
        )
        .join(Outlet, col(Outlet.id) == col(Visit.outlet_id))
        .outerjoin(HeldVisit, col(HeldVisit.visit_id) == col(Visit.id))
        .where(col(Visit.id).in_(visits))
    )
    return cast("Sequence[Row[Any]]", (await session.execute(columns)).all())


async def _list_entries(
    session: AsyncSession, caisse_id: UUID, sent: Sequence[Row[Any]]
) -> dict[UUID, dict[str, Entry]]:
    """Return, by visit, its openings, its commitments and the submission that stands."""
    standing = [row.submission_id for row in sent if row.submission_id is not None]
    rows = await session.execute(
        select(col(StoredEntry.visit_id), col(StoredEntry.body)).where(
            or_(
                and_(
                    col(StoredEntry.visit_id).in_([row.id for row in sent]),
                    col(StoredEntry.kind).in_(("opening", "commitment")),
                ),
                and_(col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.id).in_(standing)),
            ),
            col(StoredEntry.parked).is_(None),
            col(StoredEntry.erased).is_(False),
        )
    )
    entries: dict[UUID, dict[str, Entry]] = {}
    for visit_id, body in rows:
        entry = read_entry(body)
        entries.setdefault(visit_id, {})[entry.id] = entry
    return entries


async def _list_charters(
    session: AsyncSession, federation_id: UUID, names: Collection[str]
) -> dict[str, Charter]:
    if not names:
        return {}
    rows = await session.execute(
        select(col(CharterVersion.sha256), col(CharterVersion.body)).where(
            col(CharterVersion.federation_id) == federation_id,
            col(CharterVersion.sha256).in_(names),
        )
    )
    return {row.sha256: charter_from_json(row.body.encode()) for row in rows}


def _find_day(known: Mapping[str, Entry], sent_at: int, time_zone: str) -> date:
    """The day on which the tablet opened the visit; else the day on which it arrived."""
    opened = [one.device_time for one in known.values() if one.kind == "opening"]
    return civil_date(min(opened, default=sent_at), time_zone)


def _count_met(
    line: Line | None, kept: KeptVisit | None, charter: Charter | None, kind: str, day: date
) -> int | None:
    """How many criteria were met: as decided, else as the visit says; None where two stand."""
    if line is not None and isinstance(line.clear, Decided):
        return line.clear.criteria_met
    if kept is None or charter is None:
        return None
    place = kept.place
    distance = None if place is None else judge_distance(charter, place.metres, place.uncertainty_m)
    answers, _ = set_aside(charter, answers_under(kept.held, kind, charter, distance))
    return score(charter, answers, day).criteria_met


def _list_commitments(
    known: Mapping[str, Entry], submission_id: UUID | None
) -> list[OpenCommitment]:
    """The commitments that the submission names and nobody withdrew, the soonest due first."""
    submission = known.get(str(submission_id))
    if submission is None:
        return []
    named = named_by(submission)
    kept = {name: one for name, one in known.items() if name in named}
    folded = fold_of_list(kept.values(), (), submission)
    contents = [
        head.content for field in sorted(folded.cells) for head in heads_of(folded, kept, field)
    ]
    found = [
        OpenCommitment(one.text, one.criterion, one.due_on)
        for one in contents
        if isinstance(one, Commitment) and one.present
    ]
    return sorted(found, key=lambda one: one.due_on or date.max)


def _decided_before(line: Line | None) -> DecidedBefore | None:
    if line is None or not isinstance(line.clear, Decided):
        return None
    return DecidedBefore(_decided_on(line), line.clear.outcome)


def _decided_here(line: Line | None) -> DecidedHere | None:
    if line is None or not isinstance(line.clear, Decided):
        return None
    clear = line.clear
    return DecidedHere(
        decided_on=_decided_on(line),
        outcome=clear.outcome,
        criteria_met=clear.criteria_met,
        starts_on=clear.starts_on,
        ends_on=clear.ends_on,
        families=[DecidedFamily(one.family, one.class_, one.percent) for one in clear.families],
    )


def _decided_on(line: Line) -> date:
    if line.decided_on is None:
        raise ValueError(f"line {line.n} is a decision without its day")
    return line.decided_on
