"""A caisse with an outline: the published map draws it, and the perimeter around it."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from typing import Any

from maps.outline import Outline, is_within, outline_distance_m
from maps.perimeter import Point
from maps.site import publish_site
from maps.zone import sketch_territory
from tests.maps.published import ASSETS, caisse, inputs, outlet

BOCAGE = Outline(
    (((486_500_000, -7_000_000), (486_500_000, -4_500_000), (488_500_000, -5_600_000)),), 150
)
"""A triangle of some 18 km around Flers."""


def publish(**changes: Any) -> dict[str, bytes]:
    """Publish one farm of a caisse."""
    return publish_site(inputs(outlet(), caisse=caisse(**changes)), ASSETS)


def territory_of(files: dict[str, bytes]) -> dict[str, Any]:
    """Return what the feed says of the territory."""
    found: dict[str, Any] = json.loads(files["points-de-vente.geojson"])["territory"]
    return found


def test_the_feed_carries_the_outline_and_the_zone_as_closed_rings() -> None:
    """Longitude first; the zone is fifty kilometres around and holds the outline."""
    territory = territory_of(publish(outline=BOCAGE))
    (ring,), (around,) = territory["outline"], territory["zone"]
    zone = Outline((tuple((round(lat * 1e7), round(lon * 1e7)) for lon, lat in around[:-1]),), 0)

    assert ring[0] == ring[-1]
    assert around[0] == around[-1]
    assert [-0.7, 48.65] in ring
    assert all(is_within(Point(*place), zone) for place in BOCAGE.rings[0])
    assert 49_750 < outline_distance_m(Point(*zone.rings[0][0]), BOCAGE) < 50_250
    assert ("Mairie de Flers", 50_000) == (territory["label"], territory["radius_m"])


def test_without_an_outline_the_published_files_are_as_they_were() -> None:
    """No key is added for nothing; without a perimeter there is no zone."""
    assert {"label", "coordinates", "radius_m"} == territory_of(publish()).keys()
    assert [] == territory_of(publish(outline=BOCAGE, radius_m=None))["zone"]


def test_the_map_to_embed_draws_the_zone_then_the_outline_and_no_circle() -> None:
    """Under fixed names, so that the same outline gives the same file."""
    script = publish(outline=BOCAGE)["carte-a-integrer.js"].decode()
    circle = publish()["carte-a-integrer.js"].decode()

    assert script.index("polygon_perimeter") < script.index("polygon_outline")
    assert "L.circle(" not in script
    assert "L.circle(" in circle
    assert "polygon" not in circle


def test_another_process_draws_the_same_bytes() -> None:
    """Nothing rests on what was drawn before, on hash seeds or on the machine's language."""
    script = (
        "from hashlib import sha256; from tests.maps.test_site_outline import *;"
        "print(sha256(publish(outline=BOCAGE)['manifest.json']).hexdigest())"
    )
    sketch_territory.cache_clear()
    manifest = publish(outline=BOCAGE)["manifest.json"]
    found = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert sha256(manifest).hexdigest() == found.stdout.strip()
