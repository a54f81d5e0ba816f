"""Purchases quoted from a convention, a visit or a tier; pwa/tests/domain/quote.test.ts too."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria.charter import Charter
from criteria.input_faults import InputRefused
from criteria.offers import (
    Offer,
    Offers,
    offers_of_rates,
    offers_of_result,
    offers_of_tier,
    offers_without_convention,
)
from criteria.products import score_families
from criteria.quote import GREATEST_LINE_COUNT, GREATEST_PRICE_CENTS, Item, Quote, quote
from tests.criteria.score_cases import CASES_FOLDER, charter_of

CASES: dict[str, Any] = json.loads((CASES_FOLDER / "quote.json").read_text())
FAMILIES = ("eggs", "honey", "wine")


def name_of(case: Mapping[str, Any]) -> str:
    """Return the name of a case."""
    return str(case["name"])


def charter_for(case: Mapping[str, Any]) -> Charter:
    """Return the charter `four` with what the case changes of it."""
    data = msgspec.to_builtins(charter_of("four"))
    data["products"] |= case.get("products", {})
    data["rates"] |= {key: case[key] for key in ("meaning", "tables") if key in case}
    return msgspec.convert(data, Charter)


def offers_for(charter: Charter, case: Mapping[str, Any]) -> Offers:
    """Return what the basis of a case gives to each family."""
    basis, day = case["basis"], date.fromisoformat(case["day"])
    if "none" in basis:
        return offers_without_convention(charter)
    if "granted" in basis:
        rates = [(one["family"], one["class"], one["percent"]) for one in basis["granted"]]
        return offers_of_rates(charter, rates)
    if "families" in basis:
        answers: Any = {"kind": "farm", "answers": {}, "families": basis["families"]}
        return offers_of_result(charter, score_families(charter, answers, basis["tier"], day))
    return offers_of_tier(charter, basis["tier"], basis.get("kind"), day)


def quote_case(case: Mapping[str, Any]) -> Quote:
    """Return the quote of a case."""
    charter = charter_for(case)
    items = msgspec.convert(case["lines"], list[Item])
    return quote(charter, offers_for(charter, case), items)


@pytest.mark.parametrize("case", CASES["cases"], ids=name_of)
def test_a_purchase_is_quoted_line_by_line(case: dict[str, Any]) -> None:
    """State, class, percent, cents and words of each line, then of the whole."""
    quoted = quote_case(case)

    assert case["expect"] == [
        [one.state, one.class_, one.percent, one.covered_cents, one.rest_cents, one.sentence]
        for one in quoted.lines
    ]
    assert case["total"] == [quoted.price_cents, quoted.covered_cents, quoted.rest_cents]
    assert case["sentence"] == quoted.sentence


@pytest.mark.parametrize("case", CASES["refused"], ids=name_of)
def test_what_cannot_be_quoted_is_refused_with_its_places(case: dict[str, Any]) -> None:
    """No line is guessed, and all that is wrong is said at once."""
    with pytest.raises(InputRefused) as refused:
        quote_case(case)

    assert case["faults"] == [[one.code, [*one.path]] for one in refused.value.faults]


def test_a_purchase_of_too_many_lines_is_refused() -> None:
    """The limit is said, not the thousand and one lines."""
    items = [Item(family="nothing", price_cents=1)] * (GREATEST_LINE_COUNT + 1)

    with pytest.raises(InputRefused) as refused:
        quote(charter_of("four"), {"eggs": Offer("no_rate")}, items)

    assert ["too-many-lines"] == [one.code for one in refused.value.faults]


percents = st.none() | st.integers(1, 100)
prices = st.integers(0, GREATEST_PRICE_CENTS)
purchases = st.tuples(
    st.fixed_dictionaries(dict.fromkeys(FAMILIES, percents)),
    st.lists(st.tuples(st.sampled_from(FAMILIES), prices), min_size=1, max_size=30),
)
meanings = st.sampled_from(["payable_in_currency", "refunded"])


def quote_drawn(
    meaning: str, drawn: Mapping[str, int | None], items: list[tuple[str, int]]
) -> Quote:
    """Return the quote of drawn prices at drawn percents."""
    charter = charter_for({"meaning": meaning})
    offers = {
        family: Offer("no_rate" if percent is None else "rated", "A", percent)
        for family, percent in drawn.items()
    }
    return quote(charter, offers, [Item(family=one, price_cents=price) for one, price in items])


@given(meaning=meanings, purchase=purchases)
def test_each_line_is_the_exact_part_rounded_half_up(meaning: str, purchase: Any) -> None:
    """Against fractions; what is covered and the rest make the price, in each line and in all."""
    drawn, items = purchase
    quoted = quote_drawn(meaning, drawn, items)
    exact = [
        floor(Fraction(price * (drawn[family] or 0), 100) + Fraction(1, 2))
        for family, price in items
    ]

    assert exact == [one.covered_cents for one in quoted.lines]
    assert [price for _, price in items] == [
        one.covered_cents + one.rest_cents for one in quoted.lines
    ]
    assert (sum(exact), sum(price for _, price in items)) == (
        quoted.covered_cents,
        quoted.price_cents,
    )
    assert quoted.price_cents == quoted.covered_cents + quoted.rest_cents


@given(meaning=meanings, purchase=purchases, order=st.randoms(use_true_random=False))
def test_the_order_of_lines_never_matters(meaning: str, purchase: Any, order: Any) -> None:
    """The same lines with the same totals, in the order in which they are given."""
    drawn, items = purchase
    shuffled = order.sample(items, len(items))
    quoted, again = quote_drawn(meaning, drawn, items), quote_drawn(meaning, drawn, shuffled)

    assert dict(zip(items, quoted.lines, strict=True)) == dict(
        zip(shuffled, again.lines, strict=True)
    )
    assert msgspec.structs.replace(quoted, lines=[]) == msgspec.structs.replace(again, lines=[])
