"""The perimeter and the decision rule: lengths, fractions, quorums."""

from collections.abc import Iterator
from typing import get_args

from criteria.charter import Base, Charter, DecisionRule, Quorum, Threshold
from criteria.check.codes import check_keys
from criteria.check.questions import GREATEST_INTEGER
from criteria.refusals import Fact, Fault, Path

GREATEST_FRACTION = 1000
GREATEST_NOTICE_DAYS = 3660
_OF_MAJORITY: dict[str, dict[str, Fact]] = {
    "base": {"expected": "one-of", "known": get_args(Base)},
    "threshold": {"expected": "table"},
    "tie": {"expected": "one-of", "known": ("adjourn", "refuse")},
}


def check_perimeter(charter: Charter) -> Iterator[Fault]:
    """Radii of a metre at least, for families that exist."""
    if charter.perimeter is None:
        return
    at, families = ("perimeter", "families"), charter.perimeter.families
    yield from check_keys(at, families, {one.code for one in charter.products.families})
    radii: list[tuple[Path, int]] = [(("perimeter", "radius_m"), charter.perimeter.radius_m)]
    radii += [((*at, code), radius_m) for code, radius_m in families.items()]
    for path, radius_m in radii:
        yield from _check_bounds(path, radius_m, 1, GREATEST_INTEGER)


def check_decision(rule: DecisionRule) -> Iterator[Fault]:
    """Methods once each with their own keys, a majority of half or more, a quorum, a notice."""
    methods = (*rule.tried_first, rule.method)
    for n, method in enumerate(rule.tried_first):
        if method in methods[n + 1 :]:
            yield Fault("method-twice", ("decision", "tried_first", n), {"given": method})
    yield from _check_own_keys(rule)
    if rule.threshold is not None:
        yield from _check_majority(("decision", "threshold"), rule.threshold)
    yield from _check_bounds(("decision", "notice_days"), rule.notice_days, 0, GREATEST_NOTICE_DAYS)
    if rule.quorum is not None:
        yield from _check_quorum(("decision", "quorum"), rule.quorum)


def _check_own_keys(rule: DecisionRule) -> Iterator[Fault]:
    """A majority has its three keys, and the other methods theirs."""
    is_majority = rule.method == "majority"
    for key, expected in _OF_MAJORITY.items():
        if is_majority and getattr(rule, key) is None:
            yield Fault("missing-key", ("decision", key), expected)
        if not is_majority and getattr(rule, key) is not None:
            yield Fault("key-of-majority", ("decision", key))
    if is_majority and rule.blocked != "adjourn":
        yield Fault("majority-decides", ("decision", "blocked"))


def _check_majority(path: Path, threshold: Threshold) -> Iterator[Fault]:
    yield from _check_fraction(path, threshold)
    if 2 * threshold.for_ < threshold.of:
        yield Fault("under-half", path, {"for": threshold.for_, "of": threshold.of})


def _check_quorum(path: Path, quorum: Quorum) -> Iterator[Fault]:
    if (quorum.count is None) == (quorum.share is None):
        yield Fault("quorum-of-one-sort", path)
    yield from _check_bounds((*path, "floor"), quorum.floor, 1, GREATEST_INTEGER)
    if quorum.count is not None:
        yield from _check_bounds((*path, "count"), quorum.count, 1, GREATEST_INTEGER)
    if quorum.share is not None:
        yield from _check_fraction((*path, "share"), quorum.share)


def _check_fraction(path: Path, threshold: Threshold) -> Iterator[Fault]:
    most = threshold.of - 1 if threshold.strict else threshold.of
    if not (1 <= threshold.for_ <= most and threshold.of <= GREATEST_FRACTION):
        facts = {"for": threshold.for_, "of": threshold.of, "most": GREATEST_FRACTION}
        yield Fault("fraction", path, {**facts, "strict": int(threshold.strict)})


def _check_bounds(path: Path, given: int, low: int, high: int) -> Iterator[Fault]:
    if not low <= given <= high:
        yield Fault("out-of-bounds", path, {"given": given, "min": low, "max": high})
