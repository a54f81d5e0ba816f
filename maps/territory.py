"""Where a caisse measures distances from: its point, or its outline once it has one (design 4)."""

from functools import cached_property

import msgspec

from criteria.canonical import NotCanonical, canonical_bytes, parse_canonical, sha256_hex
from maps.outline import Outline, OutlineRefused, outline_distance_m
from maps.perimeter import Point, distance_m


class Territory(msgspec.Struct, frozen=True, dict=True):
    """The point that names a territory on a map, and the outline that distances start from."""

    point: Point
    outline: Outline | None = None

    @property
    def uncertainty_m(self) -> int:
        """How far off the outline may be, in metres; a point is where it is."""
        return 0 if self.outline is None else self.outline.uncertainty_m

    @cached_property
    def outline_sha256(self) -> str | None:
        """The hash that names the outline, None without one."""
        return None if self.outline is None else sha256_hex(outline_bytes(self.outline))

    def distance_m(self, point: Point) -> float:
        """Geodesic distance in metres, unrounded; negative inside the outline."""
        if self.outline is None:
            return distance_m(point, self.point)
        return outline_distance_m(point, self.outline)


def outline_bytes(outline: Outline) -> bytes:
    """Return the canonical bytes of an outline, whose SHA-256 names it (design 7)."""
    return canonical_bytes(msgspec.to_builtins(outline))


def read_outline(body: bytes) -> Outline:
    """Read an outline from its canonical bytes; raises OutlineRefused on anything else."""
    try:
        return msgspec.convert(parse_canonical(body), Outline)
    except (NotCanonical, msgspec.ValidationError) as fault:
        raise OutlineRefused(str(fault)) from fault
