"""Verifies votes by the charter's rule, and that conventions are granted and ended in order."""

import datetime as dt

from backend.register.facts import Clear, Decided, Revoked, TakenOver, VoteCounts
from backend.register.ground import Ground
from backend.register.line import Line
from backend.register.verdict import Fault, Verdict, judge
from criteria.charter import DecisionRule
from criteria.counts import Outcome, Votes, VotesRefused, count_votes


def check_decision(ground: Ground, line: Line, clear: Decided) -> list[Verdict]:
    """Verify the outcome of a decision and the dates of what it grants."""
    charter = ground.charters.get(clear.charter)
    votes = (
        [Fault("charter_missing", clear.charter)]
        if charter is None
        else _recount(charter.decision, clear.votes, clear.outcome)
    )
    convention = [*_faults_of_dates(clear), *_faults_of_meeting(ground, line, clear.decision)]
    return [*judge(line.n, "votes", votes), *judge(line.n, "convention", convention)]


def check_revocation(ground: Ground, line: Line, clear: Revoked) -> list[Verdict]:
    """Verify that a revocation was voted, ends what was granted and still held, and gave notice.

    Counted by the decision rule of the charter in force on the day of the meeting.
    """
    adoption = ground.in_force(line.n, line.decided_on)
    charter = ground.charters.get(adoption.charter) if adoption else None
    if charter is None:
        missing = [Fault("charter_missing", adoption.charter if adoption else "")]
        return judge(line.n, "votes", missing)
    votes = _recount(charter.decision, clear.votes, "approved")
    convention = [
        *_faults_of_end(ground, line, clear, charter.decision.notice_days),
        *_faults_of_meeting(ground, line, clear.decision),
    ]
    return [*judge(line.n, "votes", votes), *judge(line.n, "convention", convention)]


def check_taken_over(ground: Ground, line: Line, clear: TakenOver) -> list[Verdict]:
    """Verify a reprise, which follows from its own line: the minutes it seals are its proof."""
    span = _faults_of_span(clear.starts_on, clear.ends_on)
    again = _faults_of_repeat(ground, line, clear.taken_over)
    return judge(line.n, "convention", [*span, *again])


def _recount(rule: DecisionRule, votes: VoteCounts, outcome: Outcome) -> list[Fault]:
    counted = Votes(
        for_=votes.for_,
        against=votes.against,
        abstain=votes.abstain,
        blank=votes.blank,
        present=votes.present,
        members=votes.members,
        recused=votes.recused,
    )
    try:
        found = count_votes(rule, counted).outcome
    except VotesRefused:
        return [Fault("votes_impossible")]
    return [] if found == outcome else [Fault("outcome_differs", found)]


def _faults_of_dates(clear: Decided) -> list[Fault]:
    if clear.outcome != "approved":
        is_bare = clear.starts_on is None and clear.ends_on is None and not clear.families
        return [] if is_bare else [Fault("dates_without_approval")]
    if clear.starts_on is None:
        return [Fault("approval_without_start")]
    return _faults_of_span(clear.starts_on, clear.ends_on)


def _faults_of_span(starts_on: dt.date, ends_on: dt.date | None) -> list[Fault]:
    is_backward = ends_on is not None and ends_on < starts_on
    return [Fault("end_before_start")] if is_backward else []


def _faults_of_end(ground: Ground, line: Line, clear: Revoked, notice_days: int) -> list[Fault]:
    """Return what is wrong with what a revocation ends: granted before, and not ended since."""
    faults: list[Fault] = []
    granted = [
        one.n
        for one in ground.decisions.get(clear.ends, [])
        if one.n < line.n and _grants_to(one.clear, clear.outlet)
    ]
    if not granted:
        faults.append(Fault("nothing_to_revoke", clear.ends))
    earlier = ground.revocations.get(clear.outlet, [])
    if granted and any(granted[0] < one.n < line.n for one in earlier):
        faults.append(Fault("revoked_twice", clear.ends))
    notice = dt.timedelta(days=notice_days)
    if line.decided_on is not None and clear.effective_on < line.decided_on + notice:
        faults.append(Fault("notice_too_short", str(notice_days)))
    return faults


def _grants_to(clear: Clear, outlet: str) -> bool:
    """Tell whether a line grants a convention to an outlet."""
    match clear:
        case Decided(outcome="approved") | TakenOver():
            return clear.outlet == outlet
        case _:
            return False


def _faults_of_meeting(ground: Ground, line: Line, decision: str) -> list[Fault]:
    """Return what is wrong with a decision as such: no day, or one that an earlier line bears."""
    undated = [Fault("day_missing")] if line.decided_on is None else []
    return [*undated, *_faults_of_repeat(ground, line, decision)]


def _faults_of_repeat(ground: Ground, line: Line, decision: str) -> list[Fault]:
    is_repeated = any(one.n < line.n for one in ground.decisions.get(decision, []))
    return [Fault("decision_repeated", decision)] if is_repeated else []
