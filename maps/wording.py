"""The French sentences of the published pages that are worked out rather than laid out.

Sentences that show a rate come from criteria.rates; these say what surrounds them.
"""

from datetime import date

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
    """What a rate means at the till, once for a whole page, with the name of the currency."""
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


def and_list(parts: list[str]) -> str:
    """Several things in one phrase: « légumes, œufs et pain »."""
    return " et ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def first_upper(text: str) -> str:
    """The same text with a capital first letter, the rest left alone."""
    return text[:1].upper() + text[1:]
