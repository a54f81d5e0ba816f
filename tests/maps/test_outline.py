"""Distances to an outline, on the cases that TypeScript runs too."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point as Place
from shapely.geometry import Polygon

import maps.outline
from maps.outline import MAX_POINTS, Outline, OutlineRefused, is_within, outline_distance_m
from maps.perimeter import Point, PointRefused

HALF_A_MILLIMETRE = 0.0005
CASES: dict[str, Any] = msgspec.json.decode(
    (Path(maps.outline.__file__).parent / "cases" / "outline.json").read_bytes()
)
OUTLINES = msgspec.convert(CASES["outlines"], dict[str, Outline])
HEXAGON = OUTLINES["hexagon"]
SQUARE = ((0, 0), (0, 10_000_000), (10_000_000, 10_000_000), (10_000_000, 0))


def _name(case: dict[str, Any]) -> str:
    return f"{case['outline']} from {case['point']['lat_e7']} {case['point']['lon_e7']}"


@pytest.mark.parametrize("case", CASES["distances"], ids=_name)
def test_the_distance_is_that_of_an_exhaustive_search(case: dict[str, Any]) -> None:
    """Each edge was cut into millimetres and measured by an independent library."""
    found = outline_distance_m(Point(**case["point"]), OUTLINES[case["outline"]])

    assert case["distance_m"] == pytest.approx(found, abs=HALF_A_MILLIMETRE, rel=0)


@given(
    lat_e7=st.integers(486_000_000, 489_000_000),
    lon_e7=st.integers(-8_000_000, -3_000_000),
    name=st.sampled_from(["hexagon", "island and hole"]),
)
@settings(max_examples=200)
def test_inside_is_what_an_independent_library_says(lat_e7: int, lon_e7: int, name: str) -> None:
    """A hole is outside, an island is inside."""
    outline = OUTLINES[name]
    held = [Polygon(ring).contains(Place(lat_e7, lon_e7)) for ring in outline.rings]

    assert (sum(held) % 2 == 1) == is_within(Point(lat_e7, lon_e7), outline)


@given(turns=st.integers(0, 5), backwards=st.booleans())
def test_where_a_ring_begins_and_which_way_it_turns_is_nothing(turns: int, backwards: bool) -> None:
    """The same ring, told from another place of it, is as far."""
    ring = HEXAGON.rings[0]
    turned = ring[turns:] + ring[:turns]
    told = Outline(rings=(turned[::-1] if backwards else turned,), uncertainty_m=0)
    farm = Point(lat_e7=485_000_000, lon_e7=-5_600_000)

    assert outline_distance_m(farm, HEXAGON) == pytest.approx(
        outline_distance_m(farm, told), abs=HALF_A_MILLIMETRE
    )


def test_an_outline_too_large_or_off_the_earth_is_refused() -> None:
    """A drawing of the coast to the metre would keep an old tablet busy for nothing."""
    with pytest.raises(OutlineRefused):
        Outline(rings=(SQUARE * (MAX_POINTS // 4 + 1),), uncertainty_m=0)
    with pytest.raises(PointRefused):
        Outline(rings=((*SQUARE, (900_000_001, 0)),), uncertainty_m=0)
