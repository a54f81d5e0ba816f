"""The tier after the committee has decided otherwise than the computed verdicts (design 6).

The computed result stays as it is, beside the decision and its reason.
"""

from collections.abc import Mapping
from typing import Literal

from criteria.charter import Charter
from criteria.result import CriterionResult, Line, Result, Verdict
from criteria.tiers import Standing, Verdicts, stand

Overrides = Mapping[str, Literal["met", "not_met"]]


class UnknownCriterion(ValueError):
    """The charter has no such gate or criterion."""


def override(charter: Charter, kind: str, result: Result, overrides: Overrides) -> Standing:
    """The standing of an outlet once these gates and criteria are decided met or not met.

    Verdicts are recounted as if they were computed; then `grid.override_tier` says whether the
    tier may rise. Lowering always may. Raises UnknownCriterion.
    """
    judged = [*result.gates, *result.criteria]
    for code in sorted(overrides.keys() - {one.code for one in judged}):
        raise UnknownCriterion(code)
    gates, criteria = (_decide(part, overrides) for part in (result.gates, result.criteria))
    recounted = stand(charter, kind, gates, criteria)
    tier, limits = _limit(charter, result.tier, recounted.tier)
    changes = [
        _explain_change(one, overrides[one.code])
        for one in judged
        if overrides.get(one.code, one.verdict) != one.verdict
    ]
    return Standing(recounted.criteria_met, tier, [*changes, *recounted.explanation, *limits])


def _decide(judged: list[CriterionResult], overrides: Overrides) -> Verdicts:
    return {one.code: overrides.get(one.code, one.verdict) for one in judged}


def _explain_change(computed: CriterionResult, decided: Verdict) -> Line:
    params: dict[str, str | int] = {"computed": computed.verdict, "decided": decided}
    return Line(code="overridden", params={"criterion": computed.code, **params})


def _limit(
    charter: Charter, computed: str | None, recounted: str | None
) -> tuple[str | None, list[Line]]:
    """The tier that the charter leaves to an override, and the line that says so."""
    rule, codes = charter.grid.override_tier, [None, *(tier.code for tier in charter.grid.tiers)]
    if rule == "recounted" or codes.index(recounted) <= codes.index(computed):
        return recounted, []
    if rule == "never_raises" or computed is not None:
        return computed, [Line(code="override_keeps_tier", params={})]
    first = charter.grid.tiers[0].code
    if recounted == first:
        return first, []
    return first, [Line(code="override_first_tier", params={"tier": first})]
