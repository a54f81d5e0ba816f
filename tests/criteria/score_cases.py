"""Reads criteria/cases/score.json: each case with the charter it is scored under."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from criteria.charter import Charter
from criteria.check import check_charter
from criteria.finding import Answers

CASES_FOLDER = Path(__file__).parents[2] / "criteria" / "cases"
CASES: dict[str, Any] = json.loads((CASES_FOLDER / "score.json").read_text())
DAY = "2026-11-22"


def charter_of(grid: str) -> Charter:
    """The base charter with one of the grids, as pwa/tests/domain/score-cases.ts builds it."""
    parts = CASES["grids"][grid]
    criteria = [*parts["criteria"], CASES["second"]]
    data = {**CASES["base"], "grid": {**parts, "criteria": criteria, "tiers": CASES["tiers"]}}
    charter = msgspec.convert(data, Charter)
    check_charter(charter)
    return charter


def answers_of(case: dict[str, Any]) -> Answers:
    """The answers of a case."""
    return {
        "kind": case.get("kind", "farm"),
        "answers": case["answers"],
        "families": case.get("families", {}),
    }


def list_cases(kind: str) -> Iterator[Any]:
    """The cases of that kind: `cases` or `refused`."""
    yield from CASES[kind]
