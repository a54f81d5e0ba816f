"""A territory's outline and its perimeter as lines to draw: few points, the same every time.

For the eye alone: what is inside is said by `maps.territory`, from the outline itself.
"""

from functools import lru_cache, reduce

import msgspec
import shapely

from maps.outline import Outline
from maps.plane import Plane, find_middle

Drawn = tuple[tuple[tuple[int, int], ...], ...]
"""Rings of (lat_e7, lon_e7); a place in an odd number of them is inside."""

STROKE_M = 50
"""How far a drawn outline may be from the outline: less than a pixel of the whole map."""
SHARE = 0.001
"""How far a drawn perimeter may be from the perimeter, as a share of its radius."""
STEP_E7 = 500_000
"""Edges are cut to 0.05 degree before they are flattened: a longer one would bend by metres."""
GRAIN_E7 = 100
"""About a metre: finer digits would only make the published files heavier."""


class Sketch(msgspec.Struct, frozen=True):
    """The lines of a territory; no zone without a perimeter."""

    outline: Drawn
    zone: Drawn = ()


@lru_cache(maxsize=4)
def sketch_territory(outline: Outline, radius_m: int | None) -> Sketch:
    """Return the lines of an outline and of all that is within a radius of it, in metres."""
    plane = Plane(find_middle(place for ring in outline.rings for place in ring))
    surface = _flatten(outline, plane)
    drawn = _unflatten(surface.simplify(STROKE_M), plane)
    if radius_m is None:
        return Sketch(drawn)
    stroke_m = radius_m * SHARE
    zone = surface.simplify(stroke_m).buffer(radius_m, quad_segs=32).simplify(stroke_m)
    return Sketch(drawn, _unflatten(zone, plane))


def _flatten(outline: Outline, plane: Plane) -> shapely.Geometry:
    surfaces = [shapely.make_valid(shapely.Polygon(ring)) for ring in outline.rings]
    surface = shapely.segmentize(reduce(shapely.symmetric_difference, surfaces), STEP_E7)
    flat = [plane.flatten((lat, lon)) for lat, lon in shapely.get_coordinates(surface)]
    return shapely.set_coordinates(surface, flat)


def _unflatten(surface: shapely.Geometry, plane: Plane) -> Drawn:
    parts = [part for part in shapely.get_parts(surface) if isinstance(part, shapely.Polygon)]
    lines = [line for part in parts for line in (part.exterior, *part.interiors)]
    rings = (tuple(_coarsen(plane.unflatten(one)) for one in line.coords[:-1]) for line in lines)
    return tuple(sorted(rings))


def _coarsen(place: tuple[float, float]) -> tuple[int, int]:
    lat, lon = (round(angle * 10_000_000 / GRAIN_E7) * GRAIN_E7 for angle in place)
    return lat, lon
