"""Reading a visit with all that the committee needs to judge it."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Caisse, Person
from backend.accounts.wire import NamedPerson
from backend.charters.queries import get_charter
from backend.clock import civil_date
from backend.deciding import dossier, dossier_people
from backend.deciding.sent import SentVisit, follow_visits
from backend.deciding.wire import DossierCharter, VisitDossier, VisitState
from backend.outlets.tables import Outlet
from backend.photos.tables import Photo
from backend.register.line import Line
from backend.territories.queries import find_territory
from backend.visits.reading import StoredVisit, read_stored
from backend.visits.scoring import Scored, score_entries
from backend.visits.tables import Visit, VisitPerson
from criteria.charter import Charter
from criteria.entries import SUBMISSION_FIELD, Entry
from criteria.fold import fold, late, standing_submission
from criteria.tiers import least_needed


class ReadVisit(msgspec.Struct, frozen=True):
    """A visit, its entries, and what they are worth; scored on its submission once it has one.

    `submission` stands among those whose whole list has come. `arriving` says that another has not
    come whole yet, `rivals` that two stand and differ: an amendment settles them (design 5). `day`
    is that of the reading.
    """

    visit: Visit
    charter: Charter
    known: Mapping[str, Entry]
    parked: Mapping[str, str]
    submission: Entry | None
    arriving: bool
    rivals: bool
    scored: Scored
    day: date


async def read_visit(
    session: AsyncSession, caisse: Caisse, visit: Visit, day: date
) -> ReadVisit | None:
    """Return a visit scored with that day's rates; None while its outlet or charter is unknown."""
    if visit.charter_sha256 is None or visit.outlet_id is None:
        return None
    charter = await get_charter(session, caisse.id, visit.charter_sha256)
    outlet = await session.get_one(Outlet, visit.outlet_id)
    stored = await read_stored(session, visit.id)
    known, parked = stored.known, stored.parked
    incomplete = _list_incomplete(stored, visit.trial)
    whole = fold([entry for name, entry in known.items() if name not in incomplete], parked.keys())
    submission = standing_submission(whole, known)
    cell = whole.cells.get(SUBMISSION_FIELD)
    scored = score_entries(
        charter,
        known,
        parked.keys(),
        submission,
        outlet.kind,
        await find_territory(session, caisse),
        day,
    )
    rivals = submission is None and cell is not None
    arriving = bool(incomplete)
    return ReadVisit(visit, charter, known, parked, submission, arriving, rivals, scored, day)


def _list_incomplete(stored: StoredVisit, trial: bool) -> frozenset[str]:
    """Return the submissions not come whole yet: they have no line of the register.

    A visite d'essai never has one: each of its submissions counts as it is.
    """
    submissions = {name for name, one in stored.known.items() if one.field == SUBMISSION_FIELD}
    return frozenset() if trial else frozenset(submissions - stored.sealed - stored.parked.keys())


async def list_visit_dossiers(
    session: AsyncSession,
    caisse: Caisse,
    visits: Sequence[Visit],
    lines: Sequence[Line],
    day: date,
    current: str | None,
) -> list[VisitDossier]:
    """Return the visits of an outlet in this caisse, newest first; `lines` are the outlet's."""
    sent = follow_visits(lines)
    found: list[VisitDossier] = []
    for visit in reversed(visits):
        read = await read_visit(session, caisse, visit, day)
        if read is not None:
            one = sent.get(str(visit.id), SentVisit())
            found.append(await to_dossier(session, caisse, read, one, current))
    return found


async def to_dossier(
    session: AsyncSession, caisse: Caisse, read: ReadVisit, sent: SentVisit, current: str | None
) -> VisitDossier:
    """Return a read visit as the committee sees it.

    `sent` is what the register says of it, `current` the charter in force.
    """
    visit, charter, scored = read.visit, read.charter, read.scored
    known, parked = read.known, read.parked
    people = await list_people(session, visit.id)
    names = await name_authors(session, known)
    held = await _list_held(session, caisse.id, known)
    folded, result = scored.folded, scored.result
    titles = {c.code: c.title.fr for c in (*charter.grid.gates, *charter.grid.criteria)}
    tiers = {tier.code: tier.label.fr for tier in charter.grid.tiers}
    return VisitDossier(
        id=visit.id,
        state=_to_state(visit, sent, bool(known)),
        planned_on=visit.planned_on,
        submitted_on=_to_date(visit.submitted_at, caisse.time_zone),
        trial=visit.trial,
        people=people,
        visitors=dossier_people.list_visitors(people, folded, known, names),
        charter=DossierCharter(visit.charter_sha256 or "", charter.title.fr),
        submission=UUID(read.submission.id) if read.submission else None,
        decided_submission=UUID(sent.decided) if sent.decided else None,
        amended_since_decision=sent.amended_since_decision,
        amendments=dossier.list_amendments(sent, known, names, caisse.time_zone),
        arriving=read.arriving,
        rivals=read.rivals,
        old_charter=current is not None and visit.charter_sha256 != current,
        late=len(late(known.values(), read.submission) - parked.keys()) if read.submission else 0,
        parked=dossier.list_parked(known, parked, names),
        disagreements=dossier.list_disagreements(charter, folded, known, names),
        criteria_met=result.criteria_met,
        criteria_total=len(result.criteria),
        needed=least_needed(
            charter, scored.answers["kind"], (one.verdict for one in result.criteria)
        ),
        secured=result.secured,
        possible=result.possible,
        eligible=result.eligible,
        tier_label=tiers.get(result.tier) if result.tier else None,
        criteria=dossier.list_criteria(charter, result.criteria, titles),
        gates=dossier.list_criteria(charter, result.gates, titles),
        families=dossier.list_families(charter, result.families),
        distance=dossier.to_measured(charter, scored, caisse.territory_label),
        answers=dossier.list_answers(charter, folded, known, names, read.day),
        notes=dossier.list_notes(charter, folded, known, names),
        word=dossier.find_word(folded, known),
        commitments=dossier_people.list_commitments(charter, folded, known),
        signatures=dossier_people.list_signatures(visit.id, folded, known, caisse.time_zone),
        photos=dossier.list_photos(charter, folded, known, names, held),
        paper=dossier.find_paper(folded, known, names),
    )


def _to_state(visit: Visit, sent: SentVisit, begun: bool) -> VisitState:
    if visit.decided_at is not None and not sent.amended_since_decision:
        return "decided"
    if visit.submitted_at is not None:
        return "submitted"
    return "in_progress" if begun else "planned"


def _to_date(instant_ms: int | None, time_zone: str) -> date | None:
    return None if instant_ms is None else civil_date(instant_ms, time_zone)


async def list_people(session: AsyncSession, visit_id: UUID) -> list[NamedPerson]:
    """Return the people to whom a visit is given, in the order of their names."""
    rows = (
        await session.execute(
            select(col(Person.id), col(Person.name))
            .join(VisitPerson, col(VisitPerson.person_id) == col(Person.id))
            .where(col(VisitPerson.visit_id) == visit_id, col(VisitPerson.taken_away).is_(False))
            .order_by(col(Person.name))
        )
    ).all()
    return [NamedPerson(person_id, name) for person_id, name in rows]


async def name_authors(session: AsyncSession, known: Mapping[str, Entry]) -> dict[str, str]:
    """Return the names of those who wrote these entries, by id."""
    authors = sorted({UUID(entry.author) for entry in known.values()})
    rows: Sequence[tuple[UUID, str]] = [
        (row[0], row[1])
        for row in await session.execute(
            select(col(Person.id), col(Person.name)).where(col(Person.id).in_(authors))
        )
    ]
    return {str(person_id): name for person_id, name in rows}


async def _list_held(
    session: AsyncSession, caisse_id: UUID, known: Mapping[str, Entry]
) -> frozenset[str]:
    wanted = [getattr(e.content, "sha256", "") for e in known.values() if e.kind == "photo"]
    held = select(col(Photo.sha256)).where(
        col(Photo.caisse_id) == caisse_id, col(Photo.sha256).in_(wanted)
    )
    return frozenset((await session.execute(held)).scalars())
