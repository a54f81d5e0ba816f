"""The outline that a GeoJSON file draws (RFC 7946), or the first thing that is wrong with it."""

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
import shapely

from maps.outline import MAX_POINTS, Outline
from maps.perimeter import UNITS_PER_DEGREE
from maps.plane import PlaceE7, Plane, find_middle

Reason = Literal[
    "not_json",
    "not_a_polygon",
    "empty",
    "not_positions",
    "not_degrees",
    "ring_too_short",
    "ring_open",
    "crosses_itself",
    "not_one_surface",
    "too_many_points",
    "too_uncertain",
]
MAX_UNCERTAINTY_M = 10_000
_CROSSINGS = ("Self-intersection", "Ring Self-intersection")
_Rings = list[list[PlaceE7]]


class GeoJsonRefused(ValueError):
    """Why a file gives no outline; `at` is the place in the file, `number` what was counted there.

    `near`: where on Earth, in degrees of latitude and longitude.
    """

    def __init__(
        self,
        reason: Reason,
        at: str = "",
        number: int = 0,
        near: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(f"{reason} {at}")
        self.reason: Reason = reason
        self.at, self.number, self.near = at, number, near


def read_geojson(body: bytes, uncertainty_m: int, simplify_m: int = 0) -> Outline:
    """Return the outline of all polygons of a file: several are joined into one territory.

    With `simplify_m`, places that move the line by no more than that are left out, and it adds to
    the uncertainty. Raises GeoJsonRefused, whatever the bytes.
    """
    surfaces = [_read_polygon(rings, at) for rings, at in _list_polygons(_parse(body), "")]
    if not surfaces:
        raise GeoJsonRefused("empty")
    surface = surfaces[0] if len(surfaces) == 1 else shapely.unary_union(surfaces)
    off_m = uncertainty_m + simplify_m
    if off_m > MAX_UNCERTAINTY_M:
        raise GeoJsonRefused("too_uncertain", number=off_m)
    rings = _list_rings(_simplify(surface, simplify_m) if simplify_m else surface)
    count = sum(map(len, rings))
    if count > MAX_POINTS:
        raise GeoJsonRefused("too_many_points", number=count)
    return Outline(tuple(tuple(ring) for ring in rings), off_m)


def _parse(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, ValueError, RecursionError) as fault:
        raise GeoJsonRefused("not_json") from fault


def _list_polygons(data: Any, at: str) -> Iterator[tuple[Any, str]]:
    """Give the rings of each polygon and where they are; raises for what is none."""
    held = data if isinstance(data, dict) else {}
    match held.get("type"):
        case "FeatureCollection":
            for n, feature in enumerate(_list_of(held.get("features"), f"{at}features")):
                yield from _list_polygons(feature, f"{at}features[{n}].")
        case "Feature":
            yield from _list_polygons(held.get("geometry"), f"{at}geometry.")
        case "Polygon":
            yield held.get("coordinates"), f"{at}coordinates"
        case "MultiPolygon":
            place = f"{at}coordinates"
            for n, rings in enumerate(_list_of(held.get("coordinates"), place)):
                yield rings, f"{place}[{n}]"
        case _:
            raise GeoJsonRefused("not_a_polygon", at.removesuffix("."))


def _list_of(value: Any, at: str) -> list[Any]:
    if not isinstance(value, list):
        raise GeoJsonRefused("not_positions", at)
    return value


def _read_polygon(rings: Any, at: str) -> shapely.Polygon:
    read = [_read_ring(ring, f"{at}[{n}]") for n, ring in enumerate(_list_of(rings, at))]
    if not read:
        raise GeoJsonRefused("empty", at)
    surface = shapely.Polygon(read[0], read[1:])
    _check_sound(surface, at)
    return surface


def _read_ring(ring: Any, at: str) -> list[tuple[float, float]]:
    """Return the places of a ring as (lon_e7, lat_e7): whole numbers, once each in a row."""
    places = [_read_place(one, f"{at}[{n}]") for n, one in enumerate(_list_of(ring, at))]
    if len(places) < 4:
        raise GeoJsonRefused("ring_too_short", at, len(places))
    if places[0] != places[-1]:
        raise GeoJsonRefused("ring_open", at)
    kept = [one for before, one in zip([None, *places], places, strict=False) if one != before]
    if len(kept) < 4:
        raise GeoJsonRefused("ring_too_short", at, len(kept))
    return kept


def _read_place(position: Any, at: str) -> tuple[float, float]:
    if not isinstance(position, list) or len(position) < 2:
        raise GeoJsonRefused("not_positions", at)
    lon, lat = position[:2]
    for angle, limit in ((lon, 180), (lat, 90)):
        if isinstance(angle, bool) or not isinstance(angle, int | float):
            raise GeoJsonRefused("not_positions", at)
        if not -limit <= angle <= limit:
            raise GeoJsonRefused("not_degrees", at)
    return float(round(lon * UNITS_PER_DEGREE)), float(round(lat * UNITS_PER_DEGREE))


def _check_sound(surface: shapely.Geometry, at: str) -> None:
    """Refuse what shapely finds to be no surface, with the place that it gives."""
    reason = shapely.is_valid_reason(surface)
    if reason == "Valid Geometry" and not surface.is_empty:
        return
    found = re.search(r"\[(\S+) (\S+)\]", reason)
    near = None
    if found is not None:
        near = (float(found[2]) / UNITS_PER_DEGREE, float(found[1]) / UNITS_PER_DEGREE)
    crosses = reason.startswith(_CROSSINGS)
    raise GeoJsonRefused("crosses_itself" if crosses else "not_one_surface", at, near=near)


def _list_rings(surface: shapely.Geometry) -> _Rings:
    """Return the rings of a surface as (lat_e7, lon_e7), each closed by itself."""
    parts = [part for part in shapely.get_parts(surface) if isinstance(part, shapely.Polygon)]
    lines = [line for part in parts for line in (part.exterior, *part.interiors)]
    return [[(round(lat), round(lon)) for lon, lat in line.coords[:-1]] for line in lines]


def _simplify(surface: shapely.Geometry, tolerance_m: int) -> shapely.Geometry:
    """Leave places out, on a flat map; the line moves by the tolerance at most."""
    plane = Plane(
        find_middle((int(lat), int(lon)) for lon, lat in shapely.get_coordinates(surface))
    )
    flat = [plane.flatten((lat, lon)) for lon, lat in shapely.get_coordinates(surface)]
    kept = shapely.set_coordinates(surface, flat).simplify(tolerance_m)
    turned = [plane.unflatten((east, north)) for east, north in shapely.get_coordinates(kept)]
    whole = [[round(angle * UNITS_PER_DEGREE) for angle in (lon, lat)] for lat, lon in turned]
    simplified = shapely.set_coordinates(kept, whole)
    _check_sound(simplified, "")
    return simplified
