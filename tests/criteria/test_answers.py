"""The scoring input read from a fold: the shared cases."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from criteria.answers import Distance, answers_of
from criteria.fold import fold
from tests.criteria.short_entries import entries_from, ids_of

CASES = json.loads(Path("criteria/cases/answers.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_fold_of_a_visit_gives_the_answers_of_the_case(case: dict[str, Any]) -> None:
    """Each question has the answer that scoring must read."""
    known = entries_from(case["entries"])
    folded = fold(known.values(), ids_of(case.get("parked", [])))
    distance = case["distance"] and Distance(**case["distance"])

    answers = answers_of(folded, known, "farm", case["questions"], distance)

    assert case["expected"] == msgspec.to_builtins(answers)
