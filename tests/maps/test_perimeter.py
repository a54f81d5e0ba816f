"""Distance, verdict and uncertainty, on the cases that TypeScript runs too."""

import doctest
import math
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import maps.perimeter as perimeter
from maps.perimeter import MeasureRefused, Point, PointRefused, distance_m, uncertainty_m, verdict

CASES: dict[str, list[dict[str, Any]]] = msgspec.json.decode(
    (Path(perimeter.__file__).parent / "cases" / "perimeter.json").read_bytes()
)
HALF_A_MILLIMETRE = 0.0005
"""Each language within half a millimetre of the oracle: the two within one of each other."""

points = st.builds(
    Point, lat_e7=st.integers(-900000000, 900000000), lon_e7=st.integers(-1800000000, 1800000000)
)
metres = st.integers(0, 200_000)


def named(section: str) -> pytest.MarkDecorator:
    """One test per case of a section, under the name of the case."""
    return pytest.mark.parametrize("case", CASES[section], ids=[c["name"] for c in CASES[section]])


@named("distances")
def test_distance_agrees_with_an_independent_program(case: dict[str, Any]) -> None:
    """The geodesic is that of GeodSolve -E, a program that shares no code with ours."""
    measured = distance_m(Point(**case["point"]), Point(**case["territory"]))

    assert case["distance_m"] == pytest.approx(measured, abs=HALF_A_MILLIMETRE, rel=0)


@named("distances")
def test_verdicts_follow_from_the_measured_distance(case: dict[str, Any]) -> None:
    """Each place gets the expected verdict for each uncertainty."""
    measured = distance_m(Point(**case["point"]), Point(**case["territory"]))

    for expected in case["verdicts"]:
        assert expected["verdict"] == verdict(
            measured, expected["uncertainty_m"], expected["radius_m"]
        )


@named("borders")
def test_verdict_at_the_border_is_not_rounded(case: dict[str, Any]) -> None:
    """A micrometre on either side of the border makes the difference."""
    found = verdict(case["distance_m"], case["uncertainty_m"], case["radius_m"])

    assert case["verdict"] == found


@named("uncertainties")
def test_uncertainty_comes_from_the_source(case: dict[str, Any]) -> None:
    """The figures of design 4."""
    assert case["uncertainty_m"] == uncertainty_m(case["source"], case["measured_m"])


@named("refused_points")
def test_a_point_that_is_no_place_is_refused(case: dict[str, Any]) -> None:
    """Out of range, fractional, textual or missing coordinates never become a place."""
    with pytest.raises(PointRefused):
        Point(**case["point"])


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_a_verdict_refuses_what_is_not_finite(bad: float) -> None:
    """NaN compares false with everything: it must not slip through as to confirm."""
    for measures in ((bad, 10, 50_000), (1.0, bad, 50_000), (1.0, 10, bad)):
        with pytest.raises(MeasureRefused):
            verdict(*measures)


def test_a_verdict_refuses_negative_uncertainty_and_radius() -> None:
    """A negative uncertainty would widen the perimeter."""
    with pytest.raises(MeasureRefused):
        verdict(50_010, -10, 50_000)
    with pytest.raises(MeasureRefused):
        verdict(0, 0, -1)


def test_a_tablet_without_accuracy_is_refused() -> None:
    """Nobody invents the accuracy that a tablet did not report."""
    for source in ("tablet", "commune"):
        with pytest.raises(MeasureRefused):
            uncertainty_m(source)
        with pytest.raises(MeasureRefused):
            uncertainty_m(source, -1)


def test_a_fixed_source_with_a_measure_is_refused() -> None:
    """A pin set by hand has 10 m, whatever someone writes next to it."""
    with pytest.raises(MeasureRefused):
        uncertainty_m("map", 3)


@given(points, points)
@settings(max_examples=60)
def test_distance_is_symmetrical(one: Point, other: Point) -> None:
    """From here to there is as far as from there to here."""
    assert distance_m(one, other) == pytest.approx(distance_m(other, one), abs=1e-6)


@given(metres, metres, metres, metres)
@settings(max_examples=200)
def test_a_larger_radius_never_takes_a_place_out(
    distance: int, uncertainty: int, radius: int, more: int
) -> None:
    """What is inside stays inside, and nothing becomes outside, when the radius grows."""
    rank = ["outside", "to_confirm", "inside"]

    assert rank.index(verdict(distance, uncertainty, radius)) <= rank.index(
        verdict(distance, uncertainty, radius + more)
    )


def test_the_examples_of_the_docstrings_hold() -> None:
    """Documentation runs."""
    result = doctest.testmod(perimeter)

    assert result.attempted > 0
    assert result.failed == 0
