"""Recording a vote on a visit: what it decides, from when, and what cannot be recorded."""

from typing import Any

import pytest

from backend.clock import DAY_MS
from tests.backend.builders import (
    AGAINST,
    FOUR_CRITERIA,
    THREE_CRITERIA,
    TODAY,
    TWO_CRITERIA,
    VEGETABLES_A,
    Pad,
    Sent,
    add_outlet,
    approve,
    begin,
    caisse_url,
    decide,
    decision,
    dossier,
    kinds,
    new_id,
    plan_visit,
    push,
    register,
    send_visit,
    slug_of,
    verification,
    votes,
)
from tests.cast import World


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def preview(world: World, sent: Sent, **changes: Any) -> Any:
    """Ask what a vote would decide."""
    path = caisse_url(world, "decisions/preview")
    return world.call("bob", "POST", path, json=decision(sent, **changes))


def visit_again(world: World, sent: Sent, answers: dict[str, Any] = THREE_CRITERIA) -> Sent:
    """Send a second visit of the same outlet."""
    pad = Pad(world, plan_visit(world, sent.outlet)).fill(answers)
    again = Sent(sent.outlet, pad, pad.submission())
    push(world, pad.entries)
    return again


def test_an_approval_makes_the_convention_from_today_and_says_how_it_was_counted(
    ready: World,
) -> None:
    """The line holds votes, tier, class and percent, and the register follows."""
    answer = decide(ready, send_visit(ready)).json()
    clear = register(ready)[-1]["clear"]

    assert ("approved", TODAY, None) == (
        answer["outcome"],
        answer["convention"]["since"],
        answer["convention"]["until"],
    )
    assert "5 personnes peuvent voter" in answer["words"][0].replace("\u00a0", " ")
    assert "approuvé" in answer["words"][1]
    assert answer["decision"] == clear["decision"]
    assert (votes(), "t3", [{"family": "vegetables", "class": "A", "percent": 70}]) == (
        clear["votes"],
        clear["tier"],
        clear["families"],
    )
    assert [] == verification(ready)["failures"]


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [
        ("refused", AGAINST),
        ("adjourned", votes(for_=2, against=2)),
        ("adjourned", votes(for_=2, against=0, present=2)),
    ],
    ids=["refused", "tie", "no quorum"],
)
def test_a_vote_that_does_not_approve_makes_no_convention(
    ready: World, outcome: str, counted: dict[str, int]
) -> None:
    """Refused by the voices, adjourned by a tie or by too few people."""
    sent = send_visit(ready)
    answer = decide(ready, sent, votes=counted).json()
    clear = register(ready)[-1]["clear"]

    assert (outcome, None) == (answer["outcome"], answer["convention"])
    assert (outcome, None, []) == (clear["outcome"], clear["starts_on"], clear["families"])
    assert None is dossier(ready, sent.outlet)["convention"]
    assert [] == verification(ready)["failures"]


def test_what_was_adjourned_can_be_decided_later(ready: World) -> None:
    """The next meeting takes the same submission up again."""
    sent = send_visit(ready)
    decide(ready, sent, votes=votes(for_=2, against=2))

    assert "approved" == decide(ready, sent).json()["outcome"]
    assert [] == verification(ready)["failures"]


def test_a_preview_says_the_same_and_writes_nothing(ready: World) -> None:
    """The committee reads what its vote would do before anything is recorded."""
    sent = send_visit(ready)
    before = kinds(ready)
    seen = preview(ready, sent)
    after = kinds(ready)
    recorded = decide(ready, sent).json()

    assert (200, before) == (seen.status_code, after)
    assert None is seen.json()["decision"]
    assert recorded | {"decision": None} == seen.json()


IMPOSSIBLE: dict[str, tuple[dict[str, Any], int, str]] = {
    "a day to come": ({"decided_on": "2026-11-19"}, 422, "date-in-the-future"),
    "more voices than people": ({"votes": votes(for_=9)}, 422, "votes-do-not-add-up"),
    "more present than members": ({"votes": votes(members=4)}, 422, "votes-do-not-add-up"),
    "an end before the start": ({"ends_on": "2026-11-01"}, 422, "dates-out-of-order"),
    "a start before the vote": ({"starts_on": "2026-11-01"}, 422, "dates-out-of-order"),
    "an unknown submission": ({"submission": new_id()}, 404, "unknown-submission"),
    "no reasons": ({"reasons": ""}, 400, "malformed"),
    "a negative vote": ({"votes": votes(blank=-1)}, 400, "malformed"),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_what_cannot_be_is_not_recorded(ready: World, what: str) -> None:
    """Refused with its slug, in the preview and for good, and no line is written."""
    changes, status, slug = IMPOSSIBLE[what]
    sent = send_visit(ready)

    assert (status, slug) == slug_of(preview(ready, sent, **changes))
    assert (status, slug) == slug_of(decide(ready, sent, **changes))
    assert ["charter_adopted", "visit_submitted"] == kinds(ready)


def test_fewer_criteria_than_the_charter_asks_cannot_be_approved(ready: World) -> None:
    """Two of five: the vote may refuse or adjourn, not approve."""
    sent = send_visit(ready, TWO_CRITERIA)

    assert (409, "not-eligible") == slug_of(decide(ready, sent))
    assert "refused" == decide(ready, sent, votes=AGAINST).json()["outcome"]


def test_without_a_rated_family_there_is_nothing_to_approve(ready: World) -> None:
    """A family whose class is not known yet has no rate."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet))
    for question, said in THREE_CRITERIA.items():
        pad.answer(question, said)
    pad.position()
    pad.family("vegetables")
    sent = Sent(outlet, pad, pad.submission())
    push(ready, pad.entries)

    assert (409, "nothing-to-rate") == slug_of(decide(ready, sent))


def test_a_visit_is_decided_once(ready: World) -> None:
    """A second vote on the same submission is a second visit's business."""
    sent = send_visit(ready)
    decide(ready, sent)

    assert (409, "already-decided") == slug_of(decide(ready, sent, votes=AGAINST))
    assert 1 == kinds(ready).count("decided")


def test_a_submission_that_was_amended_can_no_longer_be_voted_on(ready: World) -> None:
    """The vote is on what stands."""
    sent = send_visit(ready)
    late = sent.pad.answer("G4.1", "yes")
    amendment = sent.pad.amendment(replaces=[sent.submission["id"]])
    push(ready, [late, amendment])

    assert (409, "submission-superseded") == slug_of(decide(ready, sent))
    assert "approved" == decide(ready, sent, submission=amendment["id"]).json()["outcome"]


def test_late_entries_change_nothing_of_a_vote(ready: World) -> None:
    """What came after the sending is shown, and even a disagreement in it blocks nothing."""
    sent = send_visit(ready)
    push(ready, [sent.pad.answer("G1.4", "no")])

    assert "approved" == decide(ready, sent).json()["outcome"]
    assert [] == verification(ready)["failures"]


def test_another_outlet_than_the_one_visited_cannot_be_decided_on(ready: World) -> None:
    """Nor one of another caisse, by people of that caisse."""
    sent = send_visit(ready)
    elsewhere = add_outlet(ready, name="Ailleurs")
    path = caisse_url(ready, "decisions", ready.flers)
    by_david = ready.call("david", "POST", path, json=decision(sent))

    assert (404, "unknown-submission") == slug_of(decide(ready, sent, outlet=elsewhere))
    assert (404, "unknown-submission") == slug_of(by_david)


def test_a_stated_date_is_the_first_day_and_the_last_is_kept(ready: World) -> None:
    """A convention for a year from December on; until then there is none."""
    sent = send_visit(ready)
    answer = decide(ready, sent, starts_on="2026-12-01", ends_on="2027-11-30").json()

    assert ("2026-12-01", "2027-11-30") == (
        answer["convention"]["since"],
        answer["convention"]["until"],
    )
    assert None is dossier(ready, sent.outlet)["convention"]
    ready.clock.move(14 * DAY_MS)
    assert "2026-12-01" == dossier(ready, sent.outlet)["convention"]["since"]


def test_a_vote_recorded_some_days_late_takes_effect_on_the_day_it_is_recorded(
    ready: World,
) -> None:
    """Without a stated date: today; what people paid in between is not undone."""
    answer = decide(ready, send_visit(ready), decided_on="2026-11-12").json()

    assert TODAY == answer["convention"]["since"]
    assert "2026-11-12" == register(ready)[-1]["decided_on"]


def test_new_rates_of_a_conventioned_outlet_wait_for_the_first_of_a_month(ready: World) -> None:
    """Members keep the rate that they know until then; the convention is not interrupted."""
    sent = approve(ready)
    answer = decide(ready, visit_again(ready, sent, FOUR_CRITERIA)).json()
    today = dossier(ready, sent.outlet)["convention"]
    ready.clock.move(14 * DAY_MS)
    later = dossier(ready, sent.outlet)["convention"]

    assert "2026-12-01" == answer["convention"]["since"]
    assert (70, 85) == (today["families"][0]["percent"], later["families"][0]["percent"])
    assert TODAY == later["since"]
    assert [] == verification(ready)["failures"]


def test_new_rates_follow_a_convention_that_ends_before_the_month_does(ready: World) -> None:
    """Waiting for the first of the month must not leave days without a convention."""
    sent = send_visit(ready)
    decide(ready, sent, ends_on="2026-11-24")
    answer = decide(ready, visit_again(ready, sent, FOUR_CRITERIA)).json()
    ready.clock.move(8 * DAY_MS)

    assert "2026-11-25" == answer["convention"]["since"]
    assert TODAY == dossier(ready, sent.outlet)["convention"]["since"]


@pytest.mark.parametrize("starts_on", [None, "2026-11-24"])
def test_a_renewal_at_the_same_rates_waits_for_no_first_of_a_month(
    ready: World, starts_on: str | None
) -> None:
    """Nothing changes for members: it takes effect on its stated date, today by default."""
    sent = send_visit(ready)
    decide(ready, sent, ends_on="2026-11-30")
    again = visit_again(ready, sent)
    path = caisse_url(ready, "decisions/preview")
    draft = decision(again, starts_on=starts_on, ends_on="2027-11-30")
    shown = ready.call("bob", "POST", path, json=draft).json()["convention"]
    made = decide(ready, again, starts_on=starts_on, ends_on="2027-11-30").json()["convention"]
    ready.clock.move(14 * DAY_MS)
    later = dossier(ready, sent.outlet)["convention"]

    assert ((starts_on or TODAY), "2027-11-30") == (made["since"], made["until"])
    assert made == shown
    assert (TODAY, "2027-11-30", 70) == (
        later["since"],
        later["until"],
        later["families"][0]["percent"],
    )
    assert [] == verification(ready)["failures"]


def test_a_family_more_is_a_change_of_rates(ready: World) -> None:
    """Eggs were not under convention: they wait for the first of the month, with the rest."""
    sent = approve(ready)
    pad = Pad(ready, plan_visit(ready, sent.outlet)).fill()
    pad.family("eggs")
    for question, said in (VEGETABLES_A | {"P4": "no", "P6": "no"}).items():
        pad.answer(question, said, "eggs")
    again = Sent(sent.outlet, pad, pad.submission())
    push(ready, pad.entries)
    made = decide(ready, again).json()["convention"]

    assert ("2026-12-01", 2) == (made["since"], len(made["families"]))


def test_the_reasons_lie_behind_a_seal_and_not_in_the_line(ready: World) -> None:
    """No free text in the register (design 7)."""
    decide(ready, send_visit(ready), reasons="Un motif privé.")
    line = register(ready)[-1]

    assert ["reasons"] == list(line["seals"])
    assert "privé" not in str(line)


def test_the_coordinator_may_record_a_vote_too_and_a_volunteer_may_not(ready: World) -> None:
    """Chloé writes what the committee decided; Alice, who visited, does not."""
    sent = send_visit(ready)
    path = caisse_url(ready, "decisions")

    assert (403, "forbidden") == slug_of(ready.call("alice", "POST", path, json=decision(sent)))
    assert 201 == ready.call("chloe", "POST", path, json=decision(sent)).status_code


def test_two_families_have_their_own_class_and_rate(ready: World) -> None:
    """Eggs that are local and not organic are of class B."""
    outlet = add_outlet(ready)
    pad = Pad(ready, plan_visit(ready, outlet)).fill()
    pad.family("eggs")
    eggs = {code: said for code, said in VEGETABLES_A.items() if code != "P2"}
    for question, said in (eggs | {"P4": "no", "P6": "no"}).items():
        pad.answer(question, said, "eggs")
    sent = Sent(outlet, pad, pad.submission())
    push(ready, pad.entries)
    rates = decide(ready, sent).json()["convention"]["families"]

    assert [("Œufs", 50), ("Légumes", 70)] == [(one["label"], one["percent"]) for one in rates]
    assert "10 sur 20\u00a0€ se paient en MonA, 10\u00a0€ en euros" == rates[0]["words"]
