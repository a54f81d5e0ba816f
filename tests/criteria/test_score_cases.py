"""The shared cases of scoring, in Python; pwa/tests/domain/score.test.ts runs the same."""

from datetime import date
from typing import Any

import pytest

from criteria.explain import explain
from criteria.finding import BadAnswers
from criteria.result import CriterionResult, Line, Result
from criteria.score import score
from tests.criteria.score_cases import CASES, DAY, answers_of, charter_of


def _name(case: dict[str, Any]) -> str:
    return str(case["name"])


def _score(case: dict[str, Any]) -> Result:
    day = date.fromisoformat(case.get("day", DAY))
    return score(charter_of(case["grid"]), answers_of(case), day)


def _criterion(one: CriterionResult) -> list[Any]:
    return [one.verdict, one.points, one.max_points, one.answered, one.secured, one.possible]


def _lines_of(result: Result) -> dict[str, list[Line]]:
    judged = {one.code: one.explanation for one in [*result.gates, *result.criteria]}
    families = {one.code: one.explanation for one in result.families}
    return {**judged, **families, "outlet": result.explanation}


@pytest.mark.parametrize("case", CASES["cases"], ids=_name)
def test_a_case_scores_as_worked_out_by_hand(case: dict[str, Any]) -> None:
    """Verdicts, states, tier, classes, rates and sentences are those that design 3 gives."""
    result = _score(case)
    judged = [*result.gates, *result.criteria]
    expected = {key: case.get(key, {}) for key in ("criteria", "states", "outlet", "products")}
    french = {
        code: explain(charter_of(case["grid"]), _lines_of(result)[code])
        for code in case.get("french", {})
    }

    assert expected["criteria"] == {
        one.code: _criterion(one) for one in judged if one.code in expected["criteria"]
    }
    assert expected["states"] == {
        one.question: one.state
        for criterion in judged
        for one in criterion.questions
        if one.question in expected["states"]
    }
    assert expected["outlet"] == {key: getattr(result, key) for key in expected["outlet"]}
    assert expected["products"] == {
        one.code: [one.state, one.class_, one.percent] for one in result.families
    }
    assert case.get("french", {}) == french


@pytest.mark.parametrize("case", CASES["refused"], ids=_name)
def test_bad_answers_are_refused_by_name_with_their_place(case: dict[str, Any]) -> None:
    """What no score may rest on is refused, never counted."""
    with pytest.raises(BadAnswers) as caught:
        _score(case)

    assert case["refusal"] == [caught.value.slug, caught.value.place]
