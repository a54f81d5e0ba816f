"""The public map draws the outline that the last adoption names, and no other."""

from typing import Any

from tests.backend.builders import adopt, begin
from tests.backend.territories.outlines import WIDE, give
from tests.cast import World


def territory_of(world: World) -> dict[str, Any]:
    """Return what Emma's map says of the territory."""
    feed = world.call("emma", "GET", "/carte/bordeaux/points-de-vente.geojson").json()
    found: dict[str, Any] = feed["territory"]
    return found


def test_the_map_draws_the_outline_once_it_is_adopted(world: World) -> None:
    """Given alone it is nobody's decision yet; removed, it leaves with the next adoption."""
    begin(world)
    give(world, WIDE)
    drawn = ["outline" in territory_of(world)]
    adopt(world)
    drawn.append("outline" in territory_of(world))
    corners = {tuple(place) for place in territory_of(world)["outline"][0]}
    give(world, None)
    adopt(world)
    drawn.append("outline" in territory_of(world))

    assert [False, True, False] == drawn
    assert {(lon / 1e7, lat / 1e7) for lat, lon in WIDE.rings[0]} == corners
