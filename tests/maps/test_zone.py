"""The drawn lines of a territory: near enough to the measure, light, and the same every time."""

from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.outline import Outline, is_within, outline_distance_m
from maps.perimeter import Point
from maps.zone import Drawn, sketch_territory

SIDE_E7 = 3_000_000
CORNER_POINTS = 65
"""Half a turn, of 128 steps each: none leaves its arc by a thousandth of the radius."""
HOLED = Outline(
    (
        tuple(
            (487_000_000 + up * SIDE_E7, -6_000_000 + right * SIDE_E7)
            for up, right in ((-1, -1), (-1, 1), (1, 1), (1, -1))
        ),
        ((486_000_000, -7_000_000), (488_000_000, -7_000_000), (488_000_000, -5_000_000)),
    ),
    150,
)


def points_of(drawn: Drawn) -> list[Point]:
    """Return every place of a drawing."""
    return [Point(*place) for ring in drawn for place in ring]


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """Draw a star of up to 40 branches, 1 to 70 km wide, in France or overseas."""
    lat, lon = draw(st.sampled_from([(48.75, -0.57), (44.84, -0.58), (-21.1, 55.5), (4.9, -52.3)]))
    size = draw(st.floats(0.01, 0.6))
    lengths = draw(st.lists(st.floats(0.4, 1), min_size=3, max_size=40))
    turns = [2 * pi * n / len(lengths) for n in range(len(lengths))]
    ring = tuple(
        (
            round((lat + size * one * sin(turn)) * 10_000_000),
            round((lon + size * one * cos(turn)) * 10_000_000),
        )
        for one, turn in zip(lengths, turns, strict=True)
    )
    return Outline((ring,), 0)


@given(outline=outlines(), radius_m=st.sampled_from([5_000, 30_000, 50_000, 100_000]))
@settings(max_examples=20)
def test_every_place_of_the_zone_is_at_the_radius(outline: Outline, radius_m: int) -> None:
    """Within half a percent of the distance that a visit would be given, and no finer than seen."""
    zone = points_of(sketch_territory(outline, radius_m).zone)
    measured = [outline_distance_m(place, outline) for place in zone[:: max(1, len(zone) // 25)]]

    assert measured == pytest.approx([radius_m] * len(measured), rel=0.005)
    assert len(zone) <= CORNER_POINTS * len(outline.rings[0])


def test_a_hole_within_reach_is_covered_and_one_out_of_reach_stays() -> None:
    """From inside the hole, what is nearer than the radius belongs to the zone."""
    near, far = (sketch_territory(HOLED, radius_m) for radius_m in (20_000, 500))

    assert 1 == len(near.zone)
    assert 2 == len(far.zone) == len(far.outline)


def test_a_drawn_outline_is_within_fifty_metres_of_the_outline() -> None:
    """A thousand points of a smooth line become few, none far from where it is."""
    turns = [2 * pi * n / 1000 for n in range(1000)]
    ring = tuple(
        (round((48.7 + 0.2 * sin(t)) * 1e7), round((-0.6 + 0.3 * cos(t)) * 1e7)) for t in turns
    )
    outline = Outline((ring,), 0)
    drawn = sketch_territory(outline, None)
    told = Outline(drawn.outline, 0)
    farthest_m = max(abs(outline_distance_m(Point(*place), told)) for place in ring[::20])

    assert () == drawn.zone
    assert len(drawn.outline[0]) < 150
    assert farthest_m < 52
    assert is_within(Point(487_000_000, -6_000_000), told)


def test_the_same_outline_is_drawn_the_same_whichever_way_it_is_told() -> None:
    """Drawn again, or from its other rings first: the same whole numbers."""
    sketch_territory.cache_clear()
    first = sketch_territory(HOLED, 50_000)
    sketch_territory.cache_clear()

    assert first == sketch_territory(HOLED, 50_000)
    assert first.zone == sketch_territory(Outline(HOLED.rings[::-1], 0), 50_000).zone
    assert all(type(one) is int for place in first.zone[0] for one in place)
