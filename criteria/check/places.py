"""Where a fault is, in French words: « critère « Environnement », question « … » »."""

import re
from collections.abc import Iterator, Sequence

from criteria.french import SPACE
from criteria.refusals import Path

_UNSHOWN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_NAMED = {
    "criteria": "critère",
    "gates": "condition à remplir",
    "questions": "question",
    "choices": "choix",
    "tiers": "palier",
    "kinds": "sorte de lieu",
    "classes": "classe",
    "families": "famille",
}
_NUMBERED = {
    "bands": "tranche",
    "rules": "règle de produits",
    "when": "condition",
    "tables": "table de taux",
    "ways_to_pay": "moyen de payer",
}
_PARTS = {
    "grid": "grille",
    "products": "produits",
    "rates": "taux",
    "perimeter": "périmètre",
    "decision": "décision",
}


def write_place(path: Path, data: object) -> str:
    """The place that a path leads to in what was read of a charter, from the outside in.

    >>> write_place(("decision",), {})
    'décision'
    """
    words: list[str] = []
    keys: list[str] = []
    at = data
    for step in path:
        at = _enter(at, step)
        if isinstance(step, str):
            keys.append(step)
        else:
            words.append(_name_item(keys[-1] if keys else "", step, at))
            keys = []
    return ", ".join([*words, *_name_keys(keys)]) or "charte"


def quote_words(text: object, longest: int = 90) -> str:
    """A short text between French quotation marks, on one line, without unseen characters."""
    plain = _UNSHOWN.sub(" ", str(text)[: 2 * longest])
    # what a terminal or a file cannot hold, like half of a surrogate pair
    plain = plain.encode("utf-8", "replace").decode()
    short = plain if len(plain) <= longest else plain[: longest - 1] + "…"
    return f"«{SPACE}{short}{SPACE}»"


def _enter(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list | tuple) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _name_item(list_name: str, index: int, item: object) -> str:
    name = _find_name(item) if list_name in _NAMED else ""
    if name:
        return f"{_NAMED[list_name]} {quote_words(name)}"
    noun = {**_NAMED, **_NUMBERED}.get(list_name, "élément")
    return f"{noun} n°{SPACE}{index + 1}"


def _find_name(item: object) -> str:
    """What people call it: its title, text or label in French, else its code."""
    for key in ("title", "text", "label"):
        text = _enter(_enter(item, key), "fr")
        if isinstance(text, str) and text.strip():
            return text
    code = _enter(item, "code")
    return code if isinstance(code, str) else ""


def _name_keys(keys: Sequence[str]) -> Iterator[str]:
    """What follows the last item: a part of the charter, then a key, or a tier and a class."""
    match keys:
        case []:
            return
        case [part] if part in _PARTS:
            yield _PARTS[part]
        case [part, *rest] if part in _PARTS:
            yield _PARTS[part]
            yield from _name_keys(rest)
        case ["percent", tier, *classes]:
            yield f"palier {quote_words(tier)}"
            yield from (f"classe {quote_words(one)}" for one in classes)
        case ["families", family]:
            yield f"famille {quote_words(family)}"
        case _:
            yield f"clé {quote_words('.'.join(keys))}"
