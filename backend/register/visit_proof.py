"""Verifies what a register says of visits and of the score that a decision was taken on."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

import msgspec

from backend.register.facts import (
    Decided,
    Scored,
    VisitAmended,
    VisitSubmitted,
    attested_fact,
    scored_facts,
)
from backend.register.ground import Erasure, Ground
from backend.register.line import Line
from backend.register.verdict import Fact, Fault, Verdict, attested, fails, judge
from criteria.answers import Distance, answers_of
from criteria.canonical import NotCanonical, parse_canonical
from criteria.charter import Charter
from criteria.contents import Amendment, Opening, Position
from criteria.entries import POSITION_FIELD, Entry, EntryRefused, check_entry
from criteria.finding import Answers, BadAnswers
from criteria.fold import (
    Fold,
    check_submission,
    disagreements,
    fold_of_list,
    named_by,
    settled_head,
)
from criteria.result import Result
from maps.perimeter import Point
from maps.territory import Territory

Score = Callable[[Charter, Answers, dt.date], Result]
Measure = Callable[[Charter, Position, Territory], Distance | None]


class Visit(msgspec.Struct, frozen=True):
    """A visit as one submission names it."""

    known: dict[str, Entry]
    folded: Fold


Visits = Mapping[int, Visit | Fault]


def read_visits(ground: Ground) -> Visits:
    """Read the visits of a register, by the number of their line."""
    return {
        line.n: _read_visit(ground, line, line.clear)
        for line in ground.lines
        if isinstance(line.clear, VisitSubmitted)
    }


def check_visit(ground: Ground, visits: Visits, line: Line, clear: VisitSubmitted) -> list[Verdict]:
    """Verify a submission or amendment: its entries are those of its list, which is sound."""
    erasure = ground.erasure_of(line)
    if erasure is not None:
        return [_check_attested(ground, line, "submission", erasure)]
    visit = visits[line.n]
    if isinstance(visit, Fault):
        return [fails(line.n, "submission", visit)]
    return judge(line.n, "submission", _faults_of_visit(ground, line, clear, visit))


def _read_visit(ground: Ground, line: Line, clear: VisitSubmitted) -> Visit | Fault:
    """Read the sealed entries of a visit; the first entry that cannot be read is the fault."""
    known: dict[str, Entry] = {}
    for name in line.seals:
        payload = ground.payloads.get((line.n, name))
        if payload is None:
            return Fault("submission_absent", name)
        try:
            entry = check_entry(parse_canonical(payload))
        except (NotCanonical, EntryRefused):
            return Fault("entry_unreadable", name)
        if (entry.id, entry.visit) != (name, clear.visit):
            return Fault("entry_misplaced", name)
        known[name] = entry
    submission = known.get(clear.submission)
    if submission is None or submission.kind not in ("submission", "amendment"):
        return Fault("submission_absent", clear.submission)
    return Visit(known, fold_of_list(known.values(), (), submission))


def _faults_of_visit(
    ground: Ground, line: Line, clear: VisitSubmitted, visit: Visit
) -> list[Fault]:
    submission = visit.known[clear.submission]
    problems = check_submission(submission, visit.known)
    faults = [Fault(one.fault, one.entry or clear.submission) for one in problems]
    beyond = visit.known.keys() - named_by(submission).keys() - {submission.id}
    faults += [Fault("seals_differ", one) for one in sorted(beyond)]
    if isinstance(clear, VisitAmended) != isinstance(submission.content, Amendment):
        faults.append(Fault("entry_misplaced", clear.submission))
    if isinstance(clear, VisitAmended) and not _amends(ground, line, submission):
        faults.append(Fault("amends_nothing", clear.submission))
    trials = list_trial_openings(visit.known.values()) if clear.trial is not False else []
    return faults + [Fault("trial_in_register", one) for one in trials]


def list_trial_openings(entries: Iterable[Entry]) -> list[str]:
    """Return the ids of the openings that call their visit a visite d'essai."""
    return [one.id for one in entries if isinstance(one.content, Opening) and one.content.trial]


def _amends(ground: Ground, line: Line, amendment: Entry) -> bool:
    """Tell whether all that an amendment replaces was written in the register before it."""
    return bool(amendment.replaces) and all(
        any(one.n < line.n for one in ground.submissions.get(replaced, []))
        for replaced in amendment.replaces
    )


def check_score(
    ground: Ground, visits: Visits, line: Line, clear: Decided, score: Score, measure: Measure
) -> list[Verdict]:
    """Verify criteria met, tier and rates of a decision by scoring its submission again."""
    visited = _visited(ground, line, clear)
    if visited is None:
        return [fails(line.n, "score", Fault("submission_absent", clear.submission))]
    on, visit_clear = visited
    erasure = ground.erasure_of(on)
    if erasure is not None:
        return [_check_attested(ground, line, "score", erasure)]
    visit = visits[on.n]
    if isinstance(visit, Fault):
        return [fails(line.n, "score", Fault("submission_unsound", visit.at))]
    kind = visit_clear.outlet_kind
    scored = _score_again(ground, line, clear, visit, kind, score, measure)
    if isinstance(scored, Fault):
        return [fails(line.n, "score", scored)]
    return judge(line.n, "score", _compare(clear, scored))


def _visited(ground: Ground, line: Line, clear: Decided) -> tuple[Line, VisitSubmitted] | None:
    """Return the line of the visit that a decision was taken on."""
    for one in ground.submissions.get(clear.submission, []):
        if one.n < line.n and isinstance(one.clear, VisitSubmitted):
            visited = (one.clear.visit, one.clear.outlet, one.clear.charter)
            if visited == (clear.visit, clear.outlet, clear.charter):
                return one, one.clear
    return None


def _score_again(
    ground: Ground,
    line: Line,
    clear: Decided,
    visit: Visit,
    kind: str,
    score: Score,
    measure: Measure,
) -> Scored | Fault:
    for field in disagreements(visit.folded):
        return Fault("disagreement_unsettled", field)
    charter = ground.charters.get(clear.charter)
    territory = _territory_before(ground, line)
    day = clear.starts_on or line.decided_on
    if charter is None or territory is None or ground.adopted(line.n, clear.charter) is None:
        return Fault("charter_missing", clear.charter)
    if day is None:
        return Fault("day_missing")
    if isinstance(territory, Fault):
        return territory
    distance = _measure_again(charter, visit, territory, measure)
    try:
        result = score(charter, answers_of(visit.folded, visit.known, kind, charter, distance), day)
    except BadAnswers as fault:
        return Fault("score_impossible", fault.place)
    return scored_facts(result, clear.outcome)


def _territory_before(ground: Ground, line: Line) -> Territory | Fault | None:
    """Return where distances were measured from when a line was written."""
    named = ground.territory(line.n)
    if named is None:
        return None
    if named.outline is msgspec.UNSET:
        return Territory(Point(named.lat_e7, named.lon_e7))
    outline = ground.outlines.get(named.outline)
    if outline is None:
        return Fault("outline_missing", named.outline)
    return Territory(Point(named.lat_e7, named.lon_e7), outline)


def _measure_again(
    charter: Charter, visit: Visit, territory: Territory, measure: Measure
) -> Distance | None:
    head = settled_head(visit.folded, visit.known, POSITION_FIELD)
    if head is None or not isinstance(head.content, Position):
        return None
    return measure(charter, head.content, territory)


def _compare(clear: Decided, scored: Scored) -> list[Fault]:
    faults: list[Fault] = []
    if clear.criteria_met != scored.criteria_met:
        faults.append(Fault("criteria_met_differs", str(scored.criteria_met)))
    if clear.tier != scored.tier:
        faults.append(Fault("tier_differs", scored.tier or ""))
    if clear.families != scored.families:
        differing = set(clear.families) ^ set(scored.families)
        codes = sorted({one.family for one in differing})
        faults.append(Fault("families_differ", ", ".join(codes)))
    return faults


def _check_attested(ground: Ground, line: Line, fact: Fact, erasure: Erasure) -> Verdict:
    """Return whether the facts of a line were attested before what they rest on was erased."""
    expected = attested_fact(line.n, line.clear)
    for n, one in ground.attested.get(line.n, []):
        if n < erasure.n and one == expected:
            return attested(line.n, fact, erasure.rule)
    return fails(line.n, fact, Fault("erased_unattested", erasure.rule))
