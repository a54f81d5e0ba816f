"""Parked entries: kept with their reason, replacing nothing, until a coordinator accepts them."""

from typing import Any

import pytest

from tests.backend.builders import (
    Entry,
    Pad,
    add_outlet,
    begin,
    caisse_url,
    dossier,
    new_id,
    plan_visit,
    pull,
    push,
    slug_of,
    take_away,
)
from tests.cast import World


@pytest.fixture
def pad(world: World) -> Pad:
    """Return a pad for a visit planned for Alice."""
    begin(world)
    return Pad(world, plan_visit(world, add_outlet(world)))


def outcome_of(world: World, entry: Entry) -> tuple[str, str | None]:
    """Push one entry and return its outcome and reason."""
    outcome = push(world, [entry])[0]
    return outcome["outcome"], outcome["reason"]


def accept(world: World, entry: Entry, who: str = "chloe") -> Any:
    """Ask that a parked entry count after all."""
    path = caisse_url(world, f"parked-entries/{entry['id']}/acceptance")
    return world.call(who, "POST", path)


def revoke_tablet(world: World) -> None:
    """Have Chloé revoke Alice's tablet."""
    assert world.call("chloe", "DELETE", caisse_url(world, f"devices/{world.tablet.id}")).is_success


def test_an_entry_made_on_another_device_is_parked(pad: Pad) -> None:
    """A device sends what it made; anything else waits for a coordinator."""
    said = pad.answer("G1.4", "yes", device=str(pad.world.david_tablet.id))

    assert ("parked", "made_by_another_device") == outcome_of(pad.world, said)


def test_an_author_who_does_not_use_the_device_is_parked(pad: Pad) -> None:
    """The server checks who signs: Bob never used this tablet."""
    said = pad.answer("G1.4", "yes", author=str(pad.world.people["bob"]))

    assert ("parked", "author_not_of_the_device") == outcome_of(pad.world, said)


def test_an_author_who_left_meanwhile_is_parked_and_what_came_before_stands(pad: Pad) -> None:
    """Alice leaves the caisse while her tablet still holds an answer."""
    world = pad.world
    before, after = pad.answer("G1.4", "yes"), pad.answer("G1.6", "yes")
    push(world, [before])
    path = caisse_url(world, f"people/{world.people['alice']}/roles")
    world.call("chloe", "PUT", path, json={"roles": []})

    assert ("parked", "author_not_of_the_device") == outcome_of(world, after)
    assert ("stored", None) == outcome_of(world, before)


def test_a_revoked_device_still_delivers_and_is_parked(pad: Pad) -> None:
    """A lost tablet that is found again loses nothing."""
    revoke_tablet(pad.world)

    assert ("parked", "device_revoked") == outcome_of(pad.world, pad.answer("G1.4", "yes"))


def test_an_entry_for_a_visit_given_to_others_is_parked(pad: Pad) -> None:
    """Bob has the visit, Alice's tablet does not."""
    visit = plan_visit(pad.world, add_outlet(pad.world), people=["bob"])
    said = Pad(pad.world, visit).answer("G1.4", "yes")

    assert ("parked", "visit_not_given") == outcome_of(pad.world, said)


def test_an_entry_that_names_itself_is_parked(pad: Pad) -> None:
    """A cycle of one."""
    name = new_id()

    assert ("parked", "names_itself") == outcome_of(
        pad.world, pad.answer("G1.4", "yes", id=name, replaces=[name])
    )


def test_an_entry_that_names_another_question_is_parked(pad: Pad) -> None:
    """An answer replaces answers to its own question only."""
    first = pad.answer("G1.4", "no")
    push(pad.world, [first])

    assert ("parked", "names_another_field") == outcome_of(
        pad.world, pad.answer("G1.6", "yes", replaces=[first["id"]])
    )


def test_an_entry_that_names_another_visit_is_parked(pad: Pad) -> None:
    """A visit is closed on itself."""
    first = pad.answer("G1.4", "no")
    push(pad.world, [first])
    other = Pad(pad.world, plan_visit(pad.world, add_outlet(pad.world)))

    assert ("parked", "names_another_visit") == outcome_of(
        pad.world, other.answer("G1.4", "yes", replaces=[first["id"]])
    )


def test_a_waiting_child_is_parked_when_its_parent_turns_out_to_be_another_question(
    pad: Pad,
) -> None:
    """It had its receipt and a number; it gets a new one, so that every device learns of it."""
    parent = pad.answer("G1.4", "no")
    child = pad.answer("G1.6", "yes", replaces=[parent["id"]])
    push(pad.world, [child])
    cursor = {pad.visit: 1}
    push(pad.world, [parent])
    news = pull(pad.world, cursor)["entries"]

    assert [(2, parent["id"], None), (3, child["id"], "names_another_field")] == [
        (one["number"], one["entry"]["id"], one["reason"]) for one in news
    ]
    assert ("parked", "names_another_field") == outcome_of(pad.world, child)


def test_a_misnaming_child_in_one_batch_gets_the_same_answer_at_once_and_again(pad: Pad) -> None:
    """The child comes before its parent in the order of ids: the first answer tells the end."""
    child_id, parent_id = new_id(), new_id()
    parent = pad.answer("G1.4", "no", id=parent_id)
    child = pad.answer("G1.6", "yes", id=child_id, replaces=[parent_id])
    first = push(pad.world, [parent, child])
    second = push(pad.world, [parent, child])

    assert ["stored", "parked"] == [one["outcome"] for one in first]
    assert first == second


def test_a_parked_entry_replaces_nothing_and_is_pulled_with_its_reason(pad: Pad) -> None:
    """The committee still reads the first answer, and sees what was set aside and why."""
    world = pad.world
    first = pad.answer("G1.4", "yes")
    push(world, [first])
    stranger = str(world.people["bob"])
    push(world, [pad.answer("G1.4", "no", replaces=[first["id"]], author=stranger)])
    back = pull(world)["entries"][1]
    visit = dossier(world, pull(world)["visits"][0]["outlet"]["id"])["visits"][0]

    assert (True, "author_not_of_the_device") == (back["parked"], back["reason"])
    assert ["oui"] == [one["words"] for one in visit["answers"]]
    assert [("answer/G1.4", "Bob")] == [(one["field"], one["author"]) for one in visit["parked"]]
    assert "signée par une personne" in visit["parked"][0]["reason"]


def test_the_dossier_says_which_parked_entries_may_be_accepted(pad: Pad) -> None:
    """No one is offered to accept what names another field's entry: it could never apply."""
    world = pad.world
    first = pad.answer("G1.4", "no")
    amiss = pad.answer("G1.6", "yes", replaces=[first["id"]])
    foreign = pad.answer("G1.6", "yes", author=str(world.people["bob"]))
    push(world, [first, amiss, foreign])
    visit = dossier(world, pull(world)["visits"][0]["outlet"]["id"])["visits"][0]

    assert {amiss["id"]: False, foreign["id"]: True} == {
        one["id"]: one["is_acceptable"] for one in visit["parked"]
    }


def test_an_accepted_entry_counts_and_gets_a_new_number(pad: Pad) -> None:
    """Devices that are past it read it again; accepting it twice is refused."""
    world = pad.world
    said = pad.answer("G1.4", "yes", author=str(world.people["bob"]))
    push(world, [said])
    accepted = accept(world, said)
    news = pull(world, {pad.visit: 1})["entries"]

    assert (204, 404) == (accepted.status_code, accept(world, said).status_code)
    assert [(2, False)] == [(one["number"], one["parked"]) for one in news]
    assert ("stored", None) == outcome_of(world, said)


def test_what_names_amiss_cannot_be_accepted_even_parked_for_another_reason(pad: Pad) -> None:
    """Accepting it would change nothing: the fold leaves it aside anyway."""
    world = pad.world
    first = pad.answer("G1.4", "no")
    amiss = pad.answer("G1.6", "yes", replaces=[first["id"]], author=str(world.people["bob"]))
    push(world, [first, amiss])

    assert (409, "entry-cannot-apply") == slug_of(accept(world, amiss))
    assert [False, True] == [one["parked"] for one in pull(world)["entries"]]


def test_an_opening_accepted_from_parking_opens_its_visit(world: World) -> None:
    """A visit begun on a tablet revoked meanwhile is not lost: accepted, it has its outlet."""
    begin(world)
    outlet = add_outlet(world)
    visit = "7b0f5a3e-0000-4000-8000-000000000002"
    opening = Pad(world, visit).opening(outlet)
    revoke_tablet(world)
    push(world, [opening])
    accepted = accept(world, opening)

    assert 204 == accepted.status_code
    assert [visit] == [one["id"] for one in dossier(world, outlet)["visits"]]


def test_an_opening_under_a_charter_that_nobody_adopted_is_parked(world: World) -> None:
    """Every adopted version stays accepted for ever; another one would never verify."""
    begin(world)
    opening = Pad(world, "7b0f5a3e-0000-4000-8000-000000000003").opening(
        add_outlet(world), charter="ab" * 32
    )

    assert ("parked", "charter_not_adopted") == outcome_of(world, opening)


def test_only_a_coordinator_accepts(pad: Pad) -> None:
    """Bob judges visits and does not write in them."""
    said = pad.answer("G1.4", "yes", author=str(pad.world.people["bob"]))
    push(pad.world, [said])

    assert (403, "forbidden") == slug_of(accept(pad.world, said, who="bob"))


def test_what_was_taken_away_is_still_accepted(pad: Pad) -> None:
    """Alice no longer has the visit, and what she had not sent yet is stored all the same."""
    world = pad.world
    take_away(world, pad.visit)

    assert ("stored", None) == outcome_of(world, pad.answer("G1.4", "yes"))
