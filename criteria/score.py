"""Scores answers under a charter: verdicts, bounds, tier, classes and rates (design 3)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from criteria.asked import BLANK, LEAVING, Seen, see_questions, why_not_for_kind
from criteria.charter import Charter, Criterion
from criteria.finding import Answers, UnknownOutletKind, UnknownQuestion
from criteria.products import score_families
from criteria.question import list_grid_questions
from criteria.result import CriterionResult, Line, Result, Verdict
from criteria.tiers import Verdicts, stand


def score(charter: Charter, answers: Answers, day: date) -> Result:
    """What the answers are worth, with the rates of that day; raises a BadAnswers."""
    seen, kind = _see_grid(charter, answers), answers["kind"]
    gates = [_judge(gate, kind, seen) for gate in charter.grid.gates]
    criteria = [_judge(criterion, kind, seen) for criterion in charter.grid.criteria]
    standing = stand(charter, kind, _verdicts(gates), _verdicts(criteria))
    return Result(
        criteria=criteria,
        gates=gates,
        criteria_met=standing.criteria_met,
        secured=sum(result.secured for result in criteria),
        possible=sum(result.possible for result in criteria),
        eligible=standing.tier is not None,
        tier=standing.tier,
        families=score_families(charter, answers, standing.tier, day),
        explanation=standing.explanation,
    )


def _verdicts(judged: Iterable[CriterionResult]) -> Verdicts:
    return {one.code: one.verdict for one in judged}


def _see_grid(charter: Charter, answers: Answers) -> dict[str, Seen]:
    kind, given = answers["kind"], answers["answers"]
    if kind not in {known.code for known in charter.kinds}:
        raise UnknownOutletKind(kind)
    questions = list_grid_questions(charter)
    for code in sorted(given.keys() - {question.code for question in questions}):
        raise UnknownQuestion(code)
    return see_questions(questions, given, lambda question: why_not_for_kind(question, kind))


class _Bar(NamedTuple):
    """What a criterion asks of an outlet of some kind."""

    pass_percent: int
    min_answered: int


def _bar(criterion: Criterion, kind: str) -> _Bar:
    return _Bar(
        criterion.pass_percent_for.get(kind, criterion.pass_percent),
        criterion.min_answered_for.get(kind, criterion.min_answered),
    )


class _Tally(NamedTuple):
    """What the questions of a criterion add up to."""

    points: int
    max_points: int
    answered: int
    counted: int
    failing: tuple[str, ...]  # eliminatory questions answered by a choice that does not pass
    missing: tuple[str, ...]  # eliminatory questions without an ordinary answer
    passed: bool  # an eliminatory question passed


def judge(criterion: Criterion, kind: str, held: Sequence[Seen]) -> Verdict:
    """The verdict of a criterion or gate on what its questions hold, and nothing else."""
    return _verdict(_bar(criterion, kind), _add_up(held))[0]


def _judge(criterion: Criterion, kind: str, seen: dict[str, Seen]) -> CriterionResult:
    held = [seen[question.code] for question in criterion.questions]
    tally, bar = _add_up(held), _bar(criterion, kind)
    verdict, rules = _verdict(bar, tally)
    has_blanks = any(one.state in BLANK for one in held)
    best = _verdict(bar, _add_up(held, blanks_at_best=True))[0] if has_blanks else verdict
    return CriterionResult(
        code=criterion.code,
        verdict=verdict,
        points=tally.points,
        max_points=tally.max_points,
        answered=tally.answered,
        secured=verdict == "met",
        possible=best == "met",
        questions=[one.result() for one in held],
        explanation=[*(one.line() for one in held), *rules],
    )


def _add_up(held: Sequence[Seen], *, blanks_at_best: bool = False) -> _Tally:
    """Sums what is held; `blanks_at_best` takes each blank as its best passing answer.

    No completion beats it: full points never lower a share of points, and a charter whose best
    answer would not pass is refused (criteria/check.py). A blank as it is counts like a refusal,
    the worst completion: so a criterion met now stays met.
    """
    points = max_points = answered = counted = 0
    failing: list[str] = []
    missing: list[str] = []
    passed = False
    for one in held:
        if one.state in LEAVING:
            continue
        at_best = blanks_at_best and one.state in BLANK
        is_answered = at_best or one.state == "answered"
        counted += 1
        answered += is_answered
        points += one.max_points if at_best else one.finding.points
        max_points += one.max_points
        if one.question.passing and not is_answered:
            missing.append(one.question.code)
        elif one.question.passing and not at_best and _is_failing(one):
            failing.append(one.question.code)
        elif one.question.passing:
            passed = True
    return _Tally(points, max_points, answered, counted, tuple(failing), tuple(missing), passed)


def _is_failing(one: Seen) -> bool:
    return one.finding.code not in one.question.passing


def _verdict(bar: _Bar, tally: _Tally) -> tuple[Verdict, list[Line]]:
    """The verdict and the rule that gave it, in the order of design 3."""
    if tally.counted == 0:
        return "not_applicable", [Line(code="nothing_asked", params={})]
    if tally.failing:
        return "not_met", [_name("eliminatory_failed", code) for code in tally.failing]
    if tally.missing:
        return "not_assessable", [_name("eliminatory_missing", code) for code in tally.missing]
    if tally.answered < bar.min_answered:
        params = {"answered": tally.answered, "min_answered": bar.min_answered}
        return "not_assessable", [Line(code="too_few_answered", params={**params})]
    if tally.max_points == 0:
        code = "passed_without_points" if tally.passed else "no_points"
        return "met" if tally.passed else "not_applicable", [Line(code=code, params={})]
    return _compare_points(bar, tally)


def _compare_points(bar: _Bar, tally: _Tally) -> tuple[Verdict, list[Line]]:
    is_met = tally.points * 100 >= bar.pass_percent * tally.max_points
    line = Line(
        code="points_reached" if is_met else "points_short",
        params={
            "points": tally.points,
            "max_points": tally.max_points,
            "pass_percent": bar.pass_percent,
        },
    )
    return "met" if is_met else "not_met", [line]


def _name(code: str, question: str) -> Line:
    return Line(code=code, params={"question": question})
