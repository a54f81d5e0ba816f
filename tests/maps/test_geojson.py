"""The outline that a GeoJSON file draws, and what is wrong with a file that draws none."""

import json
from math import cos, pi, sin
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geojson import GeoJsonRefused, read_geojson
from maps.outline import MAX_POINTS, Outline, is_within, outline_distance_m
from maps.perimeter import Point
from maps.territory import outline_bytes, read_outline

SQUARE = [[-0.7, 48.6], [-0.5, 48.6], [-0.5, 48.8], [-0.7, 48.8], [-0.7, 48.6]]
HOLE = [[-0.62, 48.68], [-0.58, 48.68], [-0.58, 48.72], [-0.62, 48.72], [-0.62, 48.68]]
EAST = [[lon + 0.2, lat] for lon, lat in SQUARE]
IN_SQUARE, IN_HOLE, IN_EAST = ((486500000, -6800000), (487000000, -6000000), (487000000, -4000000))


def polygon(*rings: Any) -> dict[str, Any]:
    """Write a Polygon of some rings."""
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry: Any) -> dict[str, Any]:
    """Write a Feature of a geometry."""
    return {"type": "Feature", "properties": {"nom": "Le Bocage"}, "geometry": geometry}


def read(data: Any, uncertainty_m: int = 150, simplify_m: int = 0) -> Outline:
    """Read a file of these data."""
    return read_geojson(json.dumps(data).encode(), uncertainty_m, simplify_m)


def holds(outline: Outline) -> list[bool]:
    """Tell whether the square, its hole and the square to the east are inside."""
    return [is_within(Point(*place), outline) for place in (IN_SQUARE, IN_HOLE, IN_EAST)]


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ([True, True, False], polygon(SQUARE)),
        ([True, False, False], polygon(SQUARE, HOLE)),
        ([True, True, False], feature(polygon([[*place, 120] for place in SQUARE]))),
        ([True, False, True], {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [EAST]]}),
        (
            [True, True, True],
            {
                "type": "FeatureCollection",
                "features": [feature(polygon(SQUARE)), feature(polygon(EAST))],
            },
        ),
    ],
)
def test_every_way_to_write_a_surface_gives_its_outline(expected: list[bool], data: Any) -> None:
    """Polygon, holes, altitudes, several polygons, features of them."""
    outline = read(data)

    assert expected == holds(outline)
    assert 150 == outline.uncertainty_m
    assert outline == read_outline(outline_bytes(outline))


def test_two_communes_that_touch_are_one_territory() -> None:
    """No edge is left between them: one is as deep inside as the two together say."""
    outline = read({"type": "MultiPolygon", "coordinates": [[SQUARE], [EAST]]})
    between = Point(487000000, -5000000)

    assert 1 == len(outline.rings)
    assert outline_distance_m(between, outline) < -10_000


def test_overlapping_surfaces_stay_inside() -> None:
    """The same square twice is that square, not a hole."""
    outline = read({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]})

    assert [True, True, False] == holds(outline)


@st.composite
def stars(draw: st.DrawFn) -> list[list[float]]:
    """Draw a closed ring around a middle anywhere where people live, some metres to 80 km wide."""
    lat, lon = draw(st.floats(-60, 60)), draw(st.floats(-175, 175))
    size = draw(st.floats(0.0005, 0.7))
    lengths = draw(st.lists(st.floats(0.3, 1), min_size=3, max_size=40))
    turns = [2 * pi * n / len(lengths) for n in range(len(lengths))]
    ring = [
        [lon + size * one * cos(turn), lat + size * one * sin(turn)]
        for one, turn in zip(lengths, turns, strict=True)
    ]
    return [*ring, ring[0]]


@given(ring=stars(), uncertainty_m=st.integers(0, 1000))
@settings(max_examples=60)
def test_a_place_that_represents_the_surface_is_inside_its_outline(
    ring: list[list[float]], uncertainty_m: int
) -> None:
    """Shapely's own choice of a place inside has a negative distance."""
    outline = read(polygon(ring), uncertainty_m)
    inside = shapely.Polygon(ring).representative_point()
    place = Point(round(inside.y * 10_000_000), round(inside.x * 10_000_000))

    assert outline_distance_m(place, outline) < 0
    assert uncertainty_m == outline.uncertainty_m


def test_a_simplified_outline_has_fewer_points_and_says_how_far_off_it_may_be() -> None:
    """No place of the drawing is further from the simplified line than was asked."""
    many = 3_000
    turns = [2 * pi * n / many for n in range(many)]
    ring = [
        [-0.6 + 0.1 * (1 + 0.002 * sin(400 * one)) * cos(one), 48.7 + 0.07 * sin(one)]
        for one in turns
    ]
    whole, simple = read(polygon([*ring, ring[0]])), read(polygon([*ring, ring[0]]), 150, 60)
    farthest_m = max(
        abs(outline_distance_m(Point(*place), simple)) for place in whole.rings[0][::7]
    )

    assert len(simple.rings[0]) < len(whole.rings[0]) / 10
    assert 0 < farthest_m < 60.1
    assert (150, 210) == (whole.uncertainty_m, simple.uncertainty_m)
    assert set(simple.rings[0]) <= set(whole.rings[0])


BOWTIE = [[-0.7, 48.6], [-0.5, 48.8], [-0.5, 48.6], [-0.7, 48.8], [-0.7, 48.6]]
FINE = [[n / 100_000, 45 + (n % 2) / 100_000] for n in range(MAX_POINTS)]


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        (("not_a_polygon", ""), []),
        (("not_a_polygon", ""), {"type": "Point", "coordinates": [0, 0]}),
        (("not_a_polygon", "geometry"), feature(None)),
        (
            ("not_a_polygon", "features[1].geometry"),
            {
                "type": "FeatureCollection",
                "features": [feature(polygon(SQUARE)), feature({"type": "LineString"})],
            },
        ),
        (("empty", ""), {"type": "FeatureCollection", "features": []}),
        (("empty", "coordinates"), polygon()),
        (("not_positions", "features"), {"type": "FeatureCollection"}),
        (("not_positions", "coordinates[0]"), polygon(7)),
        (("not_positions", "coordinates[0][1]"), polygon([SQUARE[0], [1], *SQUARE[2:]])),
        (("not_positions", "coordinates[0][1]"), polygon([SQUARE[0], ["1", 2], *SQUARE[2:]])),
        (("not_positions", "coordinates[0][1]"), polygon([SQUARE[0], [True, 2], *SQUARE[2:]])),
        (("not_degrees", "coordinates[0][0]"), polygon([[456_000.0, 6_850_000.0]] * 4)),
        (("not_degrees", "coordinates[0][0]"), polygon([[10**400, 1]] * 4)),
        (("ring_too_short", "coordinates[0]"), polygon([SQUARE[0], SQUARE[1], SQUARE[0]])),
        (("ring_too_short", "coordinates[0]"), polygon([SQUARE[0]] * 9)),
        (("ring_open", "coordinates[1]"), polygon(SQUARE, HOLE[:-1])),
        (("crosses_itself", "coordinates"), polygon(BOWTIE)),
        (
            ("crosses_itself", "coordinates[1]"),
            {"type": "MultiPolygon", "coordinates": [[SQUARE], [BOWTIE]]},
        ),
        (("not_one_surface", "coordinates"), polygon(HOLE, EAST)),
        (
            ("too_many_points", ""),
            polygon([*FINE, [0.02, 46.0], [0.0, 46.0], FINE[0]]),
        ),
    ],
)
def test_a_file_that_draws_no_surface_is_refused_at_its_place(
    expected: tuple[str, str], data: Any
) -> None:
    """The reason, and where in the file."""
    with pytest.raises(GeoJsonRefused) as caught:
        read(data)

    assert expected == (caught.value.reason, caught.value.at)


def test_a_line_that_crosses_itself_says_where() -> None:
    """In degrees, latitude first."""
    with pytest.raises(GeoJsonRefused) as caught:
        read(polygon(BOWTIE))

    assert (48.7, -0.6) == pytest.approx(caught.value.near)


def test_too_many_points_are_counted_and_too_much_uncertainty_too() -> None:
    """The number is said, so that one knows by how much to simplify."""
    ring = [*FINE, [0.02, 46.0], [0.0, 46.0], FINE[0]]
    with pytest.raises(GeoJsonRefused) as many:
        read(polygon(ring))
    with pytest.raises(GeoJsonRefused) as off:
        read(polygon(SQUARE), 9_990, 20)

    assert MAX_POINTS + 2 == many.value.number
    assert ("too_uncertain", 10_010) == (off.value.reason, off.value.number)


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe", b"[" * 100_000, b'{"type":"Feature","geometry":' * 20_000, b"NaN", b"1e999"],
)
def test_bytes_that_are_no_json_are_said_to_be_none(body: bytes) -> None:
    """Cut, foreign or hostile: an answer, no traceback."""
    with pytest.raises(GeoJsonRefused) as caught:
        read_geojson(body, 0)

    assert "not_json" == caught.value.reason


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["Polygon", "MultiPolygon", "Feature", "FeatureCollection", ""]),
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.dictionaries(
            st.sampled_from(["type", "coordinates", "geometry", "features"]), inner, max_size=4
        )
    ),
    max_leaves=30,
)
RINGS = st.lists(
    st.lists(st.tuples(st.floats(-181, 181), st.floats(-91, 91)), max_size=6).map(
        lambda ring: ring + ring[:1]
    ),
    max_size=3,
).map(lambda rings: polygon(*rings))


@given(data=ANYTHING | RINGS, simplify_m=st.sampled_from([0, 0, 50, 5000]))
@settings(max_examples=200)
def test_whatever_is_written_is_an_outline_or_refused(data: Any, simplify_m: int) -> None:
    """Anything that JSON can hold, and rings at random: never another exception."""
    try:
        outline = read(data, 0, simplify_m)
    except GeoJsonRefused:
        return

    assert outline == read_outline(outline_bytes(outline))
    assert all(len(set(ring)) >= 3 for ring in outline.rings)
