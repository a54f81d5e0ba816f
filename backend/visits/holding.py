"""What the visits sent hold, folded once and kept: trying another charter reads nothing else."""

import asyncio
from uuid import UUID

import msgspec
from sqlalchemy import Row, Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Caisse
from backend.database import Database
from backend.outlets.tables import Outlet
from backend.territories.queries import find_territory
from backend.visits.reading import StoredVisit, read_stored
from backend.visits.scoring import uncertainty_of
from backend.visits.tables import HeldVisit, Visit
from criteria.answers import Held, hold
from criteria.contents import Position
from criteria.entries import POSITION_FIELD, SUBMISSION_FIELD, Entry
from criteria.fold import fold, fold_of_list, settled_head, standing_submission
from maps.perimeter import Point
from maps.territory import Territory

VISITS_AT_ONCE = 50


class Place(msgspec.Struct, frozen=True):
    """How far from a territory a visit took place, in unrounded metres.

    `point` is the position of the visit and `position_off_m` how far off it may be; `territory`,
    `outline` and `outline_off_m` are those of where it was measured from.
    """

    point: Point
    metres: float
    position_off_m: int = msgspec.field(name="uncertainty_m")
    territory: Point
    outline: str | None = None
    outline_off_m: int = 0

    @property
    def uncertainty_m(self) -> int:
        """How far off the distance may be, in metres."""
        return self.position_off_m + self.outline_off_m


class KeptVisit(msgspec.Struct, frozen=True):
    """What a held visit keeps."""

    held: Held
    place: Place | None


class SentVisitHeld(msgspec.Struct, frozen=True):
    """A visit sent, its outlet, and what it holds."""

    visit: UUID
    outlet: UUID
    kind: str
    charter: str
    kept: KeptVisit


SentRow = Row[UUID, UUID | None, str, str | None, str]
_KEPT = msgspec.json.Decoder(KeptVisit)


def read_kept(body: str, territory: Territory) -> KeptVisit:
    """Return what a held visit keeps, measured from where the territory is now."""
    return _measured_from(_KEPT.decode(body), territory)


async def hold_visit(writer: AsyncSession, visit: Visit) -> None:
    """Keep what the submission that stands of a visit holds; nothing when two stand."""
    caisse = await writer.get_one(Caisse, visit.caisse_id)
    stored = await read_stored(writer, visit.id)
    submission = _find_standing(stored)
    await writer.execute(delete(HeldVisit).where(col(HeldVisit.visit_id) == visit.id))
    if submission is not None:
        kept = _keep(stored, submission, await find_territory(writer, caisse))
        writer.add(
            HeldVisit(
                visit_id=visit.id,
                caisse_id=visit.caisse_id,
                submission_id=UUID(submission.id),
                body=msgspec.json.encode(kept).decode(),
            )
        )
    await writer.flush()


async def hold_measured(writer: AsyncSession, caisse: Caisse) -> None:
    """Measure again the visits kept of a caisse whose territory has changed, once for all."""
    territory = await find_territory(writer, caisse)
    rows = await writer.execute(select(HeldVisit).where(col(HeldVisit.caisse_id) == caisse.id))
    for row in rows.scalars().all():
        kept = await asyncio.to_thread(read_kept, row.body, territory)
        row.body = msgspec.json.encode(kept).decode()
    await writer.flush()


async def hold_missing(database: Database) -> None:
    """Keep what visits sent before hold, a few at a time, so that others may write meanwhile."""
    while await _hold_some(database):
        pass


async def _hold_some(database: Database) -> bool:
    """Keep some visits that are not; tell whether that is worth doing again."""
    async with database.writer() as writer:
        found = await writer.execute(
            select(Visit)
            .outerjoin(HeldVisit, col(HeldVisit.visit_id) == col(Visit.id))
            .where(*_SENT, col(HeldVisit.visit_id).is_(None))
            .order_by(col(Visit.id))
            .limit(VISITS_AT_ONCE)
        )
        kept = 0
        for visit in found.scalars():
            await hold_visit(writer, visit)
            kept += await writer.get(HeldVisit, visit.id) is not None
    return kept > 0


_SENT = (
    col(Visit.submitted_at).is_not(None),
    col(Visit.trial).is_(False),
    col(Visit.erased_at).is_(None),
    col(Visit.outlet_id).is_not(None),
    col(Visit.charter_sha256).is_not(None),
)


async def list_held(session: AsyncSession, caisse_id: UUID) -> tuple[list[SentVisitHeld], int]:
    """Return the visits sent of a caisse, the first one sent first, and how many have no reading.

    One that was not kept yet is folded now; two submissions that differ have nothing that stands.
    """
    territory = await _find_territory(session, caisse_id)
    rows = await session.execute(
        _select_sent(caisse_id).order_by(col(Visit.submitted_at), col(Visit.id))
    )
    read = [await _read_row(session, row, territory) for row in rows.all()]
    found = [one for one in read if one is not None]
    return found, len(read) - len(found)


async def find_held(session: AsyncSession, caisse_id: UUID, visit_id: UUID) -> SentVisitHeld | None:
    """Return one visit sent of a caisse, and no other is read; None without a reading."""
    rows = await session.execute(_select_sent(caisse_id).where(col(Visit.id) == visit_id))
    row = rows.one_or_none()
    territory = await _find_territory(session, caisse_id)
    return None if row is None else await _read_row(session, row, territory)


async def find_last_held(
    session: AsyncSession, caisse_id: UUID, outlet_id: UUID
) -> SentVisitHeld | None:
    """Return the last visit sent of an outlet that has a reading; None without any."""
    territory = await _find_territory(session, caisse_id)
    rows = await session.execute(
        _select_sent(caisse_id)
        .where(col(Visit.outlet_id) == outlet_id)
        .order_by(col(Visit.submitted_at).desc(), col(Visit.id).desc())
    )
    for row in rows.all():
        read = await _read_row(session, row, territory)
        if read is not None:
            return read
    return None


def _select_sent(caisse_id: UUID) -> Select[UUID, UUID | None, str, str | None, str]:
    return (
        select(
            col(Visit.id),
            col(Visit.outlet_id),
            col(Outlet.kind),
            col(Visit.charter_sha256),
            col(HeldVisit.body),
        )
        .join(Outlet, col(Outlet.id) == col(Visit.outlet_id))
        .outerjoin(HeldVisit, col(HeldVisit.visit_id) == col(Visit.id))
        .where(col(Visit.caisse_id) == caisse_id, *_SENT)
    )


async def _read_row(
    session: AsyncSession, row: SentRow, territory: Territory
) -> SentVisitHeld | None:
    body: str | None = row.body
    kept = read_kept(body, territory) if body else await _fold_now(session, row.id, territory)
    if kept is None:
        return None
    return SentVisitHeld(row.id, row.outlet_id, row.kind, row.charter_sha256, kept)


async def _find_territory(session: AsyncSession, caisse_id: UUID) -> Territory:
    return await find_territory(session, await session.get_one(Caisse, caisse_id))


async def _fold_now(
    session: AsyncSession, visit_id: UUID, territory: Territory
) -> KeptVisit | None:
    stored = await read_stored(session, visit_id)
    submission = _find_standing(stored)
    return None if submission is None else _keep(stored, submission, territory)


def _find_standing(stored: StoredVisit) -> Entry | None:
    """The submission that stands among those that have their line of the register."""
    counted = [
        one
        for name, one in stored.known.items()
        if one.field != SUBMISSION_FIELD or name in stored.sealed
    ]
    return standing_submission(fold(counted, stored.parked.keys()), stored.known)


def _keep(stored: StoredVisit, submission: Entry, territory: Territory) -> KeptVisit:
    folded = fold_of_list(stored.known.values(), (), submission)
    head = settled_head(folded, stored.known, POSITION_FIELD)
    if head is None or not isinstance(head.content, Position):
        return KeptVisit(hold(folded, stored.known), None)
    point = Point(head.content.lat_e7, head.content.lon_e7)
    place = _measure(point, uncertainty_of(head.content), territory)
    return KeptVisit(hold(folded, stored.known), place)


def _measure(point: Point, off_m: int, territory: Territory) -> Place:
    metres = territory.distance_m(point)
    named = (territory.point, territory.outline_sha256, territory.uncertainty_m)
    return Place(point, metres, off_m, *named)


def _measured_from(kept: KeptVisit, territory: Territory) -> KeptVisit:
    """The same, measured again when the territory has changed since."""
    place = kept.place
    here = (territory.point, territory.outline_sha256)
    if place is None or (place.territory, place.outline) == here:
        return kept
    measured = _measure(place.point, place.position_off_m, territory)
    return msgspec.structs.replace(kept, place=measured)
