"""ODK's own engine computes the points, verdicts, tier and classes that scoring does."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import get_args

import pytest

import criteria
from criteria.load import read_charter
from criteria.result import FamilyState, QuestionState, Verdict
from criteria.xlsform import make_form
from tests.criteria import score_cases, tier_cases
from tests.criteria.xlsform_answers import expect, make_answers
from tests.criteria.xlsform_engine import (
    DAYS,
    SETS_OF_A_CHARTER,
    Fill,
    draw_askings,
    score_and_fill,
    start_engine,
)

SHIPPED = sorted((Path(criteria.__file__).parent / "charters").glob("*.toml"))


@pytest.fixture(scope="module")
def fill() -> Iterator[Fill]:
    """A node process with the engine, that fills forms."""
    with start_engine() as started:
        yield started


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_form_of_a_shipped_charter_scores_alike(path: Path, fill: Fill, tmp_path: Path) -> None:
    """Random answers, special ones and unasked follow-ups among them, are worth the same."""
    charter = read_charter(path.read_text())
    askings = draw_askings(Random(path.stem), charter, SETS_OF_A_CHARTER)

    expected, computed = score_and_fill(fill, charter, askings, tmp_path)

    assert expected == computed


@pytest.mark.parametrize("grid", score_cases.CASES["grids"])
def test_the_cases_of_scoring_come_out_alike(grid: str, fill: Fill, tmp_path: Path) -> None:
    """Every rule that both languages are held to, as worked out by hand."""
    askings = [
        (score_cases.answers_of(case), date.fromisoformat(case.get("day", score_cases.DAY)))
        for case in score_cases.list_cases("cases")
        if case["grid"] == grid
    ]

    expected, computed = score_and_fill(fill, score_cases.charter_of(grid), askings, tmp_path)

    assert expected == computed


@pytest.mark.parametrize("grid", ["by kind", "three fifths", "three fifths, two for a shop"])
def test_the_cases_of_tiers_come_out_alike(grid: str, fill: Fill, tmp_path: Path) -> None:
    """Thresholds by kind of outlet, tiers in proportion, as worked out by hand."""
    askings = [
        (tier_cases.answers_of(case), DAYS[0])
        for case in tier_cases.CASES["cases"]
        if case["grid"] == grid
    ]

    expected, computed = score_and_fill(fill, tier_cases.charter_of(grid), askings, tmp_path)

    assert expected == computed


def test_what_is_compared_reaches_every_state() -> None:
    """No verdict, state of a question or of a family is out of the reach of the comparison."""
    found: dict[str, set[str]] = {"verdict": set(), "state": set(), "standing": set()}
    for path in SHIPPED:
        charter, rng = read_charter(path.read_text()), Random(path.stem)
        form = make_form(charter)
        for _ in range(SETS_OF_A_CHARTER):
            for field, value in expect(charter, form, make_answers(rng, charter), DAYS[0]).items():
                found.get(field.partition("_")[0], set()).add(value)

    assert {*get_args(Verdict)} == found["verdict"]
    assert {*get_args(QuestionState)} - {"disputed", "not_for_family"} == found["state"]
    assert {*get_args(FamilyState), ""} == found["standing"]
