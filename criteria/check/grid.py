"""The grid: thresholds of criteria, and tiers that ascend, for every kind of outlet."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from criteria.charter import Charter, Criterion
from criteria.check.codes import check_keys
from criteria.check.placed import place_criteria
from criteria.refusals import Fault, Path


def check_grid(charter: Charter) -> Iterator[Fault]:
    """Gates, criteria and tiers."""
    kinds = {kind.code: None for kind in charter.kinds}
    for path, criterion in place_criteria(charter):
        yield from check_keys((*path, "pass_percent_for"), criterion.pass_percent_for, kinds)
        yield from check_keys((*path, "min_answered_for"), criterion.min_answered_for, kinds)
        yield from _check_criterion(path, criterion)
    yield from _check_tiers(charter, kinds)


def _check_criterion(path: Path, criterion: Criterion) -> Iterator[Fault]:
    at_least, for_some = criterion.pass_percent, criterion.pass_percent_for
    for at, given in _list_numbers(path, "pass_percent", at_least, for_some):
        if not 1 <= given <= 100:
            yield Fault("out-of-bounds", at, {"given": given, "min": 1, "max": 100})
    most = len(criterion.questions)
    least = _list_numbers(path, "min_answered", criterion.min_answered, criterion.min_answered_for)
    for at, given in least:
        if not 0 <= given <= most:
            yield Fault("min-answered", at, {"given": given, "most": most})
    for n, question in enumerate(criterion.questions):
        if question.families:
            at = (*path, "questions", n, "families")
            yield Fault("key-of-products", at)


def _list_numbers(
    path: Path, key: str, for_all: int, by_kind: Mapping[str, int]
) -> list[tuple[Path, int]]:
    """The number for all kinds of outlet, then those of some, each with its place."""
    own: list[tuple[Path, int]] = [((*path, f"{key}_for", kind), n) for kind, n in by_kind.items()]
    return [((*path, key), for_all), *own]


def _check_tiers(charter: Charter, kinds: Mapping[str, None]) -> Iterator[Fault]:
    tiers, most = charter.grid.tiers, len(charter.grid.criteria)
    if not tiers:
        yield Fault("without-tiers", ("grid", "tiers"))
    for n, tier in enumerate(tiers):
        at: Path = ("grid", "tiers", n)
        yield from check_keys((*at, "criteria_met_for"), tier.criteria_met_for, kinds)
        numbers = _list_numbers(at, "criteria_met", tier.criteria_met, tier.criteria_met_for)
        for path, given in numbers:
            if not 0 <= given <= most:
                yield Fault("tier-over-criteria", path, {"given": given, "most": most})
    for n, (one, two) in enumerate(pairwise(tiers), start=1):
        at = ("grid", "tiers", n)
        if one.criteria_met >= two.criteria_met:
            facts = {"given": two.criteria_met, "before": one.criteria_met}
            yield Fault("tiers-unordered", (*at, "criteria_met"), facts)
        for kind in sorted({*one.criteria_met_for, *two.criteria_met_for} & kinds.keys()):
            before = one.criteria_met_for.get(kind, one.criteria_met)
            given = two.criteria_met_for.get(kind, two.criteria_met)
            if before >= given:
                facts = {"given": given, "before": before}
                yield Fault("tiers-unordered", (*at, "criteria_met_for", kind), facts)
