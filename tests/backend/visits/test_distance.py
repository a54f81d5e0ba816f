"""How far a visited place is, under a charter whose families may have a radius of their own."""

from pathlib import Path

import pytest

from backend.visits.scoring import measure
from criteria.charter import Charter
from criteria.contents import Position
from criteria.load import read_charter
from maps.perimeter import Point
from maps.territory import Territory

CHARTERS = Path(__file__).parents[3] / "criteria" / "charters"
FLERS = Territory(Point(487_500_000, -5_700_000))


@pytest.fixture(scope="module")
def charter() -> Charter:
    """Return the Flers model: 50 km, and 70 km for preserves."""
    return read_charter((CHARTERS / "flers.toml").read_text(encoding="utf-8"))


def test_a_family_with_its_own_radius_has_its_own_verdict(charter: Charter) -> None:
    """Some 60 km south of the town hall, preserves are inside and all else is outside."""
    place = Position(lat_e7=482_100_000, lon_e7=-5_700_000, accuracy_m=0, source="map")

    distance = measure(charter, place, FLERS)

    assert distance is not None
    assert 59_000 < distance.distance_m < 61_000
    assert "outside" == distance.verdict
    assert {"preserves": "inside"} == distance.families
