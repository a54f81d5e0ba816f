"""A decision follows from its entries, its votes, its dates and its charter; else it is named."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from backend.register.facts import (
    FamilyRate,
    Territory,
)
from backend.register.verify import failures
from criteria.canonical import sha256_hex
from maps.outline import Outline
from maps.territory import outline_bytes
from tests.backend.register.registers import (
    ADOPTED,
    AGAINST,
    CHARTER_SHA256,
    DAY,
    FOR,
    PLACE,
    Book,
    decided,
    refused,
    visit_entries,
)
from tests.backend.register.verifying import MINUTES, book_with_visit, faults, outlined, verified
from tests.criteria.short_entries import id_of


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        ("criteria_met_differs", {"criteria_met": 1}),
        ("tier_differs", {"tier": "t1"}),
        ("families_differ", {"families": (FamilyRate("lait", "A", 71),)}),
        ("families_differ", {"families": ()}),
        ("families_differ", {"starts_on": dt.date(2027, 1, 1)}),
        ("submission_absent", {"submission": id_of("z")}),
        ("submission_absent", {"outlet": id_of("ormes")}),
    ],
)
def test_a_decision_that_its_entries_do_not_give_is_named(
    expected: str, changes: dict[str, Any]
) -> None:
    """Criteria met, tier and percents are scored again from the sealed entries."""
    book = book_with_visit()
    book.decide(decided("till", **changes))

    assert [(3, "score", expected)] == faults(book)


def test_rates_are_those_of_the_first_day_of_the_convention() -> None:
    """A convention that starts next year has next year's table."""
    book = book_with_visit()
    book.decide(
        decided("till", starts_on=dt.date(2027, 1, 1), families=(FamilyRate("lait", "A", 60),))
    )

    assert not faults(book)


def test_the_kind_of_outlet_decides_which_questions_count() -> None:
    """On a farm the ponds are asked too, and nobody answered."""
    book = Book()
    book.adopt()
    book.visit("till", visit_entries(), outlet_kind="farm")
    book.decide(decided("till", criteria_met=1, tier="t1", families=(FamilyRate("lait", "A", 50),)))

    assert not faults(book)


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        (("votes", "outcome_differs"), {"votes": AGAINST}),
        (("votes", "votes_impossible"), {"votes": msgspec.structs.replace(FOR, present=3)}),
        (("convention", "approval_without_start"), {"starts_on": None}),
        (("convention", "end_before_start"), {"ends_on": DAY - dt.timedelta(days=1)}),
    ],
)
def test_a_decision_that_its_votes_or_dates_do_not_give_is_named(
    expected: tuple[str, str], changes: dict[str, Any]
) -> None:
    """Votes are counted again by the charter's rule."""
    book = book_with_visit()
    book.decide(decided("till", **changes))

    assert [(3, *expected)] == faults(book)


def test_a_refusal_grants_nothing() -> None:
    """A refusal has no dates."""
    book = book_with_visit()
    book.decide(refused("till", starts_on=DAY))

    assert faults(book) == [(3, "convention", "dates_without_approval")]


def test_a_decision_needs_its_day_and_its_own_id() -> None:
    """The same decision cannot be written twice."""
    book = book_with_visit()
    book.decide(decided("till"))
    book.write(decided("till"), {"reasons": {"text": "Encore"}}, None)

    assert faults(book) == [
        (4, "convention", "day_missing"),
        (4, "convention", "decision_repeated"),
    ]


def test_no_vote_stands_on_a_disagreement_of_the_list() -> None:
    """Only disagreements inside the list count."""
    book = book_with_visit({"id": "c", "field": "answer/haies", "content": {"choice": "no"}})
    book.decide(decided("till"))

    assert faults(book) == [(3, "score", "disagreement_unsettled")]


def test_an_answer_that_the_charter_does_not_offer_gives_no_score() -> None:
    """The place of the answer is named."""
    book = book_with_visit({"id": "m", "field": "answer/mares", "content": {"choice": "maybe"}})
    book.decide(decided("till"))

    assert faults(book) == [(3, "score", "score_impossible")]


def test_the_charter_that_a_line_names_is_at_hand_unchanged_and_adopted() -> None:
    """A version is named by its hash."""
    book = book_with_visit()
    export = book.export()
    spoilt = export.charters[CHARTER_SHA256].replace(b'"pass_percent":60', b'"pass_percent":10')
    unadopted = Book()
    unadopted.visit("till", visit_entries())

    def reasons(charters: dict[str, bytes]) -> set[str]:
        found = failures(verified(msgspec.structs.replace(export, charters=charters)))
        return {one.fault.reason for one in found if one.fault}

    assert {"charter_differs"} == reasons({CHARTER_SHA256: spoilt})
    assert {"charter_missing"} == reasons({})
    assert faults(unadopted) == [(1, "charter", "charter_not_adopted")]


def test_an_outline_that_is_missing_or_changed_is_named_and_nothing_is_measured_from_it() -> None:
    """The adoption that names it fails, and the score that rests on it; whole, both follow."""
    outline = outline_bytes(Outline((((0, 0), (0, 9), (9, 9)),), 150))
    name = sha256_hex(outline)
    book = Book()
    book.write(msgspec.structs.replace(ADOPTED, territory=outlined(name)), MINUTES, DAY)
    book.visit("till", visit_entries())
    book.decide(decided("till"))

    def found(outlines: dict[str, bytes]) -> list[tuple[int, str, str]]:
        export = msgspec.structs.replace(book.export(), outlines=outlines)
        return [
            (one.n, one.fact, one.fault.reason)
            for one in failures(verified(export))
            if one.fault and one.fault.at == name
        ]

    assert [] == found({name: outline})
    assert [(1, "territory", "outline_missing"), (3, "score", "outline_missing")] == found({})
    for spoilt in (outline.replace(b"150", b"151"), b"", b"\xff", outline.replace(b"[0,0],", b"")):
        assert [(1, "territory", "outline_differs"), (3, "score", "outline_missing")] == found(
            {name: spoilt}
        )


def test_a_score_is_measured_from_the_last_adoption_before_it_whatever_its_charter() -> None:
    """A territory that moved in between: the same visit is then measured from the new one."""
    book = book_with_visit()
    south = Territory(PLACE.lat_e7 + 9_000_000, PLACE.lon_e7)
    book.write(msgspec.structs.replace(ADOPTED, territory=south), MINUTES, DAY)
    book.decide(decided("till"))

    assert faults(book) == [
        (4, "score", "criteria_met_differs"),
        (4, "score", "tier_differs"),
        (4, "score", "families_differ"),
    ]
