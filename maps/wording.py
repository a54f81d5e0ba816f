"""The French sentences of the published pages that are worked out rather than laid out.

Sentences that show a rate come from criteria.rates; these say what surrounds them.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from criteria.charter import Rates
from criteria.rates import rate_sentence

NBSP = "\xa0"
EXAMPLE_PERCENT = 70

_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def date_in_french(day: date) -> str:
    """A civil date as people write it: « 1er décembre 2026 », its day held to its month."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{_MONTHS[day.month - 1]} {day.year}"


def count_of_outlets(count: int) -> str:
    """How many outlets, in words: « aucun lieu », « 1 lieu », « 12 lieux »."""
    if count == 0:
        return "aucun lieu"
    return f"{count}{NBSP}lieu" + ("x" if count > 1 else "")


def meaning_of_rates(rates: Rates) -> str:
    """What a rate means at the till, with the name of the currency."""
    if rates.meaning == "full":
        return f"Pour les produits indiqués chez chaque lieu{NBSP}: {rate_sentence(rates, 100)}."
    example = f"Exemple avec un taux de {EXAMPLE_PERCENT}{NBSP}%{NBSP}: "
    example += f"{rate_sentence(rates, EXAMPLE_PERCENT)}."
    if rates.meaning == "refunded":
        return (
            "Le taux dit quelle part du prix la caisse vous rend après l’achat. Il dépend du lieu "
            f"et du produit. {example}"
        )
    return (
        f"Le taux dit quelle part du prix se paie en {rates.currency}{NBSP}; le reste se paie en "
        f"euros. Il dépend du lieu et du produit. {example}"
    )


class Explanation(msgspec.Struct, frozen=True):
    """What the rates of a page mean, and the ways to pay there, each in words."""

    words: str
    ways_to_pay: tuple[str, ...]


def explain_rates(meanings: Iterable[Rates]) -> tuple[Explanation, ...]:
    """Say each meaning that the outlets of a page have, once, in the order given."""
    said = (
        Explanation(meaning_of_rates(one), tuple(way.fr for way in one.ways_to_pay))
        for one in meanings
    )
    return tuple(dict.fromkeys(said))


def and_list(parts: list[str]) -> str:
    """Several things in one phrase: « légumes, œufs et pain »."""
    return " et ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def first_upper(text: str) -> str:
    """The same text with a capital first letter, the rest left alone."""
    return text[:1].upper() + text[1:]
