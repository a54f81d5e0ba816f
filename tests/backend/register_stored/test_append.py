"""Lines written at once follow each other: one chain, no fork, nobody sent away with an error."""

from typing import Any

from tests.backend.at_once import Post, as_person, as_tablet, send_at_once
from tests.backend.builders import (
    AGAINST,
    Pad,
    add_outlet,
    begin,
    caisse_url,
    decision,
    plan_visit,
    register,
    send_visit,
    verification,
)
from tests.cast import World


def push_of(world: World, entries: list[dict[str, Any]]) -> Post:
    """Return the push of a batch by Alice's tablet."""
    return as_tablet(world, caisse_url(world, "entries"), {"entries": entries})


def test_eight_visits_sent_at_once_make_eight_lines_of_one_chain(world: World) -> None:
    """Two tablets that find the network at the same moment."""
    begin(world)
    pads = [Pad(world, plan_visit(world, add_outlet(world))) for _ in range(8)]
    for pad in pads:
        pad.answer("G1.4", "yes")
        pad.submission()
    answers = send_at_once(world, [[push_of(world, pad.entries) for pad in pads]])[0]
    lines = register(world)

    assert [200] * 8 == [answer.status_code for answer in answers]
    assert list(range(1, 10)) == [line["n"] for line in lines]
    assert {pad.visit for pad in pads} == {line["clear"]["visit"] for line in lines[1:]}
    assert [] == verification(world)["failures"]


def test_votes_and_amendments_on_the_same_visits_at_once_all_get_their_line(world: World) -> None:
    """The committee votes while the tablets complete what they had sent: nobody blocks anybody."""
    begin(world)
    visits = [send_visit(world) for _ in range(4)]
    posts: list[Post] = []
    for sent in visits:
        draft = decision(sent, votes=AGAINST)
        posts.append(as_person(world, "bob", caisse_url(world, "decisions"), draft))
        late = sent.pad.answer("G4.1", "yes")
        amendment = sent.pad.amendment(replaces=[sent.submission["id"]])
        posts.append(push_of(world, [late, amendment]))
    answers = send_at_once(world, [posts])[0]

    assert {200, 201, 409} >= {answer.status_code for answer in answers}
    assert [200] * 4 == [answer.status_code for answer in answers[1::2]]
    decided = [answer for answer in answers if answer.status_code == 201]
    assert len(register(world)) == 1 + 4 + 4 + len(decided)
    assert [] == verification(world)["failures"]
