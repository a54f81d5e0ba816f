"""How far a place is from the centre of a caisse, and whether that is inside it (design 4)."""

import math
from typing import Literal

import msgspec
from geopy.distance import geodesic

UNITS_PER_DEGREE = 10_000_000
GRACE_M = 1
"""A place exactly on the circle is inside; rounding coordinates alone moves it by up to 7 mm."""

Verdict = Literal["inside", "outside", "to_confirm"]
Source = Literal["map", "tablet", "house_number", "street", "commune"]

_FIXED_UNCERTAINTY_M = {"map": 10, "house_number": 10, "street": 100}


class PointRefused(ValueError):
    """Coordinates that are no place on Earth, or not whole units of 1e-7 degree."""


class MeasureRefused(ValueError):
    """A distance, uncertainty or radius that no verdict can be drawn from."""


class Point(msgspec.Struct, frozen=True):
    """A place on WGS 84, in whole units of 1e-7 degree.

    >>> Point(lat_e7=487488000, lon_e7=-5639000)
    Point(lat_e7=487488000, lon_e7=-5639000)
    >>> Point(lat_e7=910000000, lon_e7=0)
    Traceback (most recent call last):
    maps.perimeter.PointRefused: lat_e7 must be a whole number within ±900000000, not 910000000
    """

    lat_e7: int
    lon_e7: int

    def __post_init__(self) -> None:
        _check_units("lat_e7", self.lat_e7, 90 * UNITS_PER_DEGREE)
        _check_units("lon_e7", self.lon_e7, 180 * UNITS_PER_DEGREE)

    def to_degrees(self) -> tuple[float, float]:
        """Latitude, then longitude, in degrees: the doubles nearest to the seven decimals."""
        return self.lat_e7 / UNITS_PER_DEGREE, self.lon_e7 / UNITS_PER_DEGREE


def distance_m(point: Point, territory: Point) -> float:
    """Geodesic distance in metres on WGS 84, unrounded; never that of a sphere (design 4)."""
    return way_m(point.to_degrees(), territory.to_degrees())


def way_m(place: tuple[float, float], other: tuple[float, float]) -> float:
    """Geodesic distance in metres between two places in degrees, latitude first."""
    return float(geodesic(place, other).meters)


def verdict(distance_m: float, uncertainty_m: float, radius_m: float) -> Verdict:
    """Inside or outside only when the uncertainty cannot change it (design 4), in metres.

    Raises MeasureRefused for what is not finite and for a negative uncertainty or radius.

    >>> verdict(49_991, 10, 50_000)
    'inside'
    >>> verdict(math.nan, 10, 50_000)
    Traceback (most recent call last):
    maps.perimeter.MeasureRefused: distance_m must be finite, not nan
    """
    _check_measure("distance_m", distance_m, least=-math.inf)
    _check_measure("uncertainty_m", uncertainty_m, least=0)
    _check_measure("radius_m", radius_m, least=0)
    if distance_m + uncertainty_m <= radius_m + GRACE_M:
        return "inside"
    if distance_m - uncertainty_m > radius_m + GRACE_M:
        return "outside"
    return "to_confirm"


def uncertainty_m(source: Source, measured_m: int | None = None) -> int:
    """How far off a position may be, in metres, from where it comes (design 4).

    `measured_m` is the accuracy a tablet reported or the radius of a commune, and is theirs alone;
    raises MeasureRefused where it is missing, negative or out of place.
    """
    fixed = _FIXED_UNCERTAINTY_M.get(source)
    if fixed is not None:
        if measured_m is not None:
            raise MeasureRefused(f"a position from {source} has no measure of its own")
        return fixed
    if measured_m is None:
        raise MeasureRefused(f"a position from {source} needs its measure in metres")
    _check_measure("measured_m", measured_m, least=0)
    return measured_m


def _check_units(name: str, value: object, limit: int) -> None:
    if type(value) is not int or not -limit <= value <= limit:
        raise PointRefused(f"{name} must be a whole number within ±{limit}, not {value!r}")


def _check_measure(name: str, value: float, least: float) -> None:
    if not math.isfinite(value):
        raise MeasureRefused(f"{name} must be finite, not {value!r}")
    if value < least:
        raise MeasureRefused(f"{name} must be at least {least}, not {value!r}")
