"""A score as it is handed over: the version, the result and every line in French."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

import criteria
from criteria.explained import score_explained
from criteria.finding import Answers
from criteria.load import charter_sha256, read_charter
from criteria.score import score
from tests.criteria.score_cases import answers_of, charter_of, list_cases

DAY = date(2026, 11, 22)
CHARTERS = sorted((Path(criteria.__file__).parent / "charters").glob("*.toml"))


@pytest.mark.parametrize("case", [*list_cases("cases")], ids=lambda case: str(case["name"]))
def test_each_line_of_a_result_has_its_words(case: dict[str, Any]) -> None:
    """As many sentences as lines, by gate, criterion and family; the result is that of scoring."""
    charter, answers = charter_of(case["grid"]), answers_of(case)
    told = score_explained(charter, answers, DAY)
    result, words = told.result, told.words

    assert score(charter, answers, DAY) == result
    assert len(result.explanation) == len(words.outlet)
    for judged, said in (
        (result.gates, words.gates),
        (result.criteria, words.criteria),
        (result.families, words.families),
    ):
        assert {one.code: len(one.explanation) for one in judged} == {
            code: len(lines) for code, lines in said.items()
        }
    assert charter_sha256(charter) == told.charter.sha256


@pytest.mark.parametrize("file", CHARTERS, ids=lambda file: str(file.stem))
def test_the_json_is_the_same_whatever_the_order_of_answers(file: Path) -> None:
    """Nothing but the answers is in it: neither clock nor order."""
    charter = read_charter(file.read_text(encoding="utf-8"))
    answers: dict[str, Any] = {
        question.code: {"special": "not_observed"}
        for one in charter.grid.criteria
        for question in one.questions
    }
    families: dict[str, Any] = {one.code: {} for one in charter.products.families}
    kind = charter.kinds[0].code
    forth: Answers = {"kind": kind, "answers": answers, "families": families}
    back: Answers = {
        "kind": kind,
        "answers": dict(reversed(answers.items())),
        "families": dict(reversed(families.items())),
    }
    once, again = (
        msgspec.json.encode(score_explained(charter, one, DAY), order="sorted")
        for one in (forth, back)
    )

    assert once == again
    assert {"charter", "day", "kind", "result", "words"} == set(json.loads(once))
