"""Recording what the committee decided on a submitted visit (design 6)."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.charters.queries import get_charter
from backend.clock import civil_date
from backend.deciding import votes
from backend.deciding.read_visit import ReadVisit, read_visit
from backend.deciding.wire import DecisionDraft, DecisionView
from backend.problems import Problem
from backend.register.append import append_line, lock_register
from backend.register.conventions import conventions_on
from backend.register.facts import Decided, Scored, scored_facts
from backend.register.line import Line
from backend.register.queries import list_lines_of
from backend.register.rates import percents_of, rates_on
from backend.visits.locks import lock_visits_of
from backend.visits.tables import StoredEntry, Visit
from criteria.counts import Count
from criteria.fold import disagreements


class Judged(msgspec.Struct, frozen=True):
    """What a vote on a visit comes to."""

    read: ReadVisit
    counted: Count
    facts: Scored
    starts_on: date | None


async def preview(
    session: AsyncSession, caisse_id: UUID, draft: DecisionDraft, now: int
) -> DecisionView:
    """Return what the vote would decide, and write nothing."""
    judged = await _judge(session, caisse_id, draft, now)
    return votes.to_view(
        judged.read.charter, judged.counted, judged.facts.families, judged.starts_on, draft.ends_on
    )


async def decide(
    writer: AsyncSession,
    caisse_id: UUID,
    draft: DecisionDraft,
    now: int,
    decision_id: UUID | None = None,
) -> DecisionView:
    """Record the vote in the register and return what it decided; `decision_id` fixes its id."""
    await lock_visits_of(writer, caisse_id, draft.outlet)
    await lock_register(writer, caisse_id)
    judged = await _judge(writer, caisse_id, draft, now)
    visit, outcome = judged.read.visit, judged.counted.outcome
    decision = decision_id or uuid4()
    clear = Decided(
        decision=str(decision),
        outlet=str(draft.outlet),
        visit=str(visit.id),
        submission=str(draft.submission),
        charter=visit.charter_sha256 or "",
        outcome=outcome,
        votes=votes.to_vote_counts(draft.votes),
        criteria_met=judged.facts.criteria_met,
        tier=judged.facts.tier,
        families=judged.facts.families,
        starts_on=judged.starts_on,
        ends_on=draft.ends_on if judged.starts_on else None,
    )
    payloads = {"reasons": {"text": draft.reasons}}
    await append_line(writer, caisse_id, clear, payloads, decided_on=draft.decided_on, now=now)
    visit.decided_at = None if outcome == "adjourned" else now
    await writer.flush()
    view = votes.to_view(
        judged.read.charter, judged.counted, judged.facts.families, judged.starts_on, draft.ends_on
    )
    view.decision = decision
    return view


async def _judge(session: AsyncSession, caisse_id: UUID, draft: DecisionDraft, now: int) -> Judged:
    caisse = await get_caisse(session, caisse_id)
    today = civil_date(now, caisse.time_zone)
    lines = await list_lines_of(session, caisse_id, draft.outlet)
    asked = draft.starts_on or today
    _check_dates(draft, asked, today)
    _refuse_decided(lines, draft.submission)
    read = await _read_submitted(session, caisse, draft, asked)
    starts_on = await _find_first_day(session, caisse_id, lines, read, asked)
    if starts_on != asked:
        _check_dates(draft, starts_on, today)
        read = await _read_submitted(session, caisse, draft, starts_on)
    if disagreements(read.scored.folded):
        raise Problem(409, "disagreement-unsettled", "the visitors differ on something")
    if read.scored.impossible:
        impossible = sorted(read.scored.impossible)
        raise Problem(409, "answer-impossible", "an answer does not fit", questions=impossible)
    counted = votes.count(read.charter, draft.votes)
    approved = counted.outcome == "approved"
    if approved and not read.scored.result.eligible:
        raise Problem(409, "not-eligible", "fewer criteria are met than the charter asks")
    facts = scored_facts(read.scored.result, counted.outcome)
    if approved and not facts.families:
        raise Problem(409, "nothing-to-rate", "no product family has a rate")
    return Judged(read, counted, facts, starts_on if approved else None)


def _check_dates(draft: DecisionDraft, starts_on: date, today: date) -> None:
    if draft.decided_on > today:
        raise Problem(422, "date-in-the-future", "a decision is recorded once taken")
    if starts_on < draft.decided_on or (draft.ends_on and draft.ends_on < starts_on):
        raise Problem(422, "dates-out-of-order", "decided, then starting, then ending")


def _refuse_decided(lines: list[Line], submission: UUID) -> None:
    for line in lines:
        match line.clear:
            case Decided(submission=decided, outcome="approved" | "refused") if decided == str(
                submission
            ):
                raise Problem(409, "already-decided", "the committee has decided on this visit")
            case _:
                pass


async def _find_first_day(
    session: AsyncSession, caisse_id: UUID, lines: list[Line], read: ReadVisit, asked: date
) -> date:
    """Return the first day: only a change of rates waits for a first of the month (design 6).

    It does not wait beyond the end of the convention that it follows: no day is left without one.
    """
    held = next((one for one in conventions_on(lines, asked) if one.standing == "active"), None)
    if held is None:
        return asked
    charter = await get_charter(session, caisse_id, held.charter) if held.charter else None
    granted = scored_facts(read.scored.result, "approved").families
    if percents_of(granted) == percents_of(rates_on(held, charter, asked)):
        return asked
    until = held.until or date.max - timedelta(days=1)
    return min(votes.first_of_month_from(asked), until + timedelta(days=1))


async def _read_submitted(
    session: AsyncSession, caisse: Caisse, draft: DecisionDraft, day: date
) -> ReadVisit:
    submitted = (
        select(Visit)
        .join(StoredEntry, col(StoredEntry.visit_id) == col(Visit.id))
        .where(
            col(StoredEntry.caisse_id) == caisse.id,
            col(StoredEntry.id) == draft.submission,
            col(StoredEntry.sealed).is_(True),
            col(Visit.outlet_id) == draft.outlet,
            col(Visit.trial).is_(False),
        )
    )
    visit = (await session.execute(submitted)).scalar_one_or_none()
    read = await read_visit(session, caisse, visit, day) if visit else None
    if read is None:
        raise Problem(404, "unknown-submission", "no such submission for this outlet")
    if read.submission is None or read.submission.id != str(draft.submission):
        raise Problem(409, "submission-superseded", "another submission stands, or two differ")
    return read
