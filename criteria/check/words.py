"""Every fault and doubt of a charter in plain French: what is wrong, and what would be right."""

import re
from collections.abc import Mapping

from criteria.check.nearest import find_nearest
from criteria.check.places import quote_words, write_place
from criteria.check.sentences import EXPECTED, FOUND, SENTENCES, SYNTAX
from criteria.french import SPACE, write_count, write_integer
from criteria.refusals import Fact, Fault

_GREATEST_LISTED = 8


def write_fault(fault: Fault, data: object) -> str:
    """A fault or doubt in one line: its place in words, what is wrong, what would be right.

    `data` is what was read of the charter; a fault of the file itself has a line and a column.
    """
    return f"{write_where(fault, data)}{SPACE}: {write_what(fault, data)}"


def write_where(fault: Fault, data: object) -> str:
    """The place of a fault in words."""
    line, column = fault.facts.get("line"), fault.facts.get("column")
    if line is not None and column is not None:
        return f"ligne {_say(line, data)}, colonne {_say(column, data)}"
    return write_place(fault.path, data) if fault.path else "charte"


def write_what(fault: Fault, data: object) -> str:
    """What is wrong, and what would be right."""
    said = {name: _say(fact, data) for name, fact in fault.facts.items()}
    match fault.code:
        case "syntax":
            return _typeset(_write_syntax(str(fault.facts.get("given", ""))))
        case "unknown-key":
            return _typeset("Cette clé n'existe pas. ") + _suggest(str(fault.path[-1]), fault.facts)
        case "missing-key":
            return _typeset("Il manque cette clé. Écrivez-y ") + _write_expected(fault.facts)
        case "wrong-type":
            found = _typeset(FOUND[str(fault.facts["found"])]).format_map(said)
            wanted = _write_expected(fault.facts)
            return f"{found[0].upper()}{found[1:]} ne va pas ici. Écrivez-y {wanted}"
        case "unknown-code" | "unknown-source":
            given = _typeset("{given} n'existe pas ici. ").format_map(said)
            return given + _suggest(str(fault.facts["given"]), fault.facts)
        case "tier-without-rate":
            return _write_missing_rate(said)
        case "rate-out-of-bounds":
            least = "100 : tout se paie" if fault.facts["min"] == 100 else "un nombre de 1 à 100"
            sentence = f"{{given}} % n'est pas un taux possible. Prenez {least}."
            return _typeset(sentence).format_map(said)
        case code:
            return _typeset(SENTENCES[code]).format_map(said)


def _write_missing_rate(said: Mapping[str, str]) -> str:
    if "class" not in said:
        return _typeset("Ce palier n'a pas de taux. Écrivez-en un par classe admise.")
    sentence = "La classe {class} n'a pas de taux au palier {tier}. Écrivez-en un, de 1 à 100."
    return _typeset(sentence).format_map(said)


def _write_syntax(words: str) -> str:
    for english, french in SYNTAX:
        if re.search(english, words):
            return french
    return "Cette ligne ne se lit pas. Voyez docs/charters.md."


def _write_expected(facts: Mapping[str, Fact]) -> str:
    if facts["expected"] == "one-of":
        return _list_known(facts)
    return _typeset(EXPECTED[str(facts["expected"])]) + "."


def _suggest(given: str, facts: Mapping[str, Fact]) -> str:
    known = facts["known"]
    words = tuple(str(word) for word in known) if isinstance(known, tuple) else ()
    nearest = find_nearest(given, words)
    if nearest is not None:
        return _typeset("Vouliez-vous dire ") + f"{quote_words(nearest)}{SPACE}?"
    return _typeset("Prenez ") + _list_known(facts) if words else "Retirez-le."


def _list_known(facts: Mapping[str, Fact]) -> str:
    known = facts["known"]
    words = [quote_words(word) for word in known] if isinstance(known, tuple) else []
    more = ["…"] if len(words) > _GREATEST_LISTED else []
    return ", ".join(words[:_GREATEST_LISTED] + more) + "."


def _say(fact: Fact, data: object) -> str:
    """A fact in words: a place, a list, a number or a text."""
    match fact:
        case int():
            return write_integer(fact)
        case str():
            return quote_words(fact)
        case _ if any(isinstance(step, int) for step in fact):
            return write_place(fact, data)
        case _:
            return ", ".join(quote_words(step) for step in fact)


def _typeset(words: str) -> str:
    """French typography: curved apostrophes, spaces that do not break."""
    curved = words.replace("'", "’").replace("« ", f"«{SPACE}").replace(" »", f"{SPACE}»")
    return re.sub(r" (?=[:;!?%])", SPACE, curved).replace("n° ", f"n°{SPACE}")


def write_summary(title: str, criteria: int, questions: int, tiers: int) -> str:
    """What a sound charter holds, in one sentence."""
    counted = ", ".join(
        (
            write_count(criteria, "critère", "critères"),
            write_count(questions, "question", "questions"),
            write_count(tiers, "palier", "paliers"),
        )
    )
    return f"{quote_words(title, longest=200)}{SPACE}: {counted}."
