"""The scoring input read from a fold: the shared cases."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from criteria.answers import Distance, answers_of
from criteria.charter import Charter
from criteria.fold import fold
from tests.criteria.short_entries import entries_from, ids_of

CASES = json.loads(Path("criteria/cases/answers.json").read_text(encoding="utf-8"))["cases"]


def charter_from(grid: Mapping[str, str], products: Mapping[str, str]) -> Charter:
    """Build as much of a charter as answers read: questions and families."""
    asked = [
        [{"code": code, "kind": kind, "text": {"fr": code}} for code, kind in questions.items()]
        for questions in (grid, products)
    ]
    families = ("pain", "oeufs", "miel", "lait", "fruits")
    named: dict[str, Any] = {"code": "c", "title": {"fr": "c"}}
    rest = {"semantics": 1, "id": "c", "version": "1", "title": {"fr": "c"}, "notice": {"fr": "c"}}
    return msgspec.convert(
        {
            **rest,
            "kinds": [],
            "grid": {
                "criteria": [{**named, "pass_percent": 50, "questions": asked[0]}],
                "tiers": [],
            },
            "products": {
                "families": [
                    {"code": code, "label": {"fr": code}, "admitted": True} for code in families
                ],
                "classes": [],
                "rules": [],
                "questions": asked[1],
            },
            "rates": {"meaning": "full", "currency": "MonA", "tables": []},
            "decision": {
                "method": "majority",
                "base": "cast",
                "threshold": {"for": 1, "of": 2},
                "tie": "refuse",
                "no_quorum": "adjourn",
            },
        },
        Charter,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_fold_of_a_visit_gives_the_answers_of_the_case(case: dict[str, Any]) -> None:
    """Each question has the answer that scoring must read."""
    known = entries_from(case["entries"])
    folded = fold(known.values(), ids_of(case.get("parked", [])))
    charter = charter_from(case["grid"], case["products"])
    distance = case["distance"] and Distance(**case["distance"])

    assert case["expected"] == answers_of(folded, known, "farm", charter, distance)
