"""French sentences of the paper form: boxes, lines to write on, conditions."""

from collections.abc import Sequence
from datetime import date
from string import ascii_uppercase

from criteria.charter import Question
from criteria.french import SPACE, write_date, write_decimal

NOTHING_TO_WRITE = "Rien à écrire : la distance se calcule depuis la position."
YES_NO = {"yes": "oui", "partly": "en partie", "no": "non"}
_SHORT_MM, _LONG_MM, _REST = 30, 45, 0


def form_title(outlet: str | None) -> str:
    """Return the title of a form, blank or made for an outlet."""
    return f"Visite sur papier{SPACE}: {outlet}" if outlet else "Visite sur papier"


def say_day(day: date) -> str:
    """Return a day as day/month/year."""
    return write_date(day.isoformat())


def list_boxes(question: Question) -> list[str]:
    """Return what stands beside each box of a question; none where one writes."""
    match question.kind:
        case "yes_no":
            return ["oui", "en partie", "non"] if question.partly else ["oui", "non"]
        case "choice":
            return [choice.label.fr for choice in question.choices]
        case "photo":
            return ["photo prise"]
        case _:
            return []


def say_help(question: Question) -> str | None:
    """Return what to look at, and what a « en partie » means there."""
    said = question.help.fr if question.help else ""
    partly = f"En partie{SPACE}: {_begin_low(question.partly.fr)}." if question.partly else ""
    return " ".join(one for one in (said, partly) if one) or None


def list_blanks(question: Question) -> list[tuple[str, int, str]]:
    """Return the lines to write on: what stands before, the width in mm, what stands after."""
    match question.kind:
        case "number":
            return [("", _LONG_MM, _say_number(question))]
        case "share":
            return [("", _SHORT_MM, "sur"), ("", _SHORT_MM, "")]
        case "date":
            return [("le", _LONG_MM, "(jour, mois, année)")]
        case "text":
            return [("", _REST, "")]
        case "position":
            return [("adresse précise, ou latitude et longitude", _REST, "")]
        case _:
            return []


def list_specials(question: Question) -> list[str]:
    """Return the boxes of answers that are not ordinary; none where nothing is written."""
    if question.kind == "distance":
        return []
    specials = ["non observé", "refus"]
    return (
        [*specials, "sans objet (noter pourquoi)"] if question.not_applicable_allowed else specials
    )


def list_letters(question: Question) -> list[str]:
    """Return the answers of a product question, each with the letter to write."""
    labels = [
        *(label for label in list_boxes(question) if question.kind in ("yes_no", "choice")),
    ]
    if not labels:
        blanks = [f"{before}{after}".strip() for before, _, after in list_blanks(question)]
        return [
            f"écrire la réponse{SPACE}: {' '.join(one for one in blanks if one)}".rstrip(
                f"{SPACE}: "
            )
        ]
    return [
        f"{letter}{SPACE}: {label}" for letter, label in zip(ascii_uppercase, labels, strict=False)
    ]


def label_codes(question: Question, codes: Sequence[str]) -> list[str]:
    """Return the answers of these codes in words."""
    labels = {choice.code: choice.label.fr for choice in question.choices} or YES_NO
    return [labels.get(code, code) for code in codes]


def say_asked_if(number: str, answers: Sequence[str]) -> str:
    """Return that a question is asked only after some answer of another."""
    quoted = " ou ".join(f"«{SPACE}{one}{SPACE}»" for one in answers)
    return f"Seulement si la réponse à la question {number} est {quoted}."


def say_kinds(labels: Sequence[str]) -> str:
    """Return which kinds of outlet a question concerns."""
    return f"Seulement pour{SPACE}: {', '.join(labels)}."


def _say_number(question: Question) -> str:
    unit = question.unit.fr if question.unit else ""
    if question.min is None or question.max is None:
        return unit
    low, high = (_say_bound(one, question.decimals) for one in (question.min, question.max))
    return f"{unit} (de {low} à {high})".strip()


def _say_bound(bound: int, decimals: int) -> str:
    """Return a bound, without decimals where it needs none."""
    whole, part = divmod(bound, 10**decimals)
    return write_decimal(bound, decimals) if part else write_decimal(whole, 0)


def _begin_low(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")
