"""How far a place is from the nearest edge of a territory's outline, negative inside it (design 4).

An edge is straight in longitude and latitude, as in GeoJSON, and its distance is that of its
nearest place on WGS 84. Twin of pwa/src/domain/outline.ts, on the cases of maps/cases/outline.json.
"""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from maps.perimeter import UNITS_PER_DEGREE, Point, way_m

MAX_POINTS = 5_000
GOLDEN = (math.sqrt(5) - 1) / 2
NEAR_ERROR = 0.04
"""How far off an estimated way may be beside another: 4 %, as far as 300 km from France."""
FOOT_ERROR = 0.01
"""How much a misplaced foot of the perpendicular may add to a way: 1 %, and ten metres."""
STEP_M = 0.001
METRES_PER_DEGREE = 112_000
"""No degree is longer, of latitude or of longitude."""

Ring = Annotated[tuple[tuple[int, int], ...], Meta(min_length=3)]


class OutlineRefused(ValueError):
    """An outline too large, or with a place that is none."""


class Outline(msgspec.Struct, frozen=True):
    """Rings of (lat_e7, lon_e7), each closed by itself; a place in an odd number of them is inside.

    `uncertainty_m`: how far off the outline may be, as declared by who drew it.
    """

    rings: Annotated[tuple[Ring, ...], Meta(min_length=1)]
    uncertainty_m: Annotated[int, Meta(ge=0, le=10_000)]

    def __post_init__(self) -> None:
        count = sum(map(len, self.rings))
        if count > MAX_POINTS:
            raise OutlineRefused(f"an outline has at most {MAX_POINTS} places, not {count}")
        for lat_e7, lon_e7 in (place for ring in self.rings for place in ring):
            Point(lat_e7, lon_e7)


class _Edge(NamedTuple):
    start: tuple[int, int]
    end: tuple[int, int]

    def at(self, share: float) -> tuple[float, float]:
        return (
            self.start[0] + share * (self.end[0] - self.start[0]),
            self.start[1] + share * (self.end[1] - self.start[1]),
        )


def outline_distance_m(point: Point, outline: Outline) -> float:
    """Geodesic distance in metres to the nearest edge, unrounded; negative inside.

    Within a millimetre of the nearest place of the edges, up to 300 km away.
    """
    reached = ((_flat_foot(point, edge), edge) for edge in _list_edges(outline))
    estimated = [(_guess_m(point, edge, share), share, edge) for share, edge in reached]
    near_m = min(guess_m for guess_m, _, _ in estimated) * (1 + NEAR_ERROR) + 10
    near = [
        (_way_m(point, edge, share), edge)
        for guess_m, share, edge in estimated
        if guess_m <= near_m
    ]
    shortest_m = min(way_m for way_m, _ in near)
    worth_m = shortest_m * (1 + FOOT_ERROR) + 10
    found_m = min(
        _shortest_way_m(point, edge)
        for way_m, edge in near
        # No place of an edge is nearer than its foot by more than the edge is long.
        if way_m <= min(worth_m, shortest_m + _longest_m(edge))
    )
    return -found_m if is_within(point, outline) else found_m


def is_within(point: Point, outline: Outline) -> bool:
    """Whether a ray to the east crosses an odd number of edges."""
    crossed = sum(_is_crossed(point, edge) for edge in _list_edges(outline))
    return crossed % 2 == 1


def _list_edges(outline: Outline) -> Iterator[_Edge]:
    for ring in outline.rings:
        for start, end in pairwise((*ring, ring[0])):
            yield _Edge(start, end)


def _is_crossed(point: Point, edge: _Edge) -> bool:
    (lat, lon), (lat_after, lon_after) = edge
    if (lat > point.lat_e7) == (lat_after > point.lat_e7):
        return False
    along = (point.lat_e7 - lat) / (lat_after - lat)
    return point.lon_e7 < lon + along * (lon_after - lon)


def _flat_foot(point: Point, edge: _Edge) -> float:
    """Where on the edge the way to it ends, on a flat map: 0 at its start, 1 at its end."""
    narrow = math.cos(math.radians(point.to_degrees()[0]))
    y, x = edge.start[0] - point.lat_e7, (edge.start[1] - point.lon_e7) * narrow
    dy, dx = edge.end[0] - edge.start[0], (edge.end[1] - edge.start[1]) * narrow
    squared = dx * dx + dy * dy
    return 0.0 if squared == 0 else min(1.0, max(0.0, -(x * dx + y * dy) / squared))


def _guess_m(point: Point, edge: _Edge, share: float) -> float:
    """Length of a way by the latitude of its middle, quick to compute."""
    lat_e7, lon_e7 = edge.at(share)
    narrow = math.cos(math.radians((point.lat_e7 + lat_e7) / 2 / UNITS_PER_DEGREE))
    y, x = lat_e7 - point.lat_e7, (lon_e7 - point.lon_e7) * narrow
    return math.hypot(x, y) * METRES_PER_DEGREE / UNITS_PER_DEGREE


def _way_m(point: Point, edge: _Edge, share: float) -> float:
    lat_e7, lon_e7 = edge.at(share)
    return way_m(point.to_degrees(), (lat_e7 / UNITS_PER_DEGREE, lon_e7 / UNITS_PER_DEGREE))


def _shortest_way_m(point: Point, edge: _Edge) -> float:
    """By golden section: the way to an edge shortens, then lengthens."""
    low, high = 0.0, 1.0
    left, right = high - GOLDEN, GOLDEN
    left_m, right_m = _way_m(point, edge, left), _way_m(point, edge, right)
    for _ in range(_count_steps(edge)):
        if left_m <= right_m:
            high, right, right_m = right, left, left_m
            left = high - GOLDEN * (high - low)
            left_m = _way_m(point, edge, left)
        else:
            low, left, left_m = left, right, right_m
            right = low + GOLDEN * (high - low)
            right_m = _way_m(point, edge, right)
    return min(left_m, right_m, _way_m(point, edge, 0.0), _way_m(point, edge, 1.0))


def _count_steps(edge: _Edge) -> int:
    """How many sections until a step along the edge is under a millimetre."""
    longest_m = max(1.0, _longest_m(edge))
    return max(1, math.ceil(math.log(STEP_M / longest_m) / math.log(GOLDEN)))


def _longest_m(edge: _Edge) -> float:
    """A length in metres that the edge does not exceed."""
    (lat, lon), (lat_after, lon_after) = edge
    units = math.hypot(lat_after - lat, lon_after - lon)
    return units * METRES_PER_DEGREE / UNITS_PER_DEGREE
