"""The dossier says who visited and with which links, what the outlet commits to, and who signed."""

from typing import Any

import pytest

from criteria.entries import check_entry
from criteria.fold import by_id, fold
from criteria.shown import shown_sha256
from tests.backend.builders import Entry, Pad, add_outlet, begin, dossier, plan_visit, push
from tests.cast import World

STROKES = [[0, 0, 500, 1000], [700, 20]]


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def start(world: World, *people: str) -> tuple[str, Pad]:
    """Plan a visit for these people and fill it as Alice."""
    outlet = add_outlet(world)
    return outlet, Pad(world, plan_visit(world, outlet, people or ("alice",))).fill()


def read(world: World, outlet: str, pad: Pad) -> dict[str, Any]:
    """Push what the pad holds and return the visit as Bob reads it."""
    push(world, pad.entries)
    visit: dict[str, Any] = dossier(world, outlet)["visits"][0]
    return visit


def sign(pad: Pad, visit: str, **content: Any) -> Entry:
    """Sign what the pad says now; the signer is named by the entry."""
    entries = [check_entry(one) for one in pad.entries]
    shown = shown_sha256(visit, fold(entries, ()), by_id(entries))
    given = {"name": "Jeanne Fort", "shown_sha256": shown, "refused": False} | content
    return pad.write("signature", "signature/{id}", given)


def test_a_visitor_who_gave_nothing_is_said_to_owe_all(ready: World) -> None:
    """Nothing is guessed: no pledge, no word on a link."""
    outlet, pad = start(ready)
    nothing = {"name": "Alice", "role": None, "pledged": False, "has_link": None, "link": None}

    assert [nothing] == read(ready, outlet, pad)["visitors"]


def test_each_visitor_is_read_with_role_pledge_and_link(ready: World) -> None:
    """A declared link is told in its own words: the committee may ask for a recusal."""
    outlet, pad = start(ready)
    alice = ready.people["alice"]
    pledge = {"accepted": True, "version": "2026-11", "role": "peer"}
    pad.write("pledge", f"pledge/{alice}", pledge)
    pad.write("interest", f"interest/{alice}", {"declared": True, "text": "Ma sœur y travaille."})

    assert [
        {
            "name": "Alice",
            "role": "en pair\u00a0: produit ou vend aussi",
            "pledged": True,
            "has_link": True,
            "link": "Ma sœur y travaille.",
        }
    ] == read(ready, outlet, pad)["visitors"]


def test_commitments_that_stand_are_read_in_words(ready: World) -> None:
    """Those withdrawn, and those still empty, are left out."""
    outlet, pad = start(ready)
    content = {"criterion": "G1", "due_on": "2027-03-31", "present": True}
    pad.write("commitment", "commitment/{id}", content | {"text": "Planter une haie"})
    pad.write("commitment", "commitment/{id}", content | {"text": ""})
    pad.write("commitment", "commitment/{id}", content | {"text": "Rien", "present": False})
    criteria = read(ready, outlet, pad)
    title = next(one["title"] for one in criteria["criteria"] if one["code"] == "G1")

    assert [{"text": "Planter une haie", "criterion": title, "due_on": "2027-03-31"}] == criteria[
        "commitments"
    ]


def test_a_signature_is_read_with_its_drawing(ready: World) -> None:
    """It stands for what the committee reads: nothing has changed since."""
    outlet, pad = start(ready)
    sign(pad, pad.visit, strokes=STROKES)
    pad.submission()
    signatures = read(ready, outlet, pad)["signatures"]

    assert [("Jeanne Fort", False, STROKES, False)] == [
        (one["name"], one["refused"], one["strokes"], one["modified"]) for one in signatures
    ]


def test_a_visit_changed_after_the_signature_says_so(ready: World) -> None:
    """Also when the change came by an amendment, long after."""
    outlet, pad = start(ready)
    sign(pad, pad.visit)
    sent = pad.submission()

    assert [False] == [one["modified"] for one in read(ready, outlet, pad)["signatures"]]

    pad.answer("G5.1", "yes")
    pad.amendment(replaces=[sent["id"]])

    assert [True] == [one["modified"] for one in read(ready, outlet, pad)["signatures"]]


def test_what_arrives_after_the_sending_does_not_change_what_was_signed(ready: World) -> None:
    """Until an amendment names it, it changes nothing of what the committee reads."""
    outlet, pad = start(ready)
    sign(pad, pad.visit)
    pad.submission()
    pad.answer("G5.1", "yes")

    assert [False] == [one["modified"] for one in read(ready, outlet, pad)["signatures"]]


def test_a_refusal_to_sign_is_read_and_two_may_sign(ready: World) -> None:
    """A refusal signs nothing, so nothing is modified after it."""
    outlet, pad = start(ready)
    sign(pad, pad.visit, name="", refused=True)
    pad.answer("G5.1", "yes")
    sign(pad, pad.visit, name="Paul Fort")
    pad.submission()

    assert [("", True, False), ("Paul Fort", False, False)] == [
        (one["name"], one["refused"], one["modified"])
        for one in read(ready, outlet, pad)["signatures"]
    ]
