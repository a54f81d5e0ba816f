"""The class and the rate of each product family present at an outlet (design 3)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from criteria.asked import BLANK, Seen, see_questions, why_not_for_kind
from criteria.charter import Charter, Family, ProductCondition, ProductRule, Products, Question
from criteria.finding import Answers, AnswersByQuestion, UnknownFamily, UnknownQuestion
from criteria.rates import find_rate_table
from criteria.result import FamilyResult, FamilyState, Line, QuestionState

_WITHOUT_ANSWER = BLANK | {"refused", "not_observed", "source_refused", "not_applicable"}


class Standing(NamedTuple):
    """Class, percent and state of a family; the last line settles the state."""

    class_: str | None
    percent: int | None
    state: FamilyState
    lines: list[Line]


class Classified(NamedTuple):
    """The class of a family; `settled` where it has no rate in any tier, the last line says why."""

    class_: str | None
    settled: FamilyState | None
    lines: list[Line]


def score_families(
    charter: Charter, answers: Answers, tier: str | None, day: date
) -> list[FamilyResult]:
    """The families present, in the charter's order; raises a BadAnswers."""
    present, kind = answers["families"], answers["kind"]
    for code in sorted(present.keys() - {family.code for family in charter.products.families}):
        raise UnknownFamily(code)
    return [
        _score_family(charter, family, kind, present[family.code], tier, day)
        for family in charter.products.families
        if family.code in present
    ]


def _score_family(
    charter: Charter,
    family: Family,
    kind: str,
    given: AnswersByQuestion,
    tier: str | None,
    day: date,
) -> FamilyResult:
    seen = _see_family(charter, family, kind, given)
    standing = rate_family(charter, classify_family(charter.products, family, seen), tier, day)
    held = list(seen.values())
    return FamilyResult(
        code=family.code,
        class_=standing.class_,
        percent=standing.percent,
        state=standing.state,
        reason=standing.lines[-1],
        questions=[one.result() for one in held],
        explanation=[*(one.line() for one in held), *standing.lines],
    )


def _see_family(
    charter: Charter, family: Family, kind: str, given: AnswersByQuestion
) -> dict[str, Seen]:
    questions = charter.products.questions
    for code in sorted(given.keys() - {question.code for question in questions}):
        raise UnknownQuestion(code)
    return see_questions(questions, given, lambda one: why_not_for_family(one, kind, family.code))


def why_not_for_family(question: Question, kind: str, family: str) -> QuestionState | None:
    """Why a product question does not concern a family there; None when it does."""
    concerned = not question.families or family in question.families
    return why_not_for_kind(question, kind) or (None if concerned else "not_for_family")


def classify_family(products: Products, family: Family, seen: dict[str, Seen]) -> Classified:
    """The class of a family on what its questions hold, whatever the tier and the day."""
    if not family.admitted:
        line = Line(code="family_not_admitted", params={"family": family.code})
        return Classified(None, "not_admitted", [line])
    class_, lines = _classify(products.rules, seen)
    if class_ is None:
        return Classified(None, "to_confirm", lines)
    if not next(one.admitted for one in products.classes if one.code == class_):
        line = Line(code="class_not_admitted", params={"class": class_})
        return Classified(class_, "not_admitted", [*lines, line])
    return Classified(class_, None, lines)


def rate_family(charter: Charter, classified: Classified, tier: str | None, day: date) -> Standing:
    """The rate of a family of that class in a tier."""
    class_, settled, lines = classified
    if settled is not None or class_ is None:
        return Standing(class_, None, settled or "to_confirm", lines)
    return _rate(charter, class_, lines, tier, day)


def _rate(
    charter: Charter, class_: str, lines: list[Line], tier: str | None, day: date
) -> Standing:
    if tier is None:
        return Standing(class_, None, "no_rate", [*lines, Line(code="no_tier", params={})])
    table = find_rate_table(charter.rates, day)
    if table is None:
        line = Line(code="no_rate_table", params={"day": day.isoformat()})
        return Standing(class_, None, "no_rate", [*lines, line])
    percent = table.percent[tier][class_]
    params: dict[str, str | int] = {"percent": percent, "tier": tier, "class": class_}
    return Standing(class_, percent, "rated", [*lines, Line(code="rate", params=params)])


def _classify(rules: Sequence[ProductRule], seen: dict[str, Seen]) -> tuple[str | None, list[Line]]:
    """The class of the first rule that holds; none when a rule on the way reads no answer."""
    lines: list[Line] = []
    for rule in rules:
        waits = [one.question for one in rule.when if seen[one.question].state in _WITHOUT_ANSWER]
        if waits:
            return None, [*lines, _name("rule_waits", rule.class_, waits[0])]
        fails = [one.question for one in rule.when if not _holds(one, seen[one.question])]
        if not fails:
            return rule.class_, [*lines, Line(code="class_given", params={"class": rule.class_})]
        lines.append(_name("rule_fails", rule.class_, fails[0]))
    raise AssertionError  # the last rule of a checked charter has no condition


def _name(code: str, class_: str, question: str) -> Line:
    return Line(code=code, params={"class": class_, "question": question})


def _holds(condition: ProductCondition, one: Seen) -> bool:
    """Whether a condition holds; never on a question that is not asked."""
    found = one.finding
    if found.state != "answered":
        return False
    if condition.in_:
        return found.code in condition.in_
    low, high = condition.at_least, condition.at_most
    is_low_enough = high is None or found.amount <= high * found.over
    return is_low_enough and (low is None or found.amount >= low * found.over)
