"""The values of a charter in French words, where two versions of one are compared."""

from collections.abc import Mapping
from typing import Any

from criteria.charter import AskedIf, Band, Perimeter, ProductCondition, ProductRule, Quorum
from criteria.charter import Threshold as Fraction
from criteria.check.places import quote_words
from criteria.compare_names import Names
from criteria.french import SPACE, write_count, write_integer

LANGUAGES: Mapping[str, str] = {
    "fr": "français", "en": "anglais", "de": "allemand", "es": "espagnol", "it": "italien",
    "nl": "néerlandais", "pt": "portugais", "br": "breton", "ca": "catalan", "co": "corse",
    "eu": "basque", "frp": "francoprovençal", "gsw": "alsacien", "oc": "occitan", "ar": "arabe",
    "fa": "persan", "pl": "polonais", "ps": "pachto", "ro": "roumain", "ru": "russe",
    "sq": "albanais", "tr": "turc", "uk": "ukrainien", "zh": "chinois",
}  # fmt: skip

_WORDS: Mapping[str, str] = {
    "yes_no": "oui, partiel ou non",
    "choice": "un choix dans une liste",
    "number": "un nombre",
    "share": "une part d’un total",
    "text": "un texte",
    "date": "une date",
    "photo": "une photo",
    "position": "une position",
    "distance": "une distance calculée",
    "yes": "oui",
    "partly": "partiel",
    "no": "non",
    "inside": "dans le périmètre",
    "outside": "hors du périmètre",
    "payable_in_currency": "la part qui se paie dans la monnaie de la caisse",
    "refunded": "la part que la caisse rembourse",
    "full": "tout se paie dans la monnaie de la caisse",
    "production": "le lieu de production",
    "sale": "le lieu de vente",
    "absolute": "le nombre demandé reste le même",
    "proportional": "le nombre demandé diminue en proportion",
    "recounted": "il est recompté",
    "first_tier": "le premier au plus",
    "never_raises": "il ne monte jamais",
}
_DECISION: Mapping[str, str] = {
    "majority": "au vote",
    "consensus": "au consensus",
    "consent": "au consentement",
    "expressed": "les voix pour et contre",
    "cast": "tous les votes, blancs et abstentions compris",
    "present": "les personnes présentes",
    "members": "tous les membres",
    "adjourn": "la décision est ajournée",
    "refuse": "c’est un refus",
    "second_call": "le comité est réuni une seconde fois",
}


def say_value(value: object) -> str:
    """A value of the format in words: a number, a name of the format, or the text itself."""
    match value:
        case bool():
            return "oui" if value else "non"
        case int():
            return write_integer(value)
        case str():
            return _WORDS.get(value) or quote_words(value)
        case None:
            return "rien"
        case _:
            return quote_words(value)


def say_length(metres: int) -> str:
    """A radius: 50 km, or 800 m; nothing is rounded."""
    if metres % 1000:
        return f"{write_integer(metres)}{SPACE}m"
    return f"{write_integer(metres // 1000)}{SPACE}km"


def say_band(band: Band) -> str:
    """A band of points."""
    points = write_count(band.points, "point", "points")
    return f"{points} à partir de {write_integer(band.at_least)}"


def say_condition(condition: AskedIf | None, names: Names) -> str:
    """When a question is asked."""
    if condition is None:
        return "toujours posée"
    answers = _either(condition.question, condition.in_, names)
    return f"posée si {quote_words(names.question(condition.question))} a pour réponse {answers}"


def _either(question: str, codes: tuple[str, ...], names: Names) -> str:
    return " ou ".join(names.answer(question, code) or say_value(code) for code in codes)


def say_rule(rule: ProductRule, names: Names) -> str:
    """A rule that gives a class."""
    when = " et ".join(_say_product_condition(one, names) for one in rule.when)
    return f"{names.class_(rule.class_)}, {f'si {when}' if when else 'dans tous les autres cas'}"


def _say_product_condition(condition: ProductCondition, names: Names) -> str:
    asked = quote_words(names.question(condition.question))
    if condition.in_:
        return f"{asked} a pour réponse {_either(condition.question, condition.in_, names)}"
    bounds = [
        f"{words} {write_integer(bound)}"
        for words, bound in (("au moins", condition.at_least), ("au plus", condition.at_most))
        if bound is not None
    ]
    return f"{asked} vaut {' et '.join(bounds)}"


def say_perimeter(perimeter: Perimeter) -> str:
    """A distance rule."""
    return f"{say_length(perimeter.radius_m)}, mesurés depuis {_WORDS[perimeter.measured]}"


def say_decision(key: str, value: Any) -> str:
    """A key of the decision rule."""
    match value:
        case Fraction():
            return _say_fraction(value)
        case Quorum():
            return _say_quorum(value)
        case int():
            return write_count(value, "jour", "jours")
        case ():
            return "rien"
        case tuple():
            return ", puis ".join(_DECISION[one] for one in value)
        case _:
            return _DECISION.get(str(value)) or f"{key} {say_value(value)}"


def _say_fraction(fraction: Fraction) -> str:
    kind = "plus de" if fraction.strict else "au moins"
    return f"{kind} {fraction.for_} sur {fraction.of}"


def _say_quorum(quorum: Quorum) -> str:
    least = f"{write_count(quorum.floor, 'personne', 'personnes')} au moins"
    if quorum.count is not None:
        return write_count(max(quorum.count, quorum.floor), "personne", "personnes")
    return least if quorum.share is None else f"{_say_fraction(quorum.share)} des membres, {least}"
