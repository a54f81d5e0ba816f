"""The stored key by which names are sorted and searched, the same on both databases."""

import unicodedata


def sorting_key(name: str) -> str:
    """Return the name without accents, case or punctuation.

    >>> sorting_key("L'Étal d'Œuvre")
    'l etal d oeuvre'
    """
    folded = name.casefold().replace("œ", "oe").replace("æ", "ae")
    plain = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())
