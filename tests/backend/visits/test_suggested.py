"""An unknown farm: begun and sent on a tablet, then given its outlet by the coordination."""

from typing import Any

import httpx
import pytest

from tests.backend.builders import (
    BORDEAUX_E7,
    Pad,
    Sent,
    add_outlet,
    adopt,
    begin,
    caisse_url,
    decide,
    dossier,
    erase,
    kinds,
    new_id,
    pull,
    push,
    register,
    send_visit,
    sheet,
    slug_of,
    verification,
)
from tests.cast import World

SUGGESTED = {"name": "Ferme de la Butte", "kind": "producer", "commune": "Cestas"}


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def visit_unknown(world: World, **changes: Any) -> Pad:
    """Have Alice visit and send a farm that nobody planned."""
    pad = Pad(world, new_id())
    pad.opening(suggested=SUGGESTED, **changes)
    opening = pad.entries.pop()
    pad.fill()
    pad.entries[0] = opening
    pad.submission()
    push(world, pad.entries)
    return pad


def suggested(world: World) -> list[dict[str, Any]]:
    """Return what Chloé reads of the places to link."""
    found: list[dict[str, Any]] = world.call(
        "chloe", "GET", caisse_url(world, "suggested-outlets")
    ).json()
    return found


def give(world: World, visit: str, **draft: Any) -> httpx.Response:
    """Have Chloé say of which outlet a visit is."""
    return world.call("chloe", "PUT", caisse_url(world, f"visits/{visit}/outlet"), json=draft)


def test_an_unknown_farm_arrives_with_what_was_said_of_it(ready: World) -> None:
    """Name, kind, commune, where, by whom; and the visit is its author's."""
    pad = visit_unknown(ready)

    assert [
        SUGGESTED
        | {
            "visit": pad.visit,
            "begun_at": ready.clock.now,
            "people": ["Alice"],
            "point": BORDEAUX_E7,
            "sent": True,
        }
    ] == suggested(ready)
    assert [(pad.visit, None, "planned")] == [
        (one["id"], one["outlet"], one["state"]) for one in pull(ready)["visits"]
    ]
    assert "visit_submitted" not in kinds(ready)


def test_linked_to_a_known_outlet_it_can_be_decided(ready: World) -> None:
    """What had been sent has its line, the vote follows, and the register proves itself."""
    pad = visit_unknown(ready)
    outlet = add_outlet(ready)

    assert {"id": outlet} == give(ready, pad.visit, outlet=outlet).json()
    assert [] == suggested(ready)
    assert "to_decide" == dossier(ready, outlet)["stage"]

    answer = decide(ready, Sent(outlet, pad, pad.entries[-1]))

    assert "approved" == answer.json()["outcome"]
    assert [] == verification(ready)["failures"]
    view = pull(ready)["visits"][0]
    assert (outlet, "decided") == (view["outlet"]["id"], view["state"])


def test_made_a_new_outlet_it_is_linked_in_one_go(ready: World) -> None:
    """The sheet that Chloé completes becomes an outlet, of which the visit is."""
    pad = visit_unknown(ready)
    new = {"kind": "producer", "sheet": sheet(name=SUGGESTED["name"])}
    outlet = give(ready, pad.visit, new=new).json()["id"]
    line = register(ready)[-1]

    assert "visit_submitted" == line["kind"]
    assert (outlet, "producer") == (line["clear"]["outlet"], line["clear"]["outlet_kind"])


def test_a_visit_not_sent_yet_is_linked_too(ready: World) -> None:
    """The line comes when the submission does."""
    pad = Pad(ready, new_id())
    push(ready, [pad.opening(suggested=SUGGESTED)])
    outlet = add_outlet(ready)

    assert [False] == [one["sent"] for one in suggested(ready)]
    assert 200 == give(ready, pad.visit, outlet=outlet).status_code

    pad.answer("G1.4", "yes")
    pad.submission()
    push(ready, pad.entries)

    assert "visit_submitted" == kinds(ready)[-1]


def test_the_same_link_twice_changes_nothing_and_another_is_refused(ready: World) -> None:
    """A press repeated after a lost answer is no fault; a second outlet is."""
    pad = visit_unknown(ready)
    outlet, other = add_outlet(ready), add_outlet(ready)
    answers = [give(ready, pad.visit, outlet=one) for one in (outlet, outlet, other)]

    assert [200, 200, 409] == [one.status_code for one in answers]
    assert (409, "visit-has-outlet") == slug_of(answers[-1])
    assert 1 == kinds(ready).count("visit_submitted")


def test_a_visite_d_essai_waits_for_no_outlet(ready: World) -> None:
    """Begun by a volunteer to practise, it is not the coordination's work."""
    visit_unknown(ready, trial=True)

    assert [] == suggested(ready)


def test_what_cannot_be_linked_is_refused_by_name(ready: World) -> None:
    """An unknown visit, an outlet of elsewhere, a kind that the charter lacks, one erased."""
    pad = visit_unknown(ready)
    shop = add_outlet(ready, kind="spaceport")
    erased = send_visit(ready)
    erase(ready, erased.outlet)

    assert (404, "unknown-visit") == slug_of(give(ready, new_id(), outlet=shop))
    assert (404, "unknown-outlet") == slug_of(give(ready, pad.visit, outlet=new_id()))
    assert (409, "unknown-kind") == slug_of(give(ready, pad.visit, outlet=shop))
    assert (409, "outlet-erased") == slug_of(give(ready, pad.visit, outlet=erased.outlet))
    assert (400, "malformed") == slug_of(give(ready, pad.visit))
    assert 1 == len(suggested(ready))


def test_a_device_learns_which_version_is_in_force(world: World) -> None:
    """None before the first adoption; then the one that a visit begun on the device is under."""
    url = caisse_url(world, "device")
    before = world.call("tablet", "GET", url).json()["charter"]
    begin(world)
    tomorrow = adopt(world, effective_on="2026-11-19")
    after = world.call("tablet", "GET", url).json()

    assert (None, 201) == (before, tomorrow.status_code)
    assert after["charter"] in after["charters"]
