"""What a quote rests on, day by day, out of the lines of an outlet."""

import datetime as dt
from typing import Any

from backend.reckoning.basis import find_convention, make_basis, make_offers, say_basis
from backend.reckoning.wire import Basis
from backend.register.facts import FamilyRate
from criteria.offers import Offer
from tests.backend.register.registers import (
    CHARTER,
    DAY,
    Book,
    decided,
    refused,
    revoked,
    visit_entries,
)
from tests.criteria.short_entries import id_of

LATER = DAY + dt.timedelta(days=60)
NEW_YEAR = dt.date(2027, 1, 1)


def book_of(*clears: Any) -> Book:
    """Write an adoption, a visit, and what was decided of the outlet."""
    book = Book()
    book.adopt()
    book.visit("till", visit_entries())
    for clear in clears:
        book.decide(clear)
    return book


def basis_on(book: Book, day: dt.date) -> Basis:
    """Return what a quote of that day rests on."""
    return make_basis(book.lines, find_convention(book.lines, day), CHARTER, day)


def milk_on(book: Book, day: dt.date) -> Offer:
    """Return what milk has that day."""
    return make_offers(find_convention(book.lines, day), CHARTER, day)["lait"]


def test_a_convention_is_named_with_its_line_and_its_table() -> None:
    """The table of the day, by its first day; none is « from the start »."""
    book = book_of(decided("till"))
    now, then = basis_on(book, DAY), basis_on(book, NEW_YEAR)

    assert ("in_force", id_of("d1"), 3, DAY, None) == (
        now.standing,
        now.grant,
        now.line,
        now.granted_from,
        now.rates_from,
    )
    assert NEW_YEAR == then.rates_from
    assert [70, 60] == [milk_on(book, day).percent for day in (DAY, NEW_YEAR)]


def test_between_two_conventions_there_is_none() -> None:
    """The one that ended is named, with the first day of the next."""
    last_day = DAY + dt.timedelta(days=30)
    book = book_of(
        decided("till", ends_on=last_day), decided("till", "d2", starts_on=LATER, tier="t1")
    )
    gap = basis_on(book, last_day + dt.timedelta(days=1))

    assert ("ended", id_of("d1"), last_day, LATER) == (
        gap.standing,
        gap.grant,
        gap.until,
        gap.next_on,
    )
    assert Offer("no_convention") == milk_on(book, last_day + dt.timedelta(days=1))
    assert ("in_force", id_of("d2"), 4) == (
        basis_on(book, LATER).standing,
        basis_on(book, LATER).grant,
        basis_on(book, LATER).line,
    )


def test_a_later_decision_changes_the_rate_on_its_day() -> None:
    """Voted today for a later day: until the eve the earlier one holds."""
    rates = (FamilyRate("lait", "A", 50),)
    book = book_of(
        decided("till"), decided("till", "d2", starts_on=LATER, tier="t1", families=rates)
    )
    eve = LATER - dt.timedelta(days=1)

    assert [(id_of("d1"), 60), (id_of("d2"), 40)] == [
        (basis_on(book, day).grant, milk_on(book, day).percent) for day in (eve, LATER)
    ]


def test_a_later_convention_revoked_before_it_began_is_not_announced() -> None:
    """A revocation ends what was voted for later too."""
    book = book_of(
        decided("till", ends_on=DAY), decided("till", "d2", starts_on=LATER), revoked("till", "d2")
    )
    basis = basis_on(book, DAY + dt.timedelta(days=20))

    assert ("ended", None) == (basis.standing, basis.next_on)


def test_a_refusal_gives_nothing() -> None:
    """Nor does an outlet without lines."""
    assert Basis("none") == basis_on(book_of(refused("till")), DAY)
    assert Basis("none") == basis_on(Book(), DAY)


def test_a_reprise_rests_on_the_register_alone() -> None:
    """Its own percent, whatever the tables of the charter in force."""
    book = Book()
    book.adopt()
    book.take_over("till", families=(FamilyRate("lait", "A", 33),))
    basis = basis_on(book, NEW_YEAR)

    assert (None, dt.date(2023, 3, 1)) == (basis.charter, basis.rates_from)
    assert 33 == milk_on(book, NEW_YEAR).percent


def test_what_a_quote_rests_on_is_said_in_french() -> None:
    """Each standing has its sentence."""
    last_day = dt.date(2026, 11, 30)
    book = book_of(decided("till", ends_on=last_day), decided("till", "d2", starts_on=LATER))
    days = (dt.date(2026, 11, 19), DAY, dt.date(2026, 12, 1))
    before, now, after = (
        [one.replace("\u00a0", " ") for one in say_basis(basis_on(book, day), day)] for day in days
    )

    assert [
        "Pas encore de convention le 19/11/2026.",
        "Une convention commence le 20/11/2026.",
    ] == before
    assert now[0].startswith(
        "Convention depuis le 20/11/2026, jusqu’au 30/11/2026 inclus (ligne 3 du registre, "
    )
    assert "Taux de « Charte d’essai », version 2026-1, en vigueur depuis le début." == now[1]
    assert [
        "La convention a pris fin : son dernier jour était le 30/11/2026.",
        "Une convention commence le 19/01/2027.",
    ] == after
