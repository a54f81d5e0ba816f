"""Outlines for tests: squares around Bordeaux, given to its caisse past the routes."""

from backend.accounts.tables import Caisse
from backend.database import Writer
from backend.territories.commands import set_outline
from criteria.canonical import sha256_hex
from maps.outline import Outline
from maps.territory import outline_bytes
from tests.backend.builders import (
    BORDEAUX_E7,
    THREE_CRITERIA,
    Pad,
    Sent,
    add_outlet,
    plan_visit,
    push,
)
from tests.cast import World

SIXTY_KM_SOUTH = BORDEAUX_E7["lat_e7"] - 5_400_000
"""Outside the 50 km of the Gironde's charter, from the point of the caisse."""


def square(half_e7: int, uncertainty_m: int = 150) -> Outline:
    """Return a square around Bordeaux, from half its side in 1e-7 degree."""
    lat, lon = BORDEAUX_E7["lat_e7"], BORDEAUX_E7["lon_e7"]
    corners = ((-1, -1), (-1, 1), (1, 1), (1, -1))
    ring = tuple((lat + up * half_e7, lon + right * half_e7) for up, right in corners)
    return Outline((ring,), uncertainty_m)


WIDE, NARROW = square(2_000_000), square(10_000)
"""From the first, a farm 60 km south of its middle is within 50 km; from the second it is not."""


def sha256_of_outline(outline: Outline) -> str:
    """Return the hash that names an outline."""
    return sha256_hex(outline_bytes(outline))


def give(world: World, outline: Outline | None) -> bool:
    """Give Bordeaux an outline, or none; tell whether it counts at once."""

    async def write(writer: Writer) -> bool:
        caisse = await writer.get_one(Caisse, world.bordeaux)
        return await set_outline(writer, caisse, outline, world.clock.now)

    return world.write(write)


def send_from_afar(world: World, name: str = "Ferme du Sud") -> Sent:
    """Send the visit of a farm 60 km south of Bordeaux, where G1 is met only within the radius."""
    outlet = add_outlet(world, name=name, lat_e7=SIXTY_KM_SOUTH)
    pad = Pad(world, plan_visit(world, outlet)).fill(THREE_CRITERIA | {"G1.6": "no"})
    pad.entries = [one for one in pad.entries if one["kind"] != "position"]
    pad.position(lat_e7=SIXTY_KM_SOUTH)
    sent = Sent(outlet, pad, pad.submission())
    push(world, pad.entries)
    return sent
