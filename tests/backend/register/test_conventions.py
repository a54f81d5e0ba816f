"""Who is under convention on a day: the fold of the register at a civil date."""

import datetime as dt
from typing import Any

import pytest

from backend.register.conventions import Convention, conventions_on
from backend.register.facts import FamilyRate
from tests.backend.register.registers import (
    CHARTER_SHA256,
    DAY,
    Book,
    decided,
    refused,
    revoked,
    second_visit,
    visit_entries,
    whole_book,
)
from tests.criteria.short_entries import id_of


def day(offset: int) -> dt.date:
    """Count days from the decision."""
    return DAY + dt.timedelta(days=offset)


def standings(book: Book, on: dt.date) -> dict[str, Any]:
    """Return standing, first day and last day by outlet."""
    return {
        one.outlet: (one.standing, one.since, one.until) for one in conventions_on(book.lines, on)
    }


def approved_book(**changes: Any) -> Book:
    """Approve one outlet."""
    book = Book()
    book.adopt()
    book.visit("till", visit_entries())
    book.decide(decided("till", **changes))
    return book


def test_an_approved_outlet_is_under_convention_from_its_first_day() -> None:
    """With the tier, classes and percents of the decision."""
    book = approved_book()

    expected = Convention(
        outlet=id_of("till"),
        grant=id_of("d1"),
        standing="active",
        since=DAY,
        granted_from=DAY,
        until=None,
        ended_by=None,
        tier="t2",
        families=(FamilyRate("lait", "A", 70),),
        charter=CHARTER_SHA256,
    )

    assert [expected] == conventions_on(book.lines, DAY)
    assert not conventions_on(book.lines, day(-1))


@pytest.mark.parametrize("outcome", ["refused", "adjourned"])
def test_a_refused_or_adjourned_outlet_has_no_convention(outcome: str) -> None:
    """Only an approval grants."""
    book = Book()
    book.decide(refused("till", outcome=outcome))

    assert not conventions_on(book.lines, day(1000))


@pytest.mark.parametrize(
    ("standing", "offset"), [("active", 0), ("active", 14), ("ended", 15), ("ended", 400)]
)
def test_a_revocation_takes_effect_at_the_end_of_its_notice(standing: str, offset: int) -> None:
    """The last day is the one before it takes effect; known before it comes."""
    book = approved_book()
    book.decide(revoked("till"))
    [convention] = conventions_on(book.lines, day(offset))

    assert (standing, day(14), "revoked") == (
        convention.standing,
        convention.until,
        convention.ended_by,
    )


@pytest.mark.parametrize(("standing", "offset"), [("active", 30), ("ended", 31)])
def test_a_term_holds_to_its_last_day_included(standing: str, offset: int) -> None:
    """`ends_on` is the last day under convention."""
    [convention] = conventions_on(approved_book(ends_on=day(30)).lines, day(offset))

    assert (standing, day(30), "term") == (
        convention.standing,
        convention.until,
        convention.ended_by,
    )


def test_a_revocation_after_the_term_changes_nothing() -> None:
    """The end that comes first holds."""
    book = approved_book(ends_on=day(3))
    book.decide(revoked("till"))
    [convention] = conventions_on(book.lines, day(20))

    assert (day(3), "term") == (convention.until, convention.ended_by)


def test_a_taken_over_convention_counts_from_its_own_date() -> None:
    """A reprise has no charter and no score."""
    book = Book()
    book.take_over("old")
    [convention] = conventions_on(book.lines, dt.date(2023, 3, 1))

    assert ("active", dt.date(2023, 3, 1), None) == (
        convention.standing,
        convention.since,
        convention.charter,
    )


def test_a_new_decision_replaces_the_rates_and_keeps_the_first_day() -> None:
    """An outlet renewed without a day off is under convention since the beginning."""
    book = Book()
    book.take_over("till")
    book.decide(decided("till", families=(FamilyRate("miel", "A", 70),)))
    before, after = conventions_on(book.lines, day(-1)), conventions_on(book.lines, DAY)

    assert ((FamilyRate("lait", "A", 70),), id_of("old")) == (before[0].families, before[0].grant)
    assert ((FamilyRate("miel", "A", 70),), id_of("d1")) == (after[0].families, after[0].grant)
    assert (dt.date(2023, 3, 1), DAY) == (after[0].since, after[0].granted_from)


@pytest.mark.parametrize("begins", [5, 15, 30], ids=["before", "that day", "after"])
def test_a_revocation_ends_rates_already_voted_for_later_as_well(begins: int) -> None:
    """A renewal decided before the revocation never brings the outlet back."""
    book = approved_book()
    book.decide(decided("till", "d2", starts_on=day(begins)))
    book.decide(revoked("till"))

    last_day = {id_of("till"): ("active", DAY, day(14))}
    expected = {id_of("till"): ("ended", DAY, day(14))}

    assert last_day == standings(book, day(14))
    assert [expected, expected] == [standings(book, day(15)), standings(book, day(400))]


def test_what_is_revoked_on_its_first_day_has_ended_on_that_day() -> None:
    """It was public for some hours: it ended, rather than never was."""
    book = approved_book()
    book.decide(revoked("till", effective_on=DAY))

    assert {id_of("till"): ("ended", DAY, day(-1))} == standings(book, DAY)


def test_a_decision_after_the_revocation_grants_anew_before_its_notice_has_run() -> None:
    """The committee may change its mind: the last word holds, without a day off."""
    book = approved_book()
    book.decide(revoked("till"))
    book.decide(decided("till", "d2", starts_on=day(10)))

    assert {id_of("till"): ("active", DAY, None)} == standings(book, day(20))


def test_an_outlet_that_comes_back_after_its_revocation_counts_from_its_return() -> None:
    """Time under convention begins again after a day off."""
    book = approved_book()
    book.decide(revoked("till"))
    book.decide(decided("till", "d2", starts_on=day(60)))

    expected = {id_of("till"): ("active", day(60), None)}

    assert expected == standings(book, day(60))
    assert {id_of("till"): ("ended", DAY, day(14))} == standings(book, day(59))


def test_a_revocation_ends_only_the_convention_that_it_names() -> None:
    """Other outlets stay."""
    book = approved_book()
    book.visit("ormes", second_visit(), last="s2")
    book.decide(decided("ormes", "d2", visit=id_of("v2"), submission=id_of("s2"), starts_on=day(1)))
    book.decide(revoked("till"))

    expected = {
        id_of("till"): ("ended", DAY, day(14)),
        id_of("ormes"): ("active", day(1), None),
    }

    assert expected == standings(book, day(20))


def test_conventions_are_listed_by_outlet_whatever_the_day_they_were_recorded() -> None:
    """Civil dates count, not the order of recording."""
    lines = whole_book().lines
    expected = sorted([id_of("old"), id_of("till")])

    assert expected == [one.outlet for one in conventions_on(lines, day(1))]
    assert [id_of("old")] == [one.outlet for one in conventions_on(lines, day(-1))]
