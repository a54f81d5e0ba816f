"""A revocation ends what was granted by a vote, once, after its notice; else it is named."""

import datetime as dt
from typing import Any

import pytest

from tests.backend.register.registers import (
    AGAINST,
    DAY,
    decided,
    refused,
    revoked,
)
from tests.backend.register.verifying import book_with_visit, faults
from tests.criteria.short_entries import id_of


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        (("convention", "nothing_to_revoke"), {"ends": id_of("d9")}),
        (("convention", "nothing_to_revoke"), {"outlet": id_of("ormes")}),
        (("convention", "notice_too_short"), {"effective_on": DAY + dt.timedelta(days=14)}),
        (("convention", "decision_repeated"), {"decision": id_of("d1")}),
        (("votes", "outcome_differs"), {"votes": AGAINST}),
    ],
)
def test_a_revocation_ends_what_was_granted_by_a_vote_after_its_notice(
    expected: tuple[str, str], changes: dict[str, Any]
) -> None:
    """Nothing else can be revoked."""
    book = book_with_visit()
    book.decide(decided("till"))
    book.decide(revoked("till", **changes))

    assert [(4, *expected)] == faults(book)


def test_a_refusal_is_no_convention_to_revoke_and_none_is_revoked_twice() -> None:
    """Revoking needs an approval or a reprise that still holds."""
    book = book_with_visit()
    book.decide(refused("till"))
    book.decide(revoked("till"))
    book.take_over("old")
    book.decide(revoked("old", "old", decision=id_of("r2")))
    book.decide(revoked("old", "old", decision=id_of("r3")))

    assert faults(book) == [
        (4, "convention", "nothing_to_revoke"),
        (7, "convention", "revoked_twice"),
    ]


def test_a_revocation_ends_rates_voted_for_later_and_can_follow_only_a_new_grant() -> None:
    """It needs one line; another for the renewal ends what was ended already."""
    book = book_with_visit()
    book.take_over("till")
    book.take_over("till", taken_over=id_of("d2"), starts_on=DAY + dt.timedelta(days=30))
    book.decide(revoked("till", "old"))
    sound = faults(book)
    book.decide(revoked("till", "d2", decision=id_of("r2")))
    book.take_over("till", taken_over=id_of("d3"))
    book.decide(revoked("till", "d3", decision=id_of("r3")))

    assert [] == sound
    assert [(6, "convention", "revoked_twice")] == faults(book)
