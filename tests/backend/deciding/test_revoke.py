"""Ending a convention by a vote: from the end of its notice, by the rule in force that day."""

import msgspec
import pytest

from backend.clock import DAY_MS
from criteria.charter import Charter
from criteria.load import charter_sha256
from tests.backend.builders import (
    AGAINST,
    FOUR_CRITERIA,
    GIRONDE,
    TODAY,
    Pad,
    Sent,
    adopt,
    approve,
    begin,
    decide,
    dossier,
    kinds,
    plan_visit,
    push,
    revoke,
    send_visit,
    slug_of,
    store_charter,
    verification,
    votes,
)
from tests.cast import World


@pytest.fixture
def approved(world: World) -> Sent:
    """Return a farm under convention."""
    begin(world)
    return approve(world)


def changed(version: str, **rule: object) -> Charter:
    """Return the charter with another decision rule, as a new version."""
    decision = msgspec.structs.replace(GIRONDE.decision, **rule)
    return msgspec.structs.replace(GIRONDE, version=version, decision=decision)


def test_a_revocation_ends_the_convention_on_its_day(world: World, approved: Sent) -> None:
    """The notice of this charter is of 0 days: the very day is the first without."""
    answer = revoke(world, approved.outlet).json()
    found = dossier(world, approved.outlet)

    assert ("approved", TODAY) == (answer["outcome"], answer["effective_on"])
    assert ("ended", None) == (found["stage"], found["convention"])
    assert "revoked" == found["history"][0]["kind"]
    assert [] == verification(world)["failures"]


def test_a_revocation_for_later_leaves_the_convention_until_then(
    world: World, approved: Sent
) -> None:
    """The last day is told in the dossier meanwhile."""
    revoke(world, approved.outlet, effective_on="2026-12-01")
    meanwhile = dossier(world, approved.outlet)
    world.clock.move(13 * DAY_MS)

    assert ("conventioned", "2026-11-30") == (meanwhile["stage"], meanwhile["convention"]["until"])
    assert "ended" == dossier(world, approved.outlet)["stage"]


def test_a_vote_against_ending_changes_nothing(world: World, approved: Sent) -> None:
    """No line: there is nothing to say of a convention that goes on."""
    answer = revoke(world, approved.outlet, votes=AGAINST).json()

    assert ("refused", None) == (answer["outcome"], answer["decision"])
    assert "revoked" not in kinds(world)


def test_what_has_no_convention_cannot_be_revoked(world: World, approved: Sent) -> None:
    """Never approved, or ended already."""
    other = send_visit(world)
    revoke(world, approved.outlet)

    assert (409, "not-conventioned") == slug_of(revoke(world, other.outlet))
    assert (409, "not-conventioned") == slug_of(revoke(world, approved.outlet))


def test_a_convention_is_revoked_once_even_before_its_notice_has_run(
    world: World, approved: Sent
) -> None:
    """A second line for the same convention would never verify."""
    revoke(world, approved.outlet, effective_on="2026-12-10")

    assert (409, "already-revoked") == slug_of(
        revoke(world, approved.outlet, effective_on="2026-12-01")
    )
    assert [] == verification(world)["failures"]


def test_a_revocation_that_passes_ends_new_rates_to_come_as_well(
    world: World, approved: Sent
) -> None:
    """Better rates voted for December do not bring the outlet back once it is revoked."""
    pad = Pad(world, plan_visit(world, approved.outlet)).fill(FOUR_CRITERIA)
    again = Sent(approved.outlet, pad, pad.submission())
    push(world, pad.entries)
    assert decide(world, again).json()["convention"]["since"] == "2026-12-01"
    revoke(world, approved.outlet)
    world.clock.move(20 * DAY_MS)

    assert None is dossier(world, approved.outlet)["convention"]
    assert [] == verification(world)["failures"]


@pytest.mark.parametrize(
    ("changes", "status", "slug"),
    [
        ({"decided_on": "2026-11-19"}, 422, "date-in-the-future"),
        ({"votes": votes(for_=9)}, 422, "votes-do-not-add-up"),
        ({"effective_on": "2026-11-17"}, 409, "not-conventioned"),
        ({"reasons": ""}, 400, "malformed"),
    ],
    ids=["a day to come", "too many voices", "before it began", "no reasons"],
)
def test_what_cannot_be_is_not_recorded(
    world: World, approved: Sent, changes: dict[str, object], status: int, slug: str
) -> None:
    """Refused with its slug and no line is written."""
    assert (status, slug) == slug_of(revoke(world, approved.outlet, **changes))
    assert "revoked" not in kinds(world)


def test_a_revocation_before_the_end_of_the_notice_names_the_earliest_day(
    world: World, approved: Sent
) -> None:
    """The rule is that of the charter in force on the day of the vote: now of fifteen days."""
    version = changed("2026-2", notice_days=15)
    store_charter(world, version)
    adopt(world, charter_sha256(version))
    early = revoke(world, approved.outlet, effective_on="2026-12-02")
    in_time = revoke(world, approved.outlet, effective_on="2026-12-03")

    assert (422, "effective-before-notice") == slug_of(early)
    assert "2026-12-03" == early.json()["earliest"]
    assert "approved" == in_time.json()["outcome"]
    assert [] == verification(world)["failures"]


def test_a_charter_adopted_for_later_does_not_rule_yet(world: World, approved: Sent) -> None:
    """It holds from its own day on."""
    version = changed("2026-3", notice_days=15)
    store_charter(world, version)
    adopt(world, charter_sha256(version), effective_on="2027-01-01")

    assert "approved" == revoke(world, approved.outlet).json()["outcome"]
    assert [] == verification(world)["failures"]
