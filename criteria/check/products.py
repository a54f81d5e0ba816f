"""Products: questions without points, rules that end, and conditions that can be compared."""

from collections.abc import Iterator

from criteria.charter import Charter, ProductCondition, ProductRule, Question
from criteria.check.codes import CODED, MEASURED, check_known
from criteria.check.placed import place_product_questions
from criteria.check.questions import GREATEST_INTEGER
from criteria.question import codes_of, max_points_of
from criteria.refusals import Fault, Path

_RULES: Path = ("products", "rules")


def check_products(charter: Charter) -> Iterator[Fault]:
    """What product questions may not hold, and the rules that give a class."""
    families = {family.code for family in charter.products.families}
    for path, question in place_product_questions(charter):
        yield from check_known((*path, "families"), question.families, families)
        if max_points_of(question) or question.passing:
            yield Fault("product-points", (*path, "passing" if question.passing else "points"))
    yield from _check_order(charter.products.rules)
    classes = {one.code for one in charter.products.classes}
    questions = _Read(charter)
    for n, rule in enumerate(charter.products.rules):
        yield from check_known((*_RULES, n, "class"), [rule.class_], classes)
        for m, condition in enumerate(rule.when):
            yield from _check_condition((*_RULES, n, "when", m), condition, questions)


def _check_order(rules: tuple[ProductRule, ...]) -> Iterator[Fault]:
    if not rules or rules[-1].when:
        yield Fault("without-last-rule", _RULES)
    always = next((n for n, rule in enumerate(rules) if not rule.when), len(rules))
    if always < len(rules) - 1:
        yield Fault("rule-after-last", (*_RULES, always + 1), {"always": always + 1})


class _Read:
    """The product questions by code, and the codes of each one's answers, listed once."""

    def __init__(self, charter: Charter) -> None:
        self.questions = {one.code: one for one in charter.products.questions}
        self._codes: dict[str, frozenset[str]] = {}

    def codes(self, question: Question) -> frozenset[str]:
        if question.code not in self._codes:
            self._codes[question.code] = frozenset(codes_of(question))
        return self._codes[question.code]


def _check_condition(path: Path, condition: ProductCondition, read: _Read) -> Iterator[Fault]:
    question = read.questions.get(condition.question)
    if question is None:
        yield from check_known((*path, "question"), [condition.question], read.questions.keys())
        return
    bounds = [one for one in (condition.at_least, condition.at_most) if one is not None]
    by_code = question.kind in CODED and bool(condition.in_) and not bounds
    by_amount = question.kind in MEASURED and bool(bounds) and not condition.in_
    if not (by_code or by_amount):
        yield Fault("condition-unfit", path, {"question": question.code, "kind": question.kind})
        return
    yield from check_known((*path, "in"), condition.in_, read.codes(question))
    most = 100 if question.kind == "share" else GREATEST_INTEGER
    for key, bound in (("at_least", condition.at_least), ("at_most", condition.at_most)):
        if bound is not None and abs(bound) > most:
            facts = {"given": bound, "min": -most, "max": most}
            yield Fault("out-of-bounds", (*path, key), facts)
    if bounds != sorted(bounds):
        yield Fault("min-over-max", (*path, "at_least"), {"min": bounds[0], "max": bounds[1]})
