"""Rates and the sentences that say them; pwa/tests/domain/rates.test.ts runs the same."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria.charter import Rates, RateTable
from criteria.rates import covered_cents, rate_on, rate_sentence
from tests.criteria.score_cases import CASES_FOLDER, charter_of

CASES: dict[str, Any] = json.loads((CASES_FOLDER / "rates.json").read_text())


def _name(case: dict[str, Any]) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", CASES["sentences"], ids=_name)
def test_a_percent_is_said_in_the_terms_of_the_charter(case: dict[str, Any]) -> None:
    """Each meaning has its own sentence, in French typography."""
    rates = Rates(
        meaning=case["meaning"], currency=case["currency"], tables=(RateTable(percent={}),)
    )

    assert case["sentence"] == rate_sentence(rates, case["percent"], case["price_cents"])


@pytest.mark.parametrize("case", CASES["rates"], ids=_name)
def test_a_rate_is_that_of_the_day(case: dict[str, Any]) -> None:
    """The table in force that civil day gives the percent, or nothing does."""
    day = date.fromisoformat(case["day"])

    assert case["percent"] == rate_on(charter_of("four"), case["tier"], case["class"], day)


def test_a_price_under_zero_is_refused() -> None:
    """There is no such price."""
    with pytest.raises(ValueError, match="-1"):
        covered_cents(-1, 70)


@given(price=st.integers(0, 10**9), percent=st.integers(1, 100))
def test_what_is_covered_is_within_half_a_cent_of_the_exact_part(price: int, percent: int) -> None:
    """Rounding never gives more than half a cent away, and never more than the price."""
    difference = 100 * covered_cents(price, percent) - price * percent

    assert -50 < difference <= 50
    assert 0 <= covered_cents(price, percent) <= price
