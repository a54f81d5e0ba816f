"""Which submission the committee reads while an amendment comes, and how two are settled."""

import pytest

from tests.backend.builders import (
    Pad,
    add_outlet,
    begin,
    caisse_url,
    decide,
    dossier,
    kinds,
    plan_visit,
    push,
    send_visit,
)
from tests.cast import World


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def test_an_amendment_still_coming_leaves_the_submission_standing(ready: World) -> None:
    """Its list lacks an entry: the first submission is shown, and can be voted on."""
    sent = send_visit(ready)
    sent.pad.note("G1.4", "Arrivée plus tard.")
    amendment = sent.pad.amendment(replaces=[sent.submission["id"]])
    push(ready, [amendment])
    visit = dossier(ready, sent.outlet)["visits"][0]
    item = ready.call("bob", "GET", caisse_url(ready, "board")).json()["items"][0]

    assert sent.submission["id"] == visit["submission"]
    assert (True, False) == (visit["arriving"], visit["rivals"])
    assert item["arriving"]
    assert 201 == decide(ready, sent).status_code


def test_an_amendment_that_has_come_whole_stands(ready: World) -> None:
    """Its last entry arrived: it is shown instead, and nothing is on its way any more."""
    sent = send_visit(ready)
    note = sent.pad.note("G1.4", "Arrivée plus tard.")
    amendment = sent.pad.amendment(replaces=[sent.submission["id"]])
    push(ready, [amendment])
    push(ready, [note])
    visit = dossier(ready, sent.outlet)["visits"][0]

    assert amendment["id"] == visit["submission"]
    assert not visit["arriving"]
    assert "submission-superseded" in decide(ready, sent).json()["type"]


def test_a_first_submission_still_coming_is_not_shown_as_sent(ready: World) -> None:
    """Nothing has come whole: no submission to vote on, and the committee knows that one comes."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet)).fill()
    pad.submission()
    push(ready, [pad.entries[0], pad.entries[-1]])
    visit = dossier(ready, outlet)["visits"][0]

    assert (None, True) == (visit["submission"], visit["arriving"])


def test_two_submissions_are_settled_by_an_amendment_of_both(ready: World) -> None:
    """Two tablets sent without network: no vote before an amendment replaces both."""
    sent = send_visit(ready)
    sent.pad.note("G1.4", "Vue par l'autre tablette.")
    other = sent.pad.submission()
    push(ready, sent.pad.entries)
    rivals = dossier(ready, sent.outlet)["visits"][0]

    assert (None, True) == (rivals["submission"], rivals["rivals"])
    assert 409 == decide(ready, sent).status_code

    amendment = sent.pad.amendment(replaces=sorted([sent.submission["id"], other["id"]]))
    push(ready, [amendment])
    settled = dossier(ready, sent.outlet)["visits"][0]

    assert (amendment["id"], False) == (settled["submission"], settled["rivals"])
    assert ["visit_submitted", "visit_submitted", "visit_amended"] == kinds(ready)[1:]
