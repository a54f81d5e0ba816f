"""Rates by tier, class and civil date, what they make of a price, and the sentence that says it."""

from datetime import date

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


def covered_cents(price_cents: int, percent: int) -> int:
    """The covered part of a price, half a cent rounded up; raises ValueError under 0."""
    if price_cents < 0:
        raise ValueError(price_cents)
    return (price_cents * percent + 50) // 100


def rate_sentence(rates: Rates, percent: int, price_cents: int = 2000) -> str:
    """What a percent means for a price, in the charter's terms, in French without a final stop."""
    if rates.meaning == "full" or (rates.meaning != "refunded" and percent == 100):
        return f"tout se paie en {rates.currency}"
    return _share_sentence(rates, price_cents, covered_cents(price_cents, percent))


def amounts_sentence(rates: Rates, price_cents: int, covered: int) -> str:
    """What is to be paid when `covered` cents of a price are, in the terms of `rate_sentence`."""
    if price_cents == 0:
        return "rien à payer"
    if rates.meaning == "refunded" and covered == 0:
        return f"vous payez {write_euros(price_cents)}{SPACE}€, la caisse ne rend rien"
    if rates.meaning != "refunded" and covered in (0, price_cents):
        return f"tout se paie en {rates.currency if covered else 'euros'}"
    return _share_sentence(rates, price_cents, covered)


def _share_sentence(rates: Rates, price_cents: int, covered: int) -> str:
    euro = f"{SPACE}€"
    if rates.meaning == "refunded":
        return (
            f"vous payez {write_euros(price_cents)}{euro}, "
            f"la caisse vous rend {write_euros(covered)}{euro}"
        )
    verb = "se paient" if covered >= 200 else "se paie"
    return (
        f"{write_euros(covered)} sur {write_euros(price_cents)}{euro} {verb} en {rates.currency}, "
        f"{write_euros(price_cents - covered)}{euro} en euros"
    )
