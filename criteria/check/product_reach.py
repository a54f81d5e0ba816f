"""What of the products can never serve: questions never read, rules and classes never reached."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from criteria.charter import Charter, ProductCondition, ProductRule, Question
from criteria.check.codes import CODED, MEASURED
from criteria.check.conditions import find_sources
from criteria.check.placed import place_product_questions
from criteria.check.questions import bounds_of
from criteria.check.reach import ask_questions, find_unreachable
from criteria.question import codes_of
from criteria.refusals import Fault, Path

GREATEST_RULE_COUNT = 200
_RULES: Path = ("products", "rules")


class _Range(NamedTuple):
    """What a condition lets through: codes, or amounts between two ends."""

    codes: frozenset[str] | None
    low: int
    high: int

    def meet(self, other: "_Range") -> "_Range":
        """What both let through."""
        codes = (
            self.codes if self.codes is None or other.codes is None else self.codes & other.codes
        )
        return _Range(codes, max(self.low, other.low), min(self.high, other.high))

    def is_empty(self) -> bool:
        """Whether nothing passes."""
        return self.low > self.high if self.codes is None else not self.codes

    def holds(self, other: "_Range") -> bool:
        """Whether all that passes the other passes here."""
        if self.codes is not None and other.codes is not None:
            return other.codes <= self.codes
        return self.low <= other.low and other.high <= self.high


def check_product_reach(charter: Charter) -> Iterator[Fault]:
    """Product questions, rules, classes and families that can never serve."""
    placed = place_product_questions(charter)
    count = len(charter.products.rules)
    if count > GREATEST_RULE_COUNT:
        facts = {"count": count, "most": GREATEST_RULE_COUNT}
        yield Fault("too-many-rules", _RULES, facts, "idle")
        return
    yield from find_unreachable(ask_questions(charter, placed))
    families = _list_families(charter)
    yield from _find_unread(charter, families)
    reached = list(_reach_rules(charter, families))
    for n, why in enumerate(reached):
        if why is not None and n < len(reached) - 1:
            yield Fault(why[0], (*_RULES, n), why[1], "idle")
    yield from _find_unused(charter, [why is None for why in reached], families)


def _list_families(charter: Charter) -> dict[str, frozenset[str]]:
    """The admitted families each product question can be asked of, its sources included."""
    placed = place_product_questions(charter)
    every = frozenset(family.code for family in charter.products.families if family.admitted)
    asked: list[frozenset[str]] = []
    for one, source in zip(placed, find_sources(placed), strict=True):
        own = every & frozenset(one.question.families) if one.question.families else every
        asked.append(own if source is None else own & asked[source])
    return {one.question.code: of for one, of in zip(placed, asked, strict=True)}


def _find_unread(charter: Charter, families: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Questions without a bearing on any class, and those asked of no admitted family."""
    placed = place_product_questions(charter)
    read = {condition.question for rule in charter.products.rules for condition in rule.when}
    sources = find_sources(placed)
    bears = [one.question.code in read for one in placed]
    for n in range(len(placed) - 1, -1, -1):
        source = sources[n]
        if source is not None and bears[n]:
            bears[source] = True
    for (path, question), does_bear in zip(placed, bears, strict=True):
        if not does_bear:
            yield Fault("never-read", path, {}, "idle")
        elif not families[question.code] and any(f.admitted for f in charter.products.families):
            yield Fault("asked-of-no-family", path, {}, "idle")


def _reach_rules(
    charter: Charter, families: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, dict[str, int]] | None]:
    """Why each rule can never give its class; None where it can."""
    questions = {one.code: one for one in charter.products.questions}
    earlier: list[dict[str, _Range]] = []
    for rule in charter.products.rules:
        ranges = _ranges_of(rule, questions)
        yield _reason(rule, ranges, earlier, families)
        earlier.append(ranges)


def _reason(
    rule: ProductRule,
    ranges: dict[str, _Range],
    earlier: Sequence[dict[str, _Range]],
    families: Mapping[str, frozenset[str]],
) -> tuple[str, dict[str, int]] | None:
    if any(one.is_empty() for one in ranges.values()):
        return "rule-contradicts", {}
    asked = [families[one.question] for one in rule.when if one.question in families]
    if asked and all(asked) and not frozenset.intersection(*asked):
        return "rule-of-no-family", {}
    for n, before in enumerate(earlier):
        is_covered = all(code in ranges and it.holds(ranges[code]) for code, it in before.items())
        if before and is_covered:
            return "rule-hidden", {"before": n + 1}
    return None


def _ranges_of(rule: ProductRule, questions: Mapping[str, Question]) -> dict[str, _Range]:
    """What a rule lets through, question by question."""
    ranges: dict[str, _Range] = {}
    for condition in rule.when:
        question = questions.get(condition.question)
        if question is None or question.kind not in (*CODED, *MEASURED):
            continue
        own = _range_of(condition, question)
        known = ranges.get(question.code)
        ranges[question.code] = own if known is None else known.meet(own)
    return ranges


def _range_of(condition: ProductCondition, question: Question) -> _Range:
    if question.kind in CODED:
        return _Range(frozenset(condition.in_) & frozenset(codes_of(question)), 0, 0)
    low, high = bounds_of(question)
    least = low if condition.at_least is None else max(low, condition.at_least)
    return _Range(None, least, high if condition.at_most is None else min(high, condition.at_most))


def _find_unused(
    charter: Charter, reached: Sequence[bool], families: Mapping[str, frozenset[str]]
) -> Iterator[Fault]:
    """Classes that no rule gives, and admitted families that no rule admits."""
    products = charter.products
    rules = [rule for rule, is_reached in zip(products.rules, reached, strict=True) if is_reached]
    given = {rule.class_ for rule in rules}
    for n, one in enumerate(products.classes):
        if one.code not in given:
            yield Fault("class-never-given", ("products", "classes", n), {}, "idle")
    admitting = {one.code for one in products.classes if one.admitted}
    opens = [rule for rule in rules if rule.class_ in admitting]
    for n, family in enumerate(products.families):
        if family.admitted and not any(_concerns(rule, family.code, families) for rule in opens):
            yield Fault("family-never-admitted", ("products", "families", n), {}, "idle")


def _concerns(rule: ProductRule, family: str, families: Mapping[str, frozenset[str]]) -> bool:
    return all(family in families.get(one.question, frozenset([family])) for one in rule.when)
