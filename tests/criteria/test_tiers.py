"""Verdicts by kind of outlet, and the tier they reach; tiers.test.ts runs the same cases."""

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from criteria.charter import Charter
from criteria.check import check_charter
from criteria.explain import explain
from criteria.finding import Answers
from criteria.override import UnknownCriterion, override
from criteria.result import Result
from criteria.score import score
from tests.criteria.score_cases import CASES as SCORE_CASES
from tests.criteria.score_cases import CASES_FOLDER, DAY

CASES: dict[str, Any] = json.loads((CASES_FOLDER / "tiers.json").read_text())


def _name(case: dict[str, Any]) -> str:
    return str(case["name"])


def charter_of(name: str) -> Charter:
    """The base charter of score.json with one of the grids."""
    parts = CASES["grids"][name]
    grid = {key: CASES["parts"].get(part, part) if isinstance(part, str) else part
            for key, part in parts.items()}  # fmt: skip
    charter = msgspec.convert({**SCORE_CASES["base"], "grid": grid}, Charter)
    check_charter(charter)
    return charter


def _score(charter: Charter, case: dict[str, Any]) -> Result:
    given = {code: _answer(said) for code, said in case["answers"].items()}
    answers: Answers = {"kind": case.get("kind", "farm"), "answers": given, "families": {}}
    return score(charter, answers, date.fromisoformat(DAY))


def _answer(said: str) -> dict[str, str]:
    if said == "sans objet":
        return {"special": "not_applicable", "note": "rien ici"}
    return {"choice": said}


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
