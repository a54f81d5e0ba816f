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
PLANE_ERROR = 0.1
"""How much longer a flat map may make the way to an edge: 10 %, as far as 300 km from France."""
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
    reached = [(_flat_foot(point, edge), edge) for edge in _list_edges(outline)]
    nearest = min(flat for (flat, _), _ in reached)
    near = [
        (_way_m(point, edge, share), share, edge)
        for (flat, share), edge in reached
        if flat <= nearest * (1 + PLANE_ERROR)
    ]
    shortest_m = min(way_m for way_m, _, _ in near)
    worth_m = shortest_m * (1 + FOOT_ERROR) + 10
    found_m = min(_shortest_way_m(point, edge) for way_m, _, edge in near if way_m <= worth_m)
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


def _flat_foot(point: Point, edge: _Edge) -> tuple[float, float]:
    """Length of the way to the edge on a flat map, in units, and where on the edge it ends."""
    narrow = math.cos(math.radians(point.to_degrees()[0]))
    y, x = edge.start[0] - point.lat_e7, (edge.start[1] - point.lon_e7) * narrow
    dy, dx = edge.end[0] - edge.start[0], (edge.end[1] - edge.start[1]) * narrow
    squared = dx * dx + dy * dy
    share = 0.0 if squared == 0 else min(1.0, max(0.0, -(x * dx + y * dy) / squared))
    return math.hypot(x + share * dx, y + share * dy), share


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
    (lat, lon), (lat_after, lon_after) = edge
    longest_m = max(1.0, math.hypot(lat_after - lat, lon_after - lon) * METRES_PER_DEGREE / 1e7)
    return max(1, math.ceil(math.log(STEP_M / longest_m) / math.log(GOLDEN)))
