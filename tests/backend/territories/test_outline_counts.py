"""Distances are measured from the outline that the last adoption names, and verified from it."""

from typing import Any

import msgspec
from sqlalchemy import select

from backend.database import Writer
from backend.visits.holding import KeptVisit, Place
from backend.visits.tables import HeldVisit
from tests.backend.builders import (
    AGAINST,
    adopt,
    begin,
    caisse_url,
    decide,
    dossier,
    register,
    store_charter,
    verification,
)
from tests.backend.territories.outlines import (
    NARROW,
    WIDE,
    give,
    send_from_afar,
    sha256_of_outline,
)
from tests.cast import World


def distance_of(world: World, outlet: str) -> tuple[int, str]:
    """Return how far the last visit of an outlet was, and what it means, as Bob reads them."""
    found = dossier(world, outlet)["visits"][0]["distance"]
    return found["distance_m"], found["verdict"]


def territory_of(world: World, who: str = "tablet") -> dict[str, Any]:
    """Return the territory that a tablet measures from, or that Chloé reads in the settings."""
    path = "device" if who == "tablet" else "settings"
    answer = world.call(who, "GET", caisse_url(world, path)).json()
    found: dict[str, Any] = (
        answer["caisse"]["territory"] if who == "tablet" else answer["territory"]
    )
    return found


def adoptable(world: World) -> list[bool]:
    """Tell of each version whether adopting it, again if need be, would change something."""
    listed = world.call("bob", "GET", caisse_url(world, "charters")).json()
    return [one["adoptable"] for one in listed]


def test_an_outline_given_before_the_first_adoption_is_named_by_it(world: World) -> None:
    """The adoption's line names its hash; a farm out of reach of the point is in reach of it."""
    store_charter(world)

    assert give(world, WIDE)
    assert 201 == adopt(world).status_code

    far_m, verdict = distance_of(world, send_from_afar(world).outlet)

    assert sha256_of_outline(WIDE) == register(world)[0]["clear"]["territory"]["outline"]
    assert (True, "inside") == (37_000 < far_m < 39_000, verdict)


def test_an_outline_given_later_counts_from_the_next_adoption_on(world: World) -> None:
    """Until then the point counts, for the tablet too; and every decision follows all along."""
    begin(world)
    first = send_from_afar(world)

    assert not give(world, WIDE)
    assert "outline" not in territory_of(world)
    assert "outside" == distance_of(world, first.outlet)[1]

    assert [True] == adoptable(world)

    decide(world, first, votes=AGAINST)
    second = send_from_afar(world, "Ferme du Midi")
    adopt(world)

    assert [False] == adoptable(world)
    assert {"inside"} == {distance_of(world, sent.outlet)[1] for sent in (first, second)}
    assert 2 == len(territory_of(world)["outline"]["rings"][0][0])

    decide(world, second, votes=AGAINST)

    assert "outline" not in register(world)[0]["clear"]["territory"]
    assert [] == verification(world)["failures"]


def test_a_visit_sent_before_is_kept_as_measured_from_the_new_outline(world: World) -> None:
    """Once, when the adoption is written: trying charters on past visits measures nothing again."""
    begin(world)
    send_from_afar(world)
    give(world, WIDE)
    adopt(world)

    async def read_place(writer: Writer) -> Place | None:
        held = (await writer.execute(select(HeldVisit))).scalar_one()
        return msgspec.json.decode(held.body, type=KeptVisit).place

    place = world.write(read_place)

    assert place is not None
    assert (sha256_of_outline(WIDE), 158) == (place.outline, place.uncertainty_m)
    assert 37_000 < place.metres < 39_000


def test_changing_or_removing_an_outline_never_makes_a_decision_fail(world: World) -> None:
    """Three territories one after the other, a vote under each: all follow, told apart by score."""
    store_charter(world)
    met = []
    for name, outline in (("Nord", WIDE), ("Centre", NARROW), ("Sud", None)):
        give(world, outline)
        adopt(world)
        sent = send_from_afar(world, name)
        decide(world, sent, votes=AGAINST)
        give(world, NARROW)
        met.append(register(world)[-1]["clear"]["criteria_met"])

    assert met[0] > met[1] == met[2]
    assert [] == verification(world)["failures"]


def test_the_uncertainty_of_the_outline_adds_to_that_of_the_position(world: World) -> None:
    """A farm within 50 km of a sketch drawn 20 km off is to be confirmed."""
    store_charter(world)
    give(world, type(WIDE)(WIDE.rings, 10_000))
    adopt(world)
    sent = send_from_afar(world)
    near = distance_of(world, sent.outlet)[1]
    give(world, type(WIDE)(tuple(NARROW.rings), 10_000))
    adopt(world)

    assert ("inside", "to_confirm") == (near, distance_of(world, sent.outlet)[1])


def test_a_tablet_and_the_settings_have_the_outline_and_a_session_does_not(world: World) -> None:
    """As the tablet reads it: rings of whole numbers, latitude first, and the uncertainty."""
    give(world, WIDE)
    expected = {"rings": [[list(one) for one in WIDE.rings[0]]], "uncertainty_m": 150}
    session = world.call("chloe", "GET", "/api/sessions/current").json()

    assert expected == territory_of(world)["outline"] == territory_of(world, "chloe")["outline"]
    assert "outline" not in session["roles"][0]["caisse"]["territory"]
    assert (
        "outline"
        not in world.call("david_tablet", "GET", caisse_url(world, "device", world.flers)).json()[
            "caisse"
        ]["territory"]
    )


def test_an_outline_given_twice_is_kept_once(world: World) -> None:
    """Its hash names it; going back to one that an adoption names counts at once."""
    store_charter(world)
    given = [give(world, WIDE), adopt(world).status_code, give(world, NARROW), give(world, WIDE)]

    assert [True, 201, False, True] == given
