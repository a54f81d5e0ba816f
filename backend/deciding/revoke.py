"""Ending a convention by a vote (design 6)."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.queries import get_caisse
from backend.charters.queries import get_charter
from backend.clock import civil_date
from backend.deciding import votes
from backend.deciding.wire import RevocationDraft, RevocationView
from backend.problems import Problem
from backend.register.append import append_line, lock_register
from backend.register.conventions import conventions_on
from backend.register.facts import Revoked
from backend.register.line import Line
from backend.register.queries import find_adopted_charter, list_lines_of
from criteria.charter import Charter


async def revoke(
    writer: AsyncSession,
    caisse_id: UUID,
    draft: RevocationDraft,
    now: int,
    decision_id: UUID | None = None,
) -> RevocationView:
    """Record a vote to end a convention; only one that passes changes anything.

    One line ends all that was granted before it, rates voted for later included. `decision_id`
    fixes the id of the decision.
    """
    await lock_register(writer, caisse_id)
    today = civil_date(now, (await get_caisse(writer, caisse_id)).time_zone)
    lines = await list_lines_of(writer, caisse_id, draft.outlet)
    grant = _find_grant_to_end(lines, draft.effective_on, today)
    charter = await _get_charter(writer, caisse_id, draft.decided_on)
    _check_dates(charter, draft, today)
    counted = votes.count(charter, draft.votes)
    decision = decision_id or uuid4()
    if counted.outcome == "approved":
        clear = Revoked(
            decision=str(decision),
            outlet=str(draft.outlet),
            ends=grant,
            votes=votes.to_vote_counts(draft.votes),
            effective_on=draft.effective_on,
        )
        payloads = {"reasons": {"text": draft.reasons}}
        await append_line(writer, caisse_id, clear, payloads, decided_on=draft.decided_on, now=now)
    return RevocationView(
        decision=decision if counted.outcome == "approved" else None,
        outcome=counted.outcome,
        words=votes.say_count(counted),
        effective_on=draft.effective_on,
    )


def _find_grant_to_end(lines: list[Line], effective_on: date, today: date) -> str:
    """Return the grant that holds on a day; refuse where none does, or where its end is voted."""
    for one in conventions_on(lines, effective_on):
        is_ending = one.ended_by == "revoked" and one.until is not None and one.until >= today
        if is_ending:
            raise Problem(409, "already-revoked", "the end of this convention is voted already")
        if one.standing == "active":
            return one.grant
    raise Problem(409, "not-conventioned", "this outlet has no convention on that day")


async def _get_charter(writer: AsyncSession, caisse_id: UUID, day: date) -> Charter:
    """Return the charter in force on the day of the meeting: its rule counts the votes."""
    name = await find_adopted_charter(writer, caisse_id, day)
    if name is None:
        raise Problem(409, "no-charter", "the caisse had adopted no charter yet")
    return await get_charter(writer, caisse_id, name)


def _check_dates(charter: Charter, draft: RevocationDraft, today: date) -> None:
    if draft.decided_on > today:
        raise Problem(422, "date-in-the-future", "a decision is recorded once taken")
    earliest = draft.decided_on + timedelta(days=charter.decision.notice_days)
    if draft.effective_on < earliest:
        raise Problem(422, "effective-before-notice", "the notice has not run", earliest=earliest)
