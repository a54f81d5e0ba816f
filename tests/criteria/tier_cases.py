"""Reads criteria/cases/tiers.json: each case with the charter it is scored under."""

import json
from typing import Any

import msgspec

from criteria.charter import Charter
from criteria.check import check_charter
from criteria.finding import Answers
from tests.criteria.score_cases import CASES as SCORE_CASES
from tests.criteria.score_cases import CASES_FOLDER

CASES: dict[str, Any] = json.loads((CASES_FOLDER / "tiers.json").read_text())


def charter_of(grid: str) -> Charter:
    """The base charter of score.json with one of the grids."""
    parts = CASES["grids"][grid]
    data = {key: CASES["parts"].get(part, part) if isinstance(part, str) else part
            for key, part in parts.items()}  # fmt: skip
    charter = msgspec.convert({**SCORE_CASES["base"], "grid": data}, Charter)
    check_charter(charter)
    return charter


def answers_of(case: dict[str, Any]) -> Answers:
    """The answers of a case."""
    given = {code: _answer(said) for code, said in case["answers"].items()}
    return {"kind": case.get("kind", "farm"), "answers": given, "families": {}}


def _answer(said: str) -> dict[str, str]:
    if said == "sans objet":
        return {"special": "not_applicable", "note": "rien ici"}
    return {"choice": said}
