"""The differences between two versions of a charter in plain French, one sentence each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

import msgspec

from criteria.charter import Charter, RateTable, Text
from criteria.check.places import quote_words
from criteria.compare import Change, Keys, compare
from criteria.compare_names import Names, find_names
from criteria.compare_values import (
    LANGUAGES,
    say_band,
    say_condition,
    say_decision,
    say_length,
    say_perimeter,
    say_rule,
    say_value,
)
from criteria.french import SPACE, write_count, write_date, write_integer

LONGEST_TEXT = 300


class Difference(msgspec.Struct, frozen=True):
    """One difference as people read it: the part of the charter it belongs to, and a sentence."""

    part: str
    words: str


def say_differences(before: Charter, after: Charter) -> list[Difference]:
    """Every difference between two versions in French, in the charter's order."""
    names = find_names(before, after)
    return [
        Difference(names.part_of(change.path), words)
        for change in compare(before, after)
        for words in _say(change, names)
    ]


def _say(change: Change, names: Names) -> Iterable[str]:
    """The sentences of a change; one that none of these knows is said by its place."""
    path, field = change.path, change.path[-1]
    if isinstance(change.before, Text) or isinstance(change.after, Text):
        return _say_text(change, names)
    if path in _BY_PATH:
        return _BY_PATH[path](change, names)
    if change.sort == "reordered":
        return [f"L’ordre change{SPACE}: {names.plural(path)}."]
    if names.is_item(path):
        return [_say_item(change, names)]
    if path[:2] == ("perimeter", "families"):
        return [_say_radius(change, names)]
    if len(path) > 1 and path[-2] in _BY_KIND:
        return [_say_for_one(change, names)]
    if field in _BY_FIELD:
        return _BY_FIELD[field](change, names)
    return [f"{names.named(path)} change{SPACE}: {say_value(change.after)}."]


def _say_item(change: Change, names: Names) -> str:
    """A criterion, question, choice, tier, family or class that comes or goes."""
    item, owner = names.item(change.path), names.owner_of_item(change.path)
    feminine = "e" if item.feminine else ""
    if change.sort == "added":
        return f"{item.capital} est ajouté{feminine}{f' {owner.to}' if owner else ''}."
    return f"{item.capital} est retiré{feminine}{f' {owner.of}' if owner else ''}."


def _say_radius(change: Change, names: Names) -> str:
    """The radius that one family has for itself."""
    radius = f"Le rayon pour la famille {quote_words(names.family(change.path[-1]))}"
    if change.after is None:
        return f"{radius} redevient celui du périmètre (avant{SPACE}: {say_length(change.before)})."
    if change.before is None:
        return f"{radius} est maintenant de {say_length(change.after)}."
    return f"{radius} passe de {say_length(change.before)} à {say_length(change.after)}."


# --- Texts ---------------------------------------------------------------------------------------

_TEXTS = {
    "title": ("L’intitulé", ""),
    "notice": ("L’avertissement", ""),
    "text": ("Le texte", ""),
    "help": ("L’aide", "e"),
    "partly": ("Le sens de «\u00a0partiel\u00a0»", ""),
    "label": ("Le nom", ""),
    "unit": ("L’unité", "e"),
}


def _say_text(change: Change, names: Names) -> Iterator[str]:
    subject, feminine = _TEXTS.get(change.path[-1], ("Le texte", ""))
    of = names.of(change.path[:-1])
    if change.before is None:
        yield f"{subject} {of} est ajouté{feminine}{SPACE}: {_quote(change.after.fr)}."
    elif change.after is None:
        yield f"{subject} {of} est retiré{feminine}."
    else:
        if change.before.fr != change.after.fr:
            yield _say_rewording(change, names, subject, of)
        yield from _say_translations(change, subject, of)


def _say_rewording(change: Change, names: Names, subject: str, of: str) -> str:
    before, after = _quote(change.before.fr), _quote(change.after.fr)
    if change.path[-1] == "text":
        return f"La question {before} devient {after}."
    if change.path[-1] == "help":
        return f"{subject} {of} devient {after} (avant{SPACE}: {before})."
    return f"{subject} {names.of(change.path[:-1], old=True)} devient {after}."


def _say_translations(change: Change, subject: str, of: str) -> Iterator[str]:
    for code, name in LANGUAGES.items():
        before, after = getattr(change.before, code), getattr(change.after, code)
        if code != "fr" and before != after:
            now = "est retirée" if after is None else f"devient {_quote(after)}"
            yield f"{subject} {of}, traduction en {name}{SPACE}: elle {now}."


def _quote(text: str) -> str:
    return quote_words(text, LONGEST_TEXT)


# --- Keys of criteria, questions, tiers, families and classes ------------------------------------

Saying = Callable[[Change, Names], Iterable[str]]


def _moves(subject: str, unit: str = "") -> Saying:
    """A number that goes from one value to another."""

    def say(change: Change, names: Names) -> list[str]:
        of = names.of(change.path[:-1])
        if change.sort == "added":
            return [f"{subject} {of} est maintenant de {write_integer(change.after)}{unit}."]
        if change.sort == "removed":
            return [f"{subject} {of} ({write_integer(change.before)}{unit}) n’existe plus."]
        return [f"{subject} {of} passe {_from_to(change, unit)}."]

    return say


def _from_to(change: Change, unit: str = "") -> str:
    return f"de {write_integer(change.before)} à {write_integer(change.after)}{unit}"


def _turns(yes: str, no: str) -> Saying:
    """Something that holds from now on, or no longer does."""
    return lambda change, names: [
        (yes if change.after else no).format(names.item(change.path[:-1]).capital)
    ]


def _becomes(subject: str, say: Callable[[Any, Names], str]) -> Saying:
    """A value said whole, as it was and as it is."""

    def sentence(change: Change, names: Names) -> list[str]:
        of = names.of(change.path[:-1])
        before, after = say(change.before, names), say(change.after, names)
        return [f"{subject} {of}{SPACE}: {after} (avant{SPACE}: {before})."]

    return sentence


def _say_points(change: Change, names: Names) -> list[str]:
    item, worth = names.item(change.path[:-1]), write_count(change.after, "point", "points")
    return [f"{item.capital} vaut {worth} au lieu de {write_integer(change.before)}."]


def _say_needed(change: Change, names: Names) -> list[str]:
    item = names.item(change.path[:-1]).capital
    needed = write_count(change.after, "critère rempli", "critères remplis")
    return [f"{item} demande {needed} au lieu de {write_integer(change.before)}."]


def _codes(every: str, name: Callable[[Names, str], str]) -> Callable[[Any, Names], str]:
    """A list of codes by their names; an empty one says that it holds for all."""
    return lambda codes, names: ", ".join(name(names, one) for one in codes) or every


_BY_FIELD: Mapping[str, Saying] = {
    "pass_percent": _moves("Le seuil", f"{SPACE}%"),
    "min_answered": _moves("Le minimum de réponses"),
    "compulsory": _turns("{} devient obligatoire.", "{} n’est plus obligatoire."),
    "points": _say_points,
    "criteria_met": _say_needed,
    "admitted": _turns("{} est maintenant admise.", "{} n’est plus admise."),
    "not_applicable_allowed": _turns(
        "{} accepte maintenant «\u00a0sans objet\u00a0».",
        "{} n’accepte plus «\u00a0sans objet\u00a0».",
    ),
    "evidence": _turns("{} attend maintenant une photo.", "{} n’attend plus de photo."),
    "expires": _turns(
        "{} demande maintenant une date de fin de validité.",
        "{} ne demande plus une date de fin de validité.",
    ),
    "decimals": _moves("Le nombre de décimales"),
    "min": _moves("La plus petite valeur"),
    "max": _moves("La plus grande valeur"),
    "kind": _becomes("La forme de la réponse", lambda kind, _names: say_value(kind)),
    "applies_to": _becomes(
        "Les lieux", _codes("tous les lieux", lambda names, code: names.kind(code))
    ),
    "families": _becomes(
        "Les familles", _codes("toutes les familles", lambda names, code: names.family(code))
    ),
    "passing": _becomes(
        "Les réponses qui passent", _codes("toutes", lambda _names, code: say_value(code))
    ),
    "bands": _becomes(
        "Les tranches de points", lambda bands, _names: ", ".join(map(say_band, bands)) or "aucune"
    ),
    "asked_if": _becomes("La condition", say_condition),
    "not_applicable": _becomes(
        "Ce que font les critères non applicables", lambda rule, _names: say_value(rule)
    ),
    "override_tier": _becomes(
        "Le palier après une décision contraire au calcul", lambda rule, _names: say_value(rule)
    ),
    "version": _becomes("La version", lambda version, _names: quote_words(version)),
    "id": _becomes("Le code", lambda code, _names: quote_words(code)),
}

_BY_KIND = {
    "pass_percent_for": ("le seuil", f"{SPACE}%"),
    "min_answered_for": ("le minimum de réponses", ""),
    "criteria_met_for": ("le nombre de critères demandés", ""),
}


def _say_for_one(change: Change, names: Names) -> str:
    """A number that one kind of outlet has for itself."""
    subject, unit = _BY_KIND[change.path[-2]]
    for_kind = f"Pour {names.kind(change.path[-1])}, {subject} {names.of(change.path[:-2])}"
    if change.sort == "added":
        return f"{for_kind} est maintenant de {write_integer(change.after)}{unit}."
    if change.sort == "removed":
        return (
            f"{for_kind} redevient celui de tous les lieux (avant{SPACE}: {change.before}{unit})."
        )
    return f"{for_kind} passe {_from_to(change, unit)}."


# --- Product rules, rates, perimeter, decision ---------------------------------------------------


def _say_rules(change: Change, names: Names) -> Iterator[str]:
    before = [say_rule(rule, names.turned()) for rule in change.before]
    after = [say_rule(rule, names) for rule in change.after]
    for sort, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if sort != "equal":
            yield from (f"Règle de classement retirée{SPACE}: {one}." for one in before[i:j])
            yield from (f"Règle de classement ajoutée{SPACE}: {one}." for one in after[k:m])
    if before == after:
        yield "Les règles de classement des produits changent, comme les noms qu’elles citent."


def _say_tables(change: Change, names: Names) -> Iterator[str]:
    before, after = _by_date(change.before), _by_date(change.after)
    for day in [*before, *(day for day in after if day not in before)]:
        since = "" if day is None else f" à partir du {write_date(day)}"
        if day not in after:
            yield f"La table de taux{since or ' de départ'} est retirée."
            continue
        if day not in before:
            yield f"Une table de taux{since or ' de départ'} est ajoutée."
        yield from _say_table(before.get(day), after[day], since, names)


def _by_date(tables: Iterable[RateTable]) -> dict[str | None, RateTable]:
    return {table.from_: table for table in tables}


def _say_table(
    before: RateTable | None, after: RateTable, since: str, names: Names
) -> Iterator[str]:
    old, new = _cells(before), _cells(after)
    for cell in [*new, *(cell for cell in old if cell not in new)]:
        was, now = old.get(cell), new.get(cell)
        if was == now:
            continue
        rate = f"{names.tier(cell[0])}, {names.class_(cell[1])}{since}{SPACE}: le taux"
        if now is None:
            yield f"{rate} de {was}{SPACE}% n’existe plus."
        elif was is None:
            yield f"{rate} est de {now}{SPACE}%."
        else:
            yield f"{rate} passe de {was} à {now}{SPACE}%."


def _cells(table: RateTable | None) -> dict[tuple[str, str], int]:
    percents = {} if table is None else table.percent
    return {(tier, class_): one for tier, row in percents.items() for class_, one in row.items()}


def _say_ways(change: Change, _names: Names) -> Iterator[str]:
    before, after = ([way.fr for way in ways] for ways in (change.before, change.after))
    yield from (f"Moyen de payer retiré{SPACE}: {_quote(o)}." for o in before if o not in after)
    yield from (f"Moyen de payer ajouté{SPACE}: {_quote(o)}." for o in after if o not in before)
    if set(before) == set(after):
        yield "Les moyens de payer changent d’ordre ou de traduction."


def _whole(subject: str, none: str, say: Callable[[Any], str]) -> Saying:
    """A part or rule that comes, goes or becomes another."""

    def sentence(change: Change, _names: Names) -> list[str]:
        before, after = (none if one is None else say(one) for one in (change.before, change.after))
        return [f"{subject}{SPACE}: {after} (avant{SPACE}: {before})."]

    return sentence


def _say_languages(change: Change, _names: Names) -> Iterator[str]:
    before, after = change.before, change.after
    yield from (f"Langue ajoutée{SPACE}: {LANGUAGES[o]}." for o in after if o not in before)
    yield from (f"Langue retirée{SPACE}: {LANGUAGES[o]}." for o in before if o not in after)
    if set(before) == set(after):
        yield "L’ordre des langues change."


def _decides(subject: str, key: str) -> tuple[Keys, Saying]:
    say = _whole(subject, "sans objet", lambda value: say_decision(key, value))
    return ("decision", key), say


_BY_PATH: Mapping[Keys, Saying] = {
    ("products", "rules"): _say_rules,
    ("rates", "tables"): _say_tables,
    ("rates", "ways_to_pay"): _say_ways,
    ("rates", "meaning"): _whole("Le sens d’un taux", "", say_value),
    ("rates", "currency"): _whole("La monnaie", "", quote_words),
    ("perimeter",): _whole("Le périmètre", "aucun", say_perimeter),
    ("perimeter", "radius_m"): lambda change, _names: [
        f"Le rayon du périmètre passe de {say_length(change.before)} à {say_length(change.after)}."
    ],
    ("perimeter", "measured"): _whole("Ce qui est mesuré", "", say_value),
    ("languages",): _say_languages,
    **dict(
        (
            _decides("La façon de décider", "method"),
            _decides("Ce que l’on tente d’abord", "tried_first"),
            _decides("Les voix comptées", "base"),
            _decides("La majorité demandée", "threshold"),
            _decides("En cas d’égalité", "tie"),
            _decides("Sans accord", "blocked"),
            _decides("Le quorum", "quorum"),
            _decides("Sans quorum", "no_quorum"),
            _decides("Le préavis", "notice_days"),
        )
    ),
}
