"""Lengths in French words; lengths.test.ts runs the same cases."""

import json

import pytest

from criteria.french import write_distance, write_radius
from tests.criteria.score_cases import CASES_FOLDER

CASES = json.loads((CASES_FOLDER / "lengths.json").read_text())


@pytest.mark.parametrize(("length_m", "words"), CASES["distances"])
def test_a_measured_distance_keeps_its_decimal(length_m: int, words: str) -> None:
    """Metres under a kilometre, then kilometres with one decimal, rounded down."""
    assert words == write_distance(length_m)


@pytest.mark.parametrize(("length_m", "words"), CASES["radii"])
def test_a_chosen_radius_has_no_needless_decimal(length_m: int, words: str) -> None:
    """A caisse that wrote 50 km reads 50 km, never 50,0."""
    assert words == write_radius(length_m)
