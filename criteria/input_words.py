"""Every fault of answers, or of lines to quote, in plain French: where, and what would be right."""

import re
from collections.abc import Mapping

from criteria.charter import Charter
from criteria.check.nearest import find_nearest
from criteria.check.places import quote_words
from criteria.french import SPACE, write_integer
from criteria.question import list_grid_questions
from criteria.refusals import Fact, Fault, Path

_GREATEST_LISTED = 8
_SENTENCES = {
    # the file
    "too-large": "Le fichier dépasse 500 ko. Des réponses tiennent dans bien moins.",
    "not-utf-8": "Le fichier n'est pas du texte UTF-8. Enregistrez-le de nouveau en « UTF-8 ».",
    "too-deep": "Plus de {most} niveaux emboîtés. Des réponses en demandent 5.",
    "too-much": "Le fichier compte trop d'éléments pour être des réponses.",
    "syntax": "Ce n'est pas du JSON. {syntax}",
    "key-twice": "Cette clé est écrite deux fois. Gardez-en une.",
    "not-whole": "{given} n'est pas un nombre entier. Écrivez-le dans la plus petite unité : "
    "12,5 avec 1 décimale s'écrit 125.",
    "not-a-number": "{given} n'est pas un nombre. Écrivez un nombre entier.",
    "integer-too-long": "Un nombre de plus de {most} chiffres. Écrivez un nombre plus court.",
    "half-character": "Un caractère est coupé en deux. Écrivez-le de nouveau.",
    # answers
    "not-an-object": "Il faut ici un objet, entre accolades : « {{…}} ».",
    "not-a-text": "Il faut ici un texte : {known}",
    "missing-key": "Il manque la clé {given}.",
    "unknown-key": "Cette clé n'existe pas. {known}",
    "unknown-outlet-kind": "La charte n'a pas la sorte de lieu {given}. {known}",
    "unknown-question": "La charte ne pose pas cette question ici. {known}",
    "unknown-family": "La charte n'a pas de famille {given}. {known}",
    "unknown-choice": "La question n'offre pas cette réponse. Prenez {known}",
    "answer-unreadable": "Cette réponse n'a pas la forme attendue. Écrivez, par exemple, {form}.",
    # lines to quote
    "without-lines": "Il n'y a rien à compter. Donnez une ligne au moins.",
    "too-many-lines": "{count} lignes, pour {most} au plus. Partagez l'achat en deux.",
    "price-out-of-bounds": "Le prix est hors des bornes. Prenez de 0 à {most} centimes.",
    "unknown-class": "La famille {family} ne peut pas avoir la classe {given} ici. {known}",
    "unknown-tier": "La charte n'a pas de palier {given}. {known}",
    "kind-needed": "Le taux dépend de la sorte de lieu. Dites laquelle : {known}",
}  # fmt: skip
_BOUNDS = {
    "share": "Une part compte de 0 au total, et le total de 1 à un milliard.",
    "date": "Cette date n'existe pas. Écrivez-la comme 2026-01-31.",
    "photo": "Un nombre de photos va de 0 à 16 chiffres.",
    "distance": "Une distance est un nombre de mètres, 0 ou plus.",
}
_FORMS = {
    "number": '{"number": 125}',
    "share": '{"share": {"count": 3, "total": 4}}',
    "text": '{"text": "…"}',
    "date": '{"date": "2026-01-31"}',
    "photo": '{"photos": 1}',
    "position": '{"position": true}',
    "distance": '{"distance": {"distance_m": 1200, "verdict": "inside"}}',
}
_SYNTAX = (
    (r"Expecting property name", "Il faut une clé entre guillemets droits, ou une accolade."),
    (r"Expecting ':'", "Il manque « : » après la clé."),
    (r"Expecting ','", "Il manque une virgule, ou ce qui ferme la liste ou l'objet."),
    (r"Illegal trailing comma", "Une virgule de trop avant ce qui ferme."),
    (r"Expecting value", "Il manque une valeur."),
    (r"Extra data", "Il y a quelque chose de trop après la fin."),
    (r"Unterminated", "Il manque les guillemets droits qui ferment le texte."),
    (r"control character", "Un caractère invisible est de trop. Retirez-le."),
    (r"escape", "Un « \\ » de trop. Écrivez « \\\\ »."),
)


def write_input_fault(fault: Fault, charter: Charter | None) -> str:
    """A fault in one line: its place in words, what is wrong, what would be right."""
    return f"{write_input_place(fault, charter)}{SPACE}: {write_input_what(fault)}"


def write_input_place(fault: Fault, charter: Charter | None) -> str:
    """The place of a fault in words, with the charter's own."""
    line, column = fault.facts.get("line"), fault.facts.get("column")
    if isinstance(line, int) and isinstance(column, int):
        return f"ligne {write_integer(line)}, colonne {write_integer(column)}"
    return ", ".join(_name_steps(fault.path, charter)) or "fichier"


def write_input_what(fault: Fault) -> str:
    """What is wrong, and what would be right."""
    facts = fault.facts
    if fault.code == "answer-out-of-bounds":
        return _typeset(_BOUNDS.get(str(facts["kind"]), "")) or _write_number_bounds(facts)
    said = {name: _say(fact) for name, fact in facts.items()}
    said["known"] = _suggest(facts)
    said["form"] = _write_form(facts)
    said["syntax"] = _typeset(_write_syntax(str(facts.get("given", ""))))
    return _typeset(_SENTENCES[fault.code]).format_map(said)


def _name_steps(path: Path, charter: Charter | None) -> list[str]:
    match path:
        case ("kind",):
            return ["sorte de lieu"]
        case ("tier",):
            return ["palier"]
        case ("lines",):
            return ["lignes"]
        case ("answers", str(question), *keys):
            return [_name_question(question, charter), *_name_keys(keys)]
        case ("families", str(family)):
            return [_name_family(family, charter)]
        case ("families", str(family), str(question), *keys):
            where = [_name_family(family, charter), _name_question(question, charter)]
            return [*where, *_name_keys(keys)]
        case ("lines", int(n), *_):
            return [f"ligne n°{SPACE}{n + 1}"]
        case _:
            return _name_keys(path)


def _name_keys(keys: Path | list[str | int]) -> list[str]:
    return [f"clé {quote_words('.'.join(str(key) for key in keys))}"] if keys else []


def _name_question(code: str, charter: Charter | None) -> str:
    asked = [*list_grid_questions(charter), *charter.products.questions] if charter else []
    texts = {one.code: one.text.fr for one in asked}
    return f"question {quote_words(code)}" + (f" ({texts[code]})" if code in texts else "")


def _name_family(code: str, charter: Charter | None) -> str:
    labels = {one.code: one.label.fr for one in charter.products.families} if charter else {}
    return f"famille {quote_words(labels.get(code, code))}"


def _write_number_bounds(facts: Mapping[str, Fact]) -> str:
    low, high = facts.get("min"), facts.get("max")
    match low, high:
        case int(), int():
            words = f"de {write_integer(low)} à {write_integer(high)}"
        case int(), _:
            words = f"{write_integer(low)} ou plus"
        case _, int():
            words = f"{write_integer(high)} ou moins"
        case _:
            words = "plus petit"
    return f"Ce nombre est hors des bornes. Prenez un nombre {words}."


def _write_form(facts: Mapping[str, Fact]) -> str:
    known = facts.get("known")
    if isinstance(known, tuple) and known:
        return f'{{"choice": "{known[0]}"}}'
    return _FORMS.get(str(facts.get("kind")), "")


def _write_syntax(given: str) -> str:
    return next((french for english, french in _SYNTAX if re.search(english, given)), "")


def _suggest(facts: Mapping[str, Fact]) -> str:
    """The word that was probably meant, else those that are possible."""
    known, given = facts.get("known"), facts.get("given")
    if not isinstance(known, tuple):
        return ""
    words = tuple(str(word) for word in known)
    nearest = find_nearest(given, words) if isinstance(given, str) else None
    if nearest is not None and nearest != given:
        return f"Vouliez-vous dire {quote_words(nearest)}{SPACE}?"
    if not words:
        return "Retirez-la."
    more = ["…"] if len(words) > _GREATEST_LISTED else []
    listed = ", ".join([quote_words(word) for word in words[:_GREATEST_LISTED]] + more)
    return f"Possibles{SPACE}: {listed}." if isinstance(given, str) else f"{listed}."


def _say(fact: Fact) -> str:
    return write_integer(fact) if isinstance(fact, int) else quote_words(fact)


def _typeset(words: str) -> str:
    """French typography: curved apostrophes, spaces that do not break."""
    curved = words.replace("'", "’").replace("« ", f"«{SPACE}").replace(" »", f"{SPACE}»")
    return re.sub(r" (?=[:;!?%])", SPACE, curved)
