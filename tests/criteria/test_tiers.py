"""Verdicts by kind of outlet, and the tier they reach; tiers.test.ts runs the same cases."""

from datetime import date
from typing import Any

import pytest

from criteria.charter import Charter
from criteria.explain import explain
from criteria.override import UnknownCriterion, override
from criteria.result import Result
from criteria.score import score
from tests.criteria.score_cases import DAY
from tests.criteria.tier_cases import CASES, answers_of, charter_of


def _name(case: dict[str, Any]) -> str:
    return str(case["name"])


def _score(charter: Charter, case: dict[str, Any]) -> Result:
    return score(charter, answers_of(case), date.fromisoformat(DAY))


@pytest.mark.parametrize("case", CASES["cases"], ids=_name)
def test_verdicts_reach_a_tier_as_worked_out_by_hand(case: dict[str, Any]) -> None:
    """Thresholds by kind, tiers in proportion, and what an override leaves of them."""
    charter = charter_of(case["grid"])
    result = _score(charter, case)
    standing = override(charter, case.get("kind", "farm"), result, case.get("overrides", {}))
    expected = case.get("criteria", {})

    assert expected == {
        one.code: [one.verdict, one.points, one.max_points]
        for one in result.criteria
        if one.code in expected
    }
    assert (case["criteria_met"], case["tier"]) == (result.criteria_met, result.tier)
    assert case.get("then", [case["criteria_met"], case["tier"]]) == [
        standing.criteria_met,
        standing.tier,
    ]
    french = explain(charter, standing.explanation)
    assert case.get("french", french) == french


@pytest.mark.parametrize("case", CASES["cases"], ids=_name)
def test_nothing_overridden_is_the_computed_result(case: dict[str, Any]) -> None:
    """Number, tier and explanation are those of the score."""
    charter = charter_of(case["grid"])
    result = _score(charter, case)
    standing = override(charter, case.get("kind", "farm"), result, {})

    assert (result.criteria_met, result.tier) == (standing.criteria_met, standing.tier)
    assert result.explanation == standing.explanation


def test_an_override_of_what_is_not_judged_is_refused_by_name() -> None:
    """A criterion that the charter lacks, even one named like a property of objects."""
    case = CASES["refused"]
    charter = charter_of(case["grid"])
    result = _score(charter, {"answers": {}})

    with pytest.raises(UnknownCriterion, match=case["place"]):
        override(charter, "farm", result, case["overrides"])
