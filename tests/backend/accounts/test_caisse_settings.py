"""What a coordinator sets for the whole caisse reaches its tablets, and no other caisse."""

from typing import Any

from tests.backend.builders import caisse_url, slug_of
from tests.cast import World


def settings_of(world: World) -> dict[str, Any]:
    """Return what Chloé reads of the caisse's settings."""
    answer: dict[str, Any] = world.call("chloe", "GET", caisse_url(world, "settings")).json()
    return answer


def test_the_score_is_shown_until_a_coordinator_hides_it(world: World) -> None:
    """The switch goes both ways, and tells what it has become."""
    path = caisse_url(world, "settings")

    assert settings_of(world)["hides_score"] is False

    hidden = world.call("chloe", "PUT", path, json={"hides_score": True})

    assert (200, True) == (hidden.status_code, hidden.json()["hides_score"])
    assert settings_of(world) == hidden.json()

    world.call("chloe", "PUT", path, json={"hides_score": False})

    assert settings_of(world)["hides_score"] is False


def test_a_tablet_learns_it_at_its_next_contact(world: World) -> None:
    """The tablet of the caisse reads it; David's, of another caisse, does not."""
    world.call("chloe", "PUT", caisse_url(world, "settings"), json={"hides_score": True})

    mine = world.call("tablet", "GET", caisse_url(world, "device")).json()
    theirs = world.call("david_tablet", "GET", caisse_url(world, "device", world.flers)).json()

    assert (True, False) == (mine["caisse"]["hides_score"], theirs["caisse"]["hides_score"])


def test_anything_but_yes_or_no_is_refused(world: World) -> None:
    """A word is no switch, and nothing changes."""
    answer = world.call("chloe", "PUT", caisse_url(world, "settings"), json={"hides_score": "oui"})

    assert (400, "malformed") == slug_of(answer)
    assert settings_of(world)["hides_score"] is False
