"""A flat map in metres around a place, true in distance and direction from its middle.

Azimuthal equidistant on WGS 84: lengths elsewhere are longer by the square of how far they are from
the middle over six times that of the Earth's radius, 4 in 100 000 at 100 km.
"""

from collections.abc import Iterable
from math import atan2, cos, degrees, hypot, radians, sin

from geographiclib.geodesic import Geodesic

from maps.perimeter import UNITS_PER_DEGREE

Flat = tuple[float, float]
"""Metres to the east and to the north of the middle."""
PlaceE7 = tuple[int, int]
"""(lat_e7, lon_e7)."""


class Plane:
    """The flat map around a middle."""

    def __init__(self, middle: PlaceE7) -> None:
        self.lat, self.lon = (one / UNITS_PER_DEGREE for one in middle)

    def flatten(self, place: tuple[float, float]) -> Flat:
        """Return where a place is on the map, from (lat_e7, lon_e7)."""
        lat, lon = (one / UNITS_PER_DEGREE for one in place)
        way = Geodesic.WGS84.Inverse(self.lat, self.lon, lat, lon)
        bearing = radians(way["azi1"])
        return way["s12"] * sin(bearing), way["s12"] * cos(bearing)

    def unflatten(self, flat: Flat) -> tuple[float, float]:
        """Return the latitude and longitude, in degrees, of a place of the map."""
        east, north = flat
        way = Geodesic.WGS84.Direct(
            self.lat, self.lon, degrees(atan2(east, north)), hypot(east, north)
        )
        return way["lat2"], way["lon2"]


def find_middle(places: Iterable[PlaceE7]) -> PlaceE7:
    """Return the middle of the box that holds some places."""
    lats, lons = zip(*places, strict=True)
    return (min(lats) + max(lats)) // 2, (min(lons) + max(lons)) // 2
