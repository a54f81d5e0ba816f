"""Opening hours in French, from the common part of OpenStreetMap's notation."""

import re

_DAYS = {
    "Mo": "lundi",
    "Tu": "mardi",
    "We": "mercredi",
    "Th": "jeudi",
    "Fr": "vendredi",
    "Sa": "samedi",
    "Su": "dimanche",
    "PH": "jours fériés",
    "SH": "vacances scolaires",
}
_MONTHS = {
    "Jan": "janvier",
    "Feb": "février",
    "Mar": "mars",
    "Apr": "avril",
    "May": "mai",
    "Jun": "juin",
    "Jul": "juillet",
    "Aug": "août",
    "Sep": "septembre",
    "Oct": "octobre",
    "Nov": "novembre",
    "Dec": "décembre",
}
_NBSP = "\xa0"
_ORDINALS = {"1": "1er", "2": "2e", "3": "3e", "4": "4e", "-1": "dernier"}

_MONTH = "|".join(_MONTHS)
_DAY = rf"(?:{'|'.join(_DAYS)})(?:\[-?[1-4]\])?"
_DAY_SPAN = rf"{_DAY}(?:-{_DAY})?"
_TIME = r"(?:[01]?\d|2[0-4]):[0-5]\d"
_RULE = re.compile(
    rf"(?:(?P<months>(?:{_MONTH})(?:-(?:{_MONTH}))?):? )?"
    rf"(?P<days>{_DAY_SPAN}(?:, ?{_DAY_SPAN})*)?"
    rf" ?(?P<times>off|closed|{_TIME}-{_TIME}(?:, ?{_TIME}-{_TIME})*)?"
)


def hours_in_french(hours: str) -> str | None:
    r"""A sentence for opening hours, or None for a notation beyond the common part.

    Spaces that must not break (before « h » and « ; ») do not.

    >>> hours_in_french("Tu-Fr 14:00-18:30; Sa 09:00-12:00")
    'du mardi au vendredi de 14\xa0h à 18\xa0h\xa030\xa0; le samedi de 9\xa0h à 12\xa0h'
    >>> hours_in_french("sunrise-sunset") is None
    True
    """
    if hours.strip() == "24/7":
        return "tous les jours, jour et nuit"
    sentences = [_rule_in_french(rule.strip()) for rule in hours.split(";") if rule.strip()]
    known = [sentence for sentence in sentences if sentence is not None]
    return f"{_NBSP}; ".join(known) if known and len(known) == len(sentences) else None


def _rule_in_french(rule: str) -> str | None:
    found = _RULE.fullmatch(rule)
    if not found or not (found["days"] or found["times"]):
        return None
    closed = found["times"] in ("off", "closed")
    days = _days_in_french(found["days"]) if found["days"] else "tous les jours"
    parts = [_months_in_french(found["months"])] if found["months"] else []
    parts.append(f"fermé {days}" if closed else days)
    if found["times"] and not closed:
        parts.append(_times_in_french(found["times"]))
    return " ".join(parts)


def _months_in_french(months: str) -> str:
    first, _, last = months.partition("-")
    if not last:
        return f"en {_MONTHS[first]},"
    opens = _MONTHS[first]
    return f"{'d’' if opens[0] in 'ao' else 'de '}{opens} à {_MONTHS[last]},"


def _days_in_french(days: str) -> str:
    return _and([_day_span_in_french(span.strip()) for span in days.split(",")])


def _day_span_in_french(span: str) -> str:
    first, last = re.fullmatch(rf"({_DAY})(?:-({_DAY}))?", span).groups()  # type: ignore[union-attr]
    if last:
        return f"du {_DAYS[first[:2]]} au {_DAYS[last[:2]]}"
    if first in ("PH", "SH"):
        return f"les {_DAYS[first]}"
    if "[" in first:
        return f"le {_ORDINALS[first[3:-1]]} {_DAYS[first[:2]]} du mois"
    return f"le {_DAYS[first]}"


def _times_in_french(times: str) -> str:
    spans = [span.strip().split("-") for span in times.split(",")]
    return _and([f"de {_time(opens)} à {_time(closes)}" for opens, closes in spans])


def _time(clock: str) -> str:
    hour, minute = clock.split(":")
    return f"{int(hour)}{_NBSP}h" + (f"{_NBSP}{minute}" if minute != "00" else "")


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " et " + parts[-1]
