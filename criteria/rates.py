"""Rates by tier, class and civil date, what they make of a price, and the sentence that says it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from criteria.charter import Charter, Rates, RateTable
from criteria.french import SPACE, write_euros


def find_rate_table(rates: Rates, day: date) -> RateTable | None:
    """The table in force that day; None before the first one."""
    in_force = [one for one in rates.tables if one.from_ is None or one.from_ <= day.isoformat()]
    return in_force[-1] if in_force else None


def rate_on(charter: Charter, tier: str | None, class_: str | None, day: date) -> int | None:
    """The percent of a class in a tier that day; None where there is no rate."""
    table = find_rate_table(charter.rates, day)
    if table is None or tier is None or class_ is None:
        return None
    return table.percent.get(tier, {}).get(class_)


class QuoteLine(NamedTuple):
    """A price and the part that the rate covers; `percent` None covers nothing."""

    price_cents: int
    percent: int | None
    covered_cents: int
    rest_cents: int


class Quote(NamedTuple):
    """The lines of a purchase and their totals, in cents."""

    lines: list[QuoteLine]
    price_cents: int
    covered_cents: int
    rest_cents: int


def covered_cents(price_cents: int, percent: int) -> int:
    """The covered part of a price, half a cent rounded up; raises ValueError under 0."""
    if price_cents < 0:
        raise ValueError(price_cents)
    return (price_cents * percent + 50) // 100


def quote(lines: Iterable[tuple[int, int | None]]) -> Quote:
    """What (price in cents, percent) lines come to; each line is rounded on its own."""
    quoted = [_quote_line(price_cents, percent) for price_cents, percent in lines]
    price = sum(line.price_cents for line in quoted)
    covered = sum(line.covered_cents for line in quoted)
    return Quote(quoted, price, covered, price - covered)


def _quote_line(price_cents: int, percent: int | None) -> QuoteLine:
    covered = covered_cents(price_cents, percent or 0)
    return QuoteLine(price_cents, percent, covered, price_cents - covered)


def rate_sentence(rates: Rates, percent: int, price_cents: int = 2000) -> str:
    """What a percent means for a price, in the charter's terms, in French without a final stop."""
    price, covered = price_cents, covered_cents(price_cents, percent)
    euro = f"{SPACE}€"
    if rates.meaning == "refunded":
        return (
            f"vous payez {write_euros(price)}{euro}, "
            f"la caisse vous rend {write_euros(covered)}{euro}"
        )
    if rates.meaning == "full" or percent == 100:
        return f"tout se paie en {rates.currency}"
    verb = "se paient" if covered >= 200 else "se paie"
    return (
        f"{write_euros(covered)} sur {write_euros(price)}{euro} {verb} en {rates.currency}, "
        f"{write_euros(price - covered)}{euro} en euros"
    )
