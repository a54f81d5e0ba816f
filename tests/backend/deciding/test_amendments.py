"""Which submission the committee reads while an amendment comes, and how two are settled."""

from typing import Any

import pytest

from tests.backend.builders import (
    AGAINST,
    THREE_CRITERIA,
    TODAY,
    Entry,
    Pad,
    Sent,
    add_outlet,
    begin,
    caisse_url,
    decide,
    dossier,
    kinds,
    plan_visit,
    push,
    register,
    revoke,
    send_visit,
    verification,
    votes,
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


def amend(world: World, sent: Sent, reason: str = "Un point manquait.") -> Entry:
    """Have Alice add an answer that was forgotten and complete the visit, as she sent it last."""
    last = next(one for one in reversed(sent.pad.entries) if one["field"] == "submission")
    answer = sent.pad.answer("G4.1", "yes")
    amendment = sent.pad.amendment(replaces=[last["id"]], reason=reason)
    push(world, [answer, amendment])
    return amendment


def board_item(world: World) -> dict[str, Any]:
    """Return the only outlet of Bob's board."""
    (item,) = world.call("bob", "GET", caisse_url(world, "board")).json()["items"]
    return dict(item)


def standing(world: World, sent: Sent) -> tuple[str, bool, str, bool]:
    """Return the stage and the mark of the board, the state of the visit and its own mark."""
    item, visit = board_item(world), dossier(world, sent.outlet)["visits"][0]
    flags = item["amended_since_decision"], visit["amended_since_decision"]
    return item["stage"], flags[0], visit["state"], flags[1]


def test_a_refused_visit_amended_since_is_to_decide_again(ready: World) -> None:
    """The proof that was missing comes: the outlet is back among what waits for the committee."""
    sent = send_visit(ready)
    decide(ready, sent, votes=AGAINST)
    before = standing(ready, sent)
    amendment = amend(ready, sent)
    visit = dossier(ready, sent.outlet)["visits"][0]

    assert ("refused", False, "decided", False) == before
    assert ("to_decide", True, "submitted", True) == standing(ready, sent)
    assert (amendment["id"], sent.submission["id"]) == (
        visit["submission"],
        visit["decided_submission"],
    )
    assert sent.visit == board_item(ready)["visit"]


def test_a_conventioned_outlet_stays_so_and_the_board_says_that_its_visit_was_amended(
    ready: World,
) -> None:
    """What comes after the vote ends no convention by itself."""
    sent = send_visit(ready)
    decide(ready, sent)
    amend(ready, sent)

    assert ("conventioned", True, "submitted", True) == standing(ready, sent)


def test_one_to_start_later_stays_conventioned_when_its_visit_is_amended(ready: World) -> None:
    """Approved for next week: the amendment takes nothing back."""
    sent = send_visit(ready)
    decide(ready, sent, starts_on="2026-11-25")
    amend(ready, sent)

    assert ("conventioned", True, "submitted", True) == standing(ready, sent)


@pytest.mark.parametrize(("first", "stage"), [(AGAINST, "refused"), (votes(), "conventioned")])
def test_the_amended_visit_is_decided_on_again_and_the_decision_names_the_amendment(
    ready: World, first: dict[str, int], stage: str
) -> None:
    """The second vote is on the amendment; the register tells both, and verifies."""
    sent = send_visit(ready)
    decide(ready, sent, votes=first)
    amendment = amend(ready, sent)
    again = Sent(sent.outlet, sent.pad, amendment)
    answers = [decide(ready, one, votes=first) for one in (sent, again, again)]
    decided = [one["clear"]["submission"] for one in register(ready) if one["kind"] == "decided"]

    assert [409, 201, 409] == [one.status_code for one in answers]
    assert [sent.submission["id"], amendment["id"]] == decided
    assert (stage, False, "decided", False) == standing(ready, sent)
    assert [] == verification(ready)["failures"]


def test_an_adjourned_visit_amended_since_is_to_decide(ready: World) -> None:
    """The committee waited for it."""
    sent = send_visit(ready)
    decide(ready, sent, votes=votes(for_=2, against=2))
    before = standing(ready, sent)
    amend(ready, sent)

    assert ("adjourned", False, "submitted", False) == before
    assert ("to_decide", True, "submitted", True) == standing(ready, sent)


def test_a_revocation_decides_on_what_had_come_by_then(ready: World) -> None:
    """The committee ended the convention with the amendment before its eyes: nothing waits."""
    sent = send_visit(ready)
    decide(ready, sent)
    amend(ready, sent)
    revoke(ready, sent.outlet)

    assert ("ended", False, "decided", False) == standing(ready, sent)


def test_a_revocation_leaves_a_newer_visit_to_decide(ready: World) -> None:
    """A second visit waits for its first vote: the end of the convention decides nothing on it."""
    sent = send_visit(ready)
    decide(ready, sent)
    again = Pad(ready, plan_visit(ready, sent.outlet)).fill(THREE_CRITERIA)
    again.submission()
    push(ready, again.entries)
    revoke(ready, sent.outlet)

    assert "to_decide" == board_item(ready)["stage"]


def test_the_last_vote_says_where_an_outlet_stands(ready: World) -> None:
    """Its first visit is adjourned after its second was refused: that one can be voted on again."""
    sent = send_visit(ready)
    decide(ready, sent, votes=AGAINST)
    other = Pad(ready, plan_visit(ready, sent.outlet)).fill()
    second = Sent(sent.outlet, other, other.submission())
    push(ready, other.entries)
    decide(ready, second, votes=AGAINST)
    again = Sent(sent.outlet, sent.pad, amend(ready, sent))
    decide(ready, again, votes=votes(for_=2, against=2))

    states = {one["id"]: one["state"] for one in dossier(ready, sent.outlet)["visits"]}

    assert "adjourned" == board_item(ready)["stage"]
    assert {sent.visit: "submitted", second.visit: "decided"} == states
    assert 201 == decide(ready, again).status_code


def test_the_dossier_says_who_amended_a_visit_and_why_in_order(ready: World) -> None:
    """One before the vote and one after it, which is marked; the history stays without words."""
    sent = send_visit(ready)
    first = amend(ready, sent, "La facture manquait.")
    decide(ready, Sent(sent.outlet, sent.pad, first), votes=AGAINST)
    second = amend(ready, sent, "Photo du verger ajoutée.")
    visit = dossier(ready, sent.outlet)["visits"][0]

    assert [
        (first["id"], "Alice", "La facture manquait.", TODAY, False),
        (second["id"], "Alice", "Photo du verger ajoutée.", TODAY, True),
    ] == [
        tuple(
            one[key] for key in ("submission", "author", "reason", "recorded_on", "after_decision")
        )
        for one in visit["amendments"]
    ]


def test_a_visit_never_amended_has_no_amendment(ready: World) -> None:
    """Sent once."""
    sent = send_visit(ready)

    assert [] == dossier(ready, sent.outlet)["visits"][0]["amendments"]
