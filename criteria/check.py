"""What a charter must keep so that no score under it is wrong; the first fault is named."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from criteria.charter import (
    Charter,
    Criterion,
    DecisionRule,
    ProductCondition,
    Products,
    Question,
    RateTable,
    Threshold,
)
from criteria.question import (
    codes_of,
    list_grid_questions,
    max_points_of,
    points_of_code,
)
from criteria.refusals import (
    CharterRefused,
    CharterTooDeep,
    CodeRefused,
    CodeTwice,
    ConditionRefused,
    EliminatoryRefused,
    PointsRefused,
    QuestionRefused,
    RateRefused,
    RuleRefused,
    ThresholdRefused,
    TierRefused,
    TierWithoutRate,
    TooManyQuestions,
    UnknownCode,
)

GREATEST_QUESTION_COUNT = 2000
GREATEST_FOLLOW_UP_DEPTH = 32
GREATEST_POINTS = 1000
GREATEST_INTEGER = 2**53 - 1
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODED = ("yes_no", "choice", "distance")
_MEASURED = ("number", "share")


def check_charter(charter: Charter) -> None:
    """Passes a charter that may be scored under; raises a CharterRefused at the first fault."""
    _check_codes(charter)
    _check_questions(charter, list_grid_questions(charter))
    for criterion in charter.grid.gates + charter.grid.criteria:
        _check_criterion(criterion)
    _check_tiers(charter)
    _check_products(charter, charter.products)
    _check_rates(charter)
    _check_perimeter(charter)
    _check_decision(charter.decision)


def _require(refusal: type[CharterRefused], place: str, *, holds: bool) -> None:
    if not holds:
        raise refusal(place)


def _check_codes(charter: Charter) -> None:
    grid, products = charter.grid, charter.products
    questions = [*list_grid_questions(charter), *products.questions]
    _require(TooManyQuestions, "", holds=len(questions) <= GREATEST_QUESTION_COUNT)
    _check_unique("charter", [charter.id])
    _check_unique("kinds", (one.code for one in charter.kinds))
    _check_unique("grid", (one.code for one in grid.gates + grid.criteria))
    _check_unique("grid.tiers", (one.code for one in grid.tiers))
    _check_unique("questions", (one.code for one in questions))
    _check_unique("products.families", (one.code for one in products.families))
    _check_unique("products.classes", (one.code for one in products.classes))
    for question in questions:
        _check_unique(question.code, (choice.code for choice in question.choices))


def _check_unique(place: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        _require(CodeRefused, f"{place}: {code!r}", holds=_CODE.fullmatch(code) is not None)
        _require(CodeTwice, f"{place}: {code}", holds=code not in seen)
        seen.add(code)


def _check_known(place: str, codes: Iterable[str], known: Iterable[str]) -> None:
    for code in sorted(set(codes) - set(known)):
        raise UnknownCode(f"{place}: {code}")


def _check_questions(charter: Charter, questions: Sequence[Question]) -> None:
    earlier: dict[str, Question] = {}
    depths: dict[str, int] = {}
    for question in questions:
        place = question.code
        _check_keys(question)
        _check_points(question)
        _check_eliminatory(question)
        _check_known(place, question.applies_to, (kind.code for kind in charter.kinds))
        _check_condition(question, earlier)
        source = question.asked_if.question if question.asked_if else ""
        depths[place] = depths.get(source, 0) + 1
        _require(CharterTooDeep, place, holds=depths[place] <= GREATEST_FOLLOW_UP_DEPTH)
        earlier[place] = question


def _check_keys(question: Question) -> None:
    """Each key only where the kind of the question gives it a meaning."""
    kind, place = question.kind, question.code
    fits = {
        "choices": bool(question.choices) == (kind == "choice"),
        "bands": not question.bands or kind in _MEASURED,
        "partly": question.partly is None or kind == "yes_no",
        "points": question.points == 0 or kind not in ("choice", *_MEASURED),
        "passing": not question.passing or kind in _CODED,
        "unit": question.unit is None or kind == "number",
        "decimals": question.decimals in ((0, 1, 2, 3) if kind == "number" else (0,)),
        "min": question.min is None or kind == "number",
        "max": question.max is None or kind == "number",
    }
    for key, holds in fits.items():
        _require(QuestionRefused, f"{place}.{key}", holds=holds)
    _check_bounds(question)


def _check_bounds(question: Question) -> None:
    """Bands ascend, and each can be reached within the bounds of the answer."""
    low, high = (0, 100) if question.kind == "share" else (question.min, question.max)
    low = -GREATEST_INTEGER if low is None else low
    high = GREATEST_INTEGER if high is None else high
    starts = [band.at_least for band in question.bands]
    is_bounded = -GREATEST_INTEGER <= low <= high <= GREATEST_INTEGER
    _require(QuestionRefused, f"{question.code}.min", holds=is_bounded)
    is_ascending = all(one < two for one, two in pairwise(starts))
    is_reached = all(low <= start <= high for start in starts)
    _require(QuestionRefused, f"{question.code}.bands", holds=is_ascending and is_reached)


def _check_points(question: Question) -> None:
    points = [question.points]
    points += [choice.points for choice in question.choices]
    points += [band.points for band in question.bands]
    is_bounded = all(0 <= one <= GREATEST_POINTS for one in points)
    _require(PointsRefused, question.code, holds=is_bounded)
    is_halved = question.partly is None or question.points % 2 == 0
    _require(PointsRefused, f"{question.code}.partly", holds=is_halved)


def _check_eliminatory(question: Question) -> None:
    """A failing answer scores nothing or less than every passing one: the best answer passes."""
    place, codes = f"{question.code}.passing", codes_of(question)
    _check_known(place, question.passing, codes)
    if not question.passing:
        return
    passing = [points_of_code(question, code) for code in question.passing]
    failing = [points_of_code(question, code) for code in codes if code not in question.passing]
    best_failing = max(failing, default=0)
    _require(EliminatoryRefused, place, holds=best_failing == 0 or best_failing < min(passing))


def _check_condition(question: Question, earlier: dict[str, Question]) -> None:
    condition = question.asked_if
    if condition is None:
        return
    place = f"{question.code}.asked_if"
    source = earlier.get(condition.question)
    if source is None or source.kind not in _CODED or not condition.in_:
        raise ConditionRefused(f"{place}: {condition.question}")
    _check_known(place, condition.in_, codes_of(source))


def _check_criterion(criterion: Criterion) -> None:
    is_bounded = 1 <= criterion.pass_percent <= 100
    _require(ThresholdRefused, f"{criterion.code}.pass_percent", holds=is_bounded)
    is_bounded = 0 <= criterion.min_answered <= len(criterion.questions)
    _require(ThresholdRefused, f"{criterion.code}.min_answered", holds=is_bounded)
    for question in criterion.questions:
        _require(QuestionRefused, f"{question.code}.families", holds=not question.families)


def _check_tiers(charter: Charter) -> None:
    needed = [tier.criteria_met for tier in charter.grid.tiers]
    _require(TierRefused, "grid.tiers", holds=bool(needed))
    is_ascending = all(one < two for one, two in pairwise(needed))
    is_reached = needed[0] >= 0 and needed[-1] <= len(charter.grid.criteria)
    _require(TierRefused, "grid.tiers", holds=is_ascending and is_reached)


def _check_products(charter: Charter, products: Products) -> None:
    _check_questions(charter, products.questions)
    families = [family.code for family in products.families]
    for question in products.questions:
        _check_known(f"{question.code}.families", question.families, families)
        is_unscored = max_points_of(question) == 0 and not question.passing
        _require(PointsRefused, question.code, holds=is_unscored)
    _check_known("products.rules", (rule.class_ for rule in products.rules), _class_codes(products))
    has_default = bool(products.rules) and not products.rules[-1].when
    is_reached = all(rule.when for rule in products.rules[:-1])
    _require(RuleRefused, "products.rules", holds=has_default and is_reached)
    questions = {question.code: question for question in products.questions}
    for rule in products.rules:
        for condition in rule.when:
            _check_product_condition(condition, questions)


def _class_codes(products: Products) -> list[str]:
    return [one.code for one in products.classes]


def _check_product_condition(condition: ProductCondition, questions: dict[str, Question]) -> None:
    place = f"products.rules: {condition.question}"
    question = questions.get(condition.question)
    if question is None:
        raise UnknownCode(place)
    bounds = [one for one in (condition.at_least, condition.at_most) if one is not None]
    by_code = question.kind in _CODED and bool(condition.in_) and not bounds
    by_amount = question.kind in _MEASURED and bool(bounds) and not condition.in_
    _require(ConditionRefused, place, holds=by_code or by_amount)
    _check_known(place, condition.in_, codes_of(question))
    greatest = 100 if question.kind == "share" else GREATEST_INTEGER
    is_bounded = all(abs(bound) <= greatest for bound in bounds)
    _require(ConditionRefused, place, holds=is_bounded and bounds == sorted(bounds))


def _check_rates(charter: Charter) -> None:
    rates = charter.rates
    _require(RateRefused, "rates.currency", holds=bool(rates.currency.strip()))
    starts = [table.from_ for table in rates.tables]
    _require(RateRefused, "rates.tables", holds=bool(starts) and None not in starts[1:])
    dated = [start for start in starts if start is not None]
    is_ascending = all(one < two for one, two in pairwise(dated))
    _require(RateRefused, "rates.tables", holds=is_ascending and all(map(_is_date, dated)))
    for table in rates.tables:
        _check_rate_table(charter, table)


def _check_rate_table(charter: Charter, table: RateTable) -> None:
    place = f"rates.tables[{table.from_ or ''}]"
    tiers = [tier.code for tier in charter.grid.tiers]
    admitted = [one.code for one in charter.products.classes if one.admitted]
    _check_known(place, table.percent, tiers)
    for tier in tiers:
        percents = table.percent.get(tier, {})
        _check_known(f"{place}.{tier}", percents, admitted)
        for class_ in admitted:
            at = f"{place}.{tier}.{class_}"
            _require(TierWithoutRate, at, holds=class_ in percents)
            least = 100 if charter.rates.meaning == "full" else 1
            _require(RateRefused, at, holds=least <= percents[class_] <= 100)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _ISO_DATE.fullmatch(text) is not None


def _check_perimeter(charter: Charter) -> None:
    if charter.perimeter is None:
        return
    families = charter.perimeter.families
    _check_known("perimeter.families", families, (one.code for one in charter.products.families))
    for radius_m in (charter.perimeter.radius_m, *families.values()):
        _require(ThresholdRefused, "perimeter", holds=1 <= radius_m <= GREATEST_INTEGER)


def _check_decision(rule: DecisionRule) -> None:
    _check_threshold("decision.threshold", rule.threshold)
    is_majority = 2 * rule.threshold.for_ >= rule.threshold.of
    _require(ThresholdRefused, "decision.threshold", holds=is_majority)
    _require(ThresholdRefused, "decision.notice_days", holds=0 <= rule.notice_days <= 3660)
    quorum = rule.quorum
    if quorum is None:
        return
    is_one = (quorum.count is None) != (quorum.share is None)
    _require(ThresholdRefused, "decision.quorum", holds=is_one)
    counts = [one for one in (quorum.floor, quorum.count) if one is not None]
    is_bounded = all(1 <= count <= GREATEST_INTEGER for count in counts)
    _require(ThresholdRefused, "decision.quorum", holds=is_bounded)
    if quorum.share is not None:
        _check_threshold("decision.quorum.share", quorum.share)


def _check_threshold(place: str, threshold: Threshold) -> None:
    greatest = threshold.of - 1 if threshold.strict else threshold.of
    is_bounded = 1 <= threshold.for_ <= greatest and threshold.of <= GREATEST_POINTS
    _require(ThresholdRefused, place, holds=is_bounded)
