"""Reading the past visits of a caisse, and trying a version on them."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.charters.drafts import read_draft_or_version
from backend.charters.problems import charter_refused
from backend.charters.queries import get_charter
from backend.clock import civil_date
from backend.outlets.tables import Sheet
from backend.problems import Problem
from backend.register.queries import find_adopted_charter
from backend.simulating.wire import (
    SimulationView,
    TrialDraft,
    TriedFamily,
    TriedOutlet,
)
from backend.sorting import sorting_key
from backend.visits.holding import Place, SentVisitHeld, list_held
from backend.visits.scoring import judge_distance
from backend.visits.tables import Visit
from criteria.answers import Distance
from criteria.charter import Charter
from criteria.check import list_faults
from criteria.refusals import CharterRefused
from criteria.simulate import (
    Moved,
    PastVisit,
    Simulation,
    UnknownInTrial,
    apply_trial,
    simulate,
)

ERASED_NAME = "Lieu effacé"


async def try_charter(
    session: AsyncSession, caisse_id: UUID, draft: TrialDraft, now: int
) -> SimulationView:
    """Return what a version with these numbers would change for the visits already sent.

    Nothing is written. Raises `unknown-charter`, `unknown-in-trial`, `charter-refused`.
    """
    today = await find_today(session, caisse_id, now)
    tried = await read_tried(session, caisse_id, draft, today)
    return await try_on_visits(session, caisse_id, tried, today)


async def try_on_visits(
    session: AsyncSession, caisse_id: UUID, tried: Charter, today: date
) -> SimulationView:
    """Return what a version, of the federation or not, would change at this day's rates."""
    held, unread = await list_held(session, caisse_id)
    versions = {
        sha256: await get_charter(session, caisse_id, sha256)
        for sha256 in sorted({visit.charter for visit in held})
    }
    names = await _name_outlets(session, caisse_id)
    simulation = await asyncio.to_thread(_simulate, held, versions, tried, today)
    return _view(simulation, versions, tried, held, names, unread)


async def find_today(session: AsyncSession, caisse_id: UUID, now: int) -> date:
    """Return the civil date of the caisse."""
    return civil_date(now, (await get_caisse(session, caisse_id)).time_zone)


async def read_tried(
    session: AsyncSession, caisse_id: UUID, draft: TrialDraft, today: date
) -> Charter:
    """Return the version that a trial makes, whole and sound."""
    charter = await read_draft_or_version(session, caisse_id, draft.charter)
    try:
        tried = apply_trial(charter, draft.to_trial(), today)
    except UnknownInTrial as unknown:
        raise Problem(
            422, "unknown-in-trial", "the charter has no such code", code=unknown.code
        ) from unknown
    refuse_faults(tried)
    return tried


def refuse_faults(tried: Charter) -> None:
    """Refuse numbers that make a charter unsound, with all its faults."""
    faults = list_faults(tried)
    if faults:
        raise charter_refused(CharterRefused(faults, msgspec.to_builtins(tried)))


async def read_adopted(session: AsyncSession, caisse_id: UUID, today: date) -> Charter:
    """Return the version in force, or refuse with `no-charter`."""
    sha256 = await find_adopted_charter(session, caisse_id, today)
    if sha256 is None:
        raise Problem(409, "no-charter", "the caisse has adopted no charter yet")
    return await get_charter(session, caisse_id, sha256)


def to_past_visits(held: Sequence[SentVisitHeld]) -> list[tuple[PastVisit, Place | None]]:
    """Return visits as scoring reads them; the last one of an outlet is the one sent last."""
    last = {visit.outlet: visit.visit for visit in held}
    return [
        (
            PastVisit(
                str(one.visit),
                str(one.outlet),
                one.kind,
                one.charter,
                one.kept.held,
                last[one.outlet] == one.visit,
            ),
            one.kept.place,
        )
        for one in held
    ]


def _simulate(
    held: Sequence[SentVisitHeld],
    versions: Mapping[str, Charter],
    tried: Charter,
    today: date,
) -> Simulation:
    visits = to_past_visits(held)
    places = {visit.visit: place for visit, place in visits}

    def measure(charter: Charter, visit: PastVisit) -> Distance | None:
        return measure_place(charter, places[visit.visit])

    return simulate((visit for visit, _ in visits), versions, tried, today, measure)


def measure_place(charter: Charter, place: Place | None) -> Distance | None:
    """Return what a charter says of where a visit took place."""
    return None if place is None else judge_distance(charter, place.metres, place.uncertainty_m)


async def _name_outlets(session: AsyncSession, caisse_id: UUID) -> dict[UUID, str]:
    visited = select(col(Visit.outlet_id)).where(col(Visit.caisse_id) == caisse_id)
    rows = await session.execute(
        select(col(Sheet.outlet_id), col(Sheet.name)).where(col(Sheet.outlet_id).in_(visited))
    )
    return {row.outlet_id: row.name for row in rows}


def _view(
    simulation: Simulation,
    versions: Mapping[str, Charter],
    tried: Charter,
    held: Sequence[SentVisitHeld],
    names: Mapping[UUID, str],
    unread: int,
) -> SimulationView:
    labels = _label_tiers(tried)
    own_labels = {sha256: _label_tiers(charter) for sha256, charter in versions.items()}
    families = {
        one.code: one.label.fr
        for charter in (*versions.values(), tried)
        for one in charter.products.families
    }
    outlets = [
        _to_outlet(moved, own_labels[visit.charter], labels, names)
        for moved, visit in zip(simulation.visits, held, strict=True)
        if _has_moved(moved)
    ]
    return SimulationView(
        visits=len(held),
        unread=unread,
        counts=simulation.counts,
        outlets=sorted(outlets, key=lambda one: (not one.is_last, sorting_key(one.name))),
        families=[TriedFamily(families[one.family], one.moves) for one in simulation.families],
    )


def _has_moved(moved: Moved) -> bool:
    return moved.before != moved.after


def _label_tiers(charter: Charter) -> dict[str, str]:
    return {tier.code: tier.label.fr for tier in charter.grid.tiers}


def _to_outlet(
    moved: Moved,
    before: Mapping[str, str],
    after: Mapping[str, str],
    names: Mapping[UUID, str],
) -> TriedOutlet:
    outlet = UUID(moved.outlet)
    return TriedOutlet(
        visit=UUID(moved.visit),
        outlet=outlet,
        name=names.get(outlet, ERASED_NAME),
        move=moved.move,
        is_last=moved.is_last,
        criteria_before=moved.before.criteria_met,
        criteria_after=moved.after.criteria_met if moved.after else None,
        tier_before=before.get(moved.before.tier) if moved.before.tier else None,
        tier_after=after.get(moved.after.tier) if moved.after and moved.after.tier else None,
    )
