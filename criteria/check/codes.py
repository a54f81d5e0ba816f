"""Codes: how they are written, once each, and known where they are named."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from criteria.charter import Charter, Choice, Family, OutletKind, ProductClass, Tier
from criteria.check.placed import (
    Placed,
    place_criteria,
    place_grid_questions,
    place_product_questions,
)
from criteria.refusals import Fault, Path

CODED = ("yes_no", "choice", "distance")  # kinds answered by a code
MEASURED = ("number", "share")  # kinds answered by an amount
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_NAMED_COUNT = 100  # known codes a fault carries, to find the nearest among them


def check_codes(charter: Charter) -> Iterator[Fault]:
    """Every code that the charter defines is well written, and once among its like."""
    grid, products = charter.grid, charter.products
    questions = place_grid_questions(charter) + place_product_questions(charter)
    yield from _find_wrong([(("id",), charter.id)])
    yield from _find_wrong(_code_each(("kinds",), charter.kinds))
    yield from _find_wrong((((*path, "code"), one.code) for path, one in place_criteria(charter)))
    yield from _find_wrong(_code_each(("grid", "tiers"), grid.tiers))
    yield from _find_wrong(((*one.path, "code"), one.question.code) for one in questions)
    yield from _find_wrong(_code_each(("products", "families"), products.families))
    yield from _find_wrong(_code_each(("products", "classes"), products.classes))
    for path, question in questions:
        yield from _find_wrong(_code_each((*path, "choices"), question.choices))


def check_known(path: Path, codes: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    """Every code is one of those known; `known` is quick to ask."""
    for code in dict.fromkeys(codes):
        if code not in known:
            named = tuple(sorted(known)[:_NAMED_COUNT])
            yield Fault("unknown-code", path, {"given": code, "known": named})


def check_keys(path: Path, keys: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    """Every key of the table at `path` is one of the codes known."""
    for key in keys:
        yield from check_known((*path, key), [key], known)


def _code_each(
    path: Path, defined: Sequence[OutletKind | Tier | Family | ProductClass | Choice]
) -> Iterator[tuple[Path, str]]:
    return (((*path, n, "code"), one.code) for n, one in enumerate(defined))


def _find_wrong(placed: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    first: dict[str, Path] = {}
    for path, code in placed:
        if _CODE.fullmatch(code) is None:
            yield Fault("code-refused", path, {"given": code})
        if code in first:
            yield Fault("code-twice", path, {"given": code, "first": first[code][:-1]})
        first.setdefault(code, path)


def index_questions(placed: Iterable[Placed]) -> dict[str, int]:
    """Where each question stands among these, by code; the first of two with one code."""
    index: dict[str, int] = {}
    for n, one in enumerate(placed):
        index.setdefault(one.question.code, n)
    return index
