"""Conditions: a follow-up reads what is earlier, answered by a code, and never itself."""

from collections.abc import Iterator, Sequence

from criteria.check.codes import CODED, check_known, index_questions
from criteria.check.placed import Placed
from criteria.question import codes_of
from criteria.refusals import Fault

GREATEST_FOLLOW_UP_DEPTH = 32
_NAMED_COUNT = 100


def check_conditions(placed: Sequence[Placed]) -> Iterator[Fault]:
    """Every `asked_if` of these questions, which are asked in this order."""
    index = index_questions(placed)
    cycles = _list_cycles(placed, index)
    for cycle in cycles:
        codes = tuple(placed[n].question.code for n in cycle)
        yield Fault("condition-cycle", (*placed[cycle[0]].path, "asked_if"), {"cycle": codes})
    in_cycle = {n for cycle in cycles for n in cycle}
    codes_by_source: dict[int, frozenset[str]] = {}
    for n, (path, question) in enumerate(placed):
        condition = question.asked_if
        if condition is None or n in in_cycle:
            continue
        at, source = (*path, "asked_if"), index.get(condition.question)
        if source is None:
            known = tuple(one.question.code for one in placed[:n] if one.question.kind in CODED)
            at_source, named = (*at, "question"), known[-_NAMED_COUNT:]
            yield Fault("unknown-source", at_source, {"given": condition.question, "known": named})
            continue
        if source >= n:
            yield Fault("later-source", (*at, "question"), {"source": placed[source].path})
        kind = placed[source].question.kind
        if kind not in CODED:
            at_source, path_source = (*at, "question"), placed[source].path
            yield Fault("source-without-codes", at_source, {"source": path_source, "kind": kind})
            continue
        if not condition.in_:
            yield Fault("nothing-opens", (*at, "in"))
        if source not in codes_by_source:
            codes_by_source[source] = frozenset(codes_of(placed[source].question))
        yield from check_known((*at, "in"), condition.in_, codes_by_source[source])
    yield from _check_depths(placed, find_sources(placed))


def find_sources(placed: Sequence[Placed]) -> list[int | None]:
    """The question that each one follows; None where it follows none that it may."""
    index = index_questions(placed)
    sources: list[int | None] = []
    for n, (_, question) in enumerate(placed):
        source = index.get(question.asked_if.question) if question.asked_if else None
        is_right = source is not None and source < n and placed[source].question.kind in CODED
        sources.append(source if is_right else None)
    return sources


def _list_cycles(placed: Sequence[Placed], index: dict[str, int]) -> list[list[int]]:
    """The loops that conditions make, each from its first question on, then in reading order."""
    reads = [
        None if one.question.asked_if is None else index.get(one.question.asked_if.question)
        for one in placed
    ]
    cycles: list[list[int]] = []
    visited: set[int] = set()
    for start in range(len(placed)):
        way: dict[int, None] = {}
        at: int | None = start
        while at is not None and at not in visited and at not in way:
            way[at] = None
            at = reads[at]
        visited |= way.keys()
        if at is not None and at in way:
            loop = list(way)[list(way).index(at) :]
            first = loop.index(min(loop))
            cycles.append(loop[first:] + loop[:first])
    return cycles


def _check_depths(placed: Sequence[Placed], sources: Sequence[int | None]) -> Iterator[Fault]:
    """The first question of each chain of follow-ups that is too deep."""
    depths: list[int] = []
    for (path, _), source in zip(placed, sources, strict=True):
        depths.append(1 if source is None else depths[source] + 1)
        if depths[-1] == GREATEST_FOLLOW_UP_DEPTH + 1:
            yield Fault("follow-ups-too-deep", path, {"most": GREATEST_FOLLOW_UP_DEPTH})
