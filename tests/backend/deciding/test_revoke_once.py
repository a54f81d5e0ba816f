"""A convention whose end is voted is not revoked again: the register would not verify."""

import pytest

from backend.clock import DAY_MS
from tests.backend.builders import (
    Pad,
    Sent,
    approve,
    begin,
    decide,
    dossier,
    kinds,
    plan_visit,
    push,
    revoke,
    slug_of,
    verification,
)
from tests.cast import World


@pytest.fixture
def approved(world: World) -> Sent:
    """Return a farm under convention."""
    begin(world)
    return approve(world)


def approve_again(world: World, approved: Sent, starts_on: str) -> None:
    """Approve a second visit of the same farm."""
    pad = Pad(world, plan_visit(world, approved.outlet)).fill()
    again = Sent(approved.outlet, pad, pad.submission())
    push(world, pad.entries)
    assert decide(world, again, starts_on=starts_on).json()["outcome"] == "approved"


@pytest.mark.parametrize("day", ["2026-12-01", "2026-12-10", "2026-12-20"])
def test_a_second_revocation_is_refused_while_the_notice_of_the_first_runs(
    world: World, approved: Sent, day: str
) -> None:
    """Whether it would end the convention sooner, on the same day or later."""
    revoke(world, approved.outlet, effective_on="2026-12-10")

    assert (409, "already-revoked") == slug_of(revoke(world, approved.outlet, effective_on=day))
    assert 1 == kinds(world).count("revoked")
    assert [] == verification(world)["failures"]


def test_one_line_ends_a_renewal_that_was_still_to_begin(world: World, approved: Sent) -> None:
    """Nothing is left to revoke in December, and the outlet is not under convention again."""
    approve_again(world, approved, "2026-12-01")
    revoke(world, approved.outlet)
    later = revoke(world, approved.outlet, effective_on="2026-12-05")
    world.clock.move(20 * DAY_MS)

    assert (409, "not-conventioned") == slug_of(later)
    assert 1 == kinds(world).count("revoked")
    assert None is dossier(world, approved.outlet)["convention"]
    assert [] == verification(world)["failures"]


def test_what_is_granted_after_a_revocation_can_be_revoked_in_turn(
    world: World, approved: Sent
) -> None:
    """A new decision is a new grant."""
    revoke(world, approved.outlet)
    approve_again(world, approved, "2026-12-01")

    assert 201 == revoke(world, approved.outlet, effective_on="2026-12-05").status_code
    assert [] == verification(world)["failures"]
