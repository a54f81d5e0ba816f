"""The word that was probably meant."""

from difflib import get_close_matches
from functools import lru_cache

_GREATEST_LENGTH = 40


@lru_cache(maxsize=1024)
def find_nearest(given: str, known: tuple[str, ...]) -> str | None:
    """The known word that looks most like the one given, None when none does.

    >>> find_nearest("pass_pourcent", ("pass_percent", "points"))
    'pass_percent'
    """
    if len(given) > _GREATEST_LENGTH:
        return None
    folded = {word.lower(): word for word in known}
    found = get_close_matches(given.lower(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None
