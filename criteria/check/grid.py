"""The grid: thresholds of criteria, and tiers that ascend."""

from collections.abc import Iterator
from itertools import pairwise

from criteria.charter import Charter, Criterion
from criteria.check.placed import place_criteria
from criteria.refusals import Fault, Path


def check_grid(charter: Charter) -> Iterator[Fault]:
    """Gates, criteria and tiers."""
    for path, criterion in place_criteria(charter):
        yield from _check_criterion(path, criterion)
    yield from _check_tiers(charter)


def _check_criterion(path: Path, criterion: Criterion) -> Iterator[Fault]:
    given = criterion.pass_percent
    if not 1 <= given <= 100:
        facts = {"given": given, "min": 1, "max": 100}
        yield Fault("out-of-bounds", (*path, "pass_percent"), facts)
    given, most = criterion.min_answered, len(criterion.questions)
    if not 0 <= given <= most:
        yield Fault("min-answered", (*path, "min_answered"), {"given": given, "most": most})
    for n, question in enumerate(criterion.questions):
        if question.families:
            at = (*path, "questions", n, "families")
            yield Fault("key-of-products", at)


def _check_tiers(charter: Charter) -> Iterator[Fault]:
    tiers, most = charter.grid.tiers, len(charter.grid.criteria)
    if not tiers:
        yield Fault("without-tiers", ("grid", "tiers"))
    for n, tier in enumerate(tiers):
        if not 0 <= tier.criteria_met <= most:
            at = ("grid", "tiers", n, "criteria_met")
            yield Fault("tier-over-criteria", at, {"given": tier.criteria_met, "most": most})
    for n, (one, two) in enumerate(pairwise(tiers), start=1):
        if one.criteria_met >= two.criteria_met:
            facts = {"given": two.criteria_met, "before": one.criteria_met}
            yield Fault("tiers-unordered", ("grid", "tiers", n, "criteria_met"), facts)
