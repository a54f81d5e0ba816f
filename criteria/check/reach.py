"""What of the grid can never serve: questions never asked, thresholds and tiers out of reach.

A set of kinds of outlet is an integer with one bit a kind, so that a large charter is checked in
one pass. Everything here errs on the side of the charter: what is named can never happen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from criteria.charter import Charter, Criterion, Question, Tier
from criteria.check.conditions import find_sources
from criteria.check.placed import Placed, place_criteria, place_grid_questions
from criteria.question import max_points_of
from criteria.refusals import Fault, Path

GREATEST_KIND_COUNT = 100


class Asked(NamedTuple):
    """The questions of a list in order, what each follows, and for which kinds it can be asked."""

    placed: Sequence[Placed]
    sources: Sequence[int | None]
    kinds: Sequence[int]


class Judged(NamedTuple):
    """A gate or criterion, its questions by number, and for which kinds it can be met or fail."""

    path: Path
    criterion: Criterion
    held: range
    asked: int
    scored: int
    answerable: int

    @property
    def meetable(self) -> int:
        """The kinds for which it can be met."""
        return self.scored & self.answerable


def check_reach(charter: Charter) -> Iterator[Fault]:
    """Questions, criteria and tiers of the grid that no visit can ever reach."""
    count = len(charter.kinds)
    if count > GREATEST_KIND_COUNT:
        facts = {"count": count, "most": GREATEST_KIND_COUNT}
        yield Fault("too-many-kinds", ("kinds",), facts, "idle")
        return
    asked = ask_questions(charter, place_grid_questions(charter))
    yield from find_unreachable(asked)
    yield from _find_without_distance(charter, asked.placed)
    judged = list(_judge(charter, asked))
    for one in judged:
        yield from _check_met(charter, one)
    yield from _check_tiers(charter, judged)


def ask_questions(charter: Charter, placed: Sequence[Placed]) -> Asked:
    """For which kinds of outlet each question can be asked, its sources included."""
    bits = {kind.code: 1 << n for n, kind in enumerate(charter.kinds)}
    every = (1 << len(charter.kinds)) - 1
    sources = find_sources(placed)
    kinds: list[int] = []
    for one, source in zip(placed, sources, strict=True):
        named = sum(bits.get(code, 0) for code in set(one.question.applies_to))
        own = named or every
        kinds.append(own if source is None else own & kinds[source])
    return Asked(placed, sources, kinds)


def find_unreachable(asked: Asked) -> Iterator[Fault]:
    """The first question of each chain that no kind of outlet is ever asked."""
    for (path, _), source, kinds in zip(*asked, strict=True):
        if source is not None and not kinds and asked.kinds[source]:
            facts = {"source": asked.placed[source].path}
            yield Fault("never-asked", path, facts, "idle")


def _find_without_distance(charter: Charter, placed: Iterable[Placed]) -> Iterator[Fault]:
    """Questions answered by the perimeter, in a charter that has none."""
    for path, question in placed:
        if question.kind == "distance" and charter.perimeter is None:
            yield Fault("distance-without-perimeter", (*path, "kind"), {}, "idle")


def _judge(charter: Charter, asked: Asked) -> Iterator[Judged]:
    start = 0
    for path, criterion in place_criteria(charter):
        held = range(start, start + len(criterion.questions))
        start = held.stop
        asked_of = _union(asked.kinds[n] for n in held)
        scored = _union(asked.kinds[n] for n in held if _counts(asked.placed[n].question))
        answerable = _list_answerable(charter, criterion, asked, held)
        yield Judged(path, criterion, held, asked_of, scored, answerable)


def _counts(question: Question) -> bool:
    return max_points_of(question) > 0 or bool(question.passing)


def _union(sets: Iterable[int]) -> int:
    united = 0
    for one in sets:
        united |= one
    return united


def _list_answerable(charter: Charter, criterion: Criterion, asked: Asked, held: range) -> int:
    """The kinds of which enough questions can be asked at once for the minimum answered."""
    answerable = 0
    for n, kind in enumerate(charter.kinds):
        least = criterion.min_answered_for.get(kind.code, criterion.min_answered)
        if least <= 0 or count_askable(asked, held, 1 << n) >= least:
            answerable |= 1 << n
    return answerable


def count_askable(asked: Asked, held: Iterable[int], kind: int) -> int:
    """The most of these questions that one visit to this kind of outlet can be asked.

    A source has one answer: of the follow-ups that exclude each other, the most numerous count.
    """
    own = {n for n in held if asked.kinds[n] & kind}
    opened: dict[int, Counter[str]] = {}
    total = 0
    for n in sorted(_with_sources(asked, own), reverse=True):
        worth = (n in own) + max(opened.pop(n, Counter()).values(), default=0)
        source, condition = asked.sources[n], asked.placed[n].question.asked_if
        if source is None or condition is None:
            total += worth
            continue
        codes = opened.setdefault(source, Counter())
        for code in set(condition.in_):
            codes[code] += worth
    return total


def _with_sources(asked: Asked, own: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for n in own:
        at: int | None = n
        while at is not None and at not in found:
            found.add(at)
            at = asked.sources[at]
    return found


def _check_met(charter: Charter, judged: Judged) -> Iterator[Fault]:
    """A criterion that can be met somewhere, and answered enough wherever it is asked."""
    if not judged.scored:
        code = "without-points" if judged.criterion.questions else "without-questions"
        yield Fault(code, judged.path, {}, "idle")
    short, most = judged.asked & ~judged.answerable, len(judged.criterion.questions)
    own = judged.criterion.min_answered_for
    for n, kind in enumerate(charter.kinds):
        if kind.code in own and short >> n & 1:
            short &= ~(1 << n)
            if own[kind.code] <= most:
                at = (*judged.path, "min_answered_for", kind.code)
                yield _min_answered(at, own[kind.code], (kind.label.fr,))
    if short and judged.criterion.min_answered <= most:
        at, given = (*judged.path, "min_answered"), judged.criterion.min_answered
        yield _min_answered(at, given, _labels(charter, short))


def _min_answered(at: Path, given: int, kinds: tuple[str, ...]) -> Fault:
    return Fault("min-answered-out-of-reach", at, {"given": given, "kinds": kinds}, "idle")


def _labels(charter: Charter, kinds: int) -> tuple[str, ...]:
    return tuple(kind.label.fr for n, kind in enumerate(charter.kinds) if kinds >> n & 1)


def _check_tiers(charter: Charter, judged: Sequence[Judged]) -> Iterator[Fault]:
    """Every kind of outlet can reach the first tier, and some kind each tier."""
    tiers = charter.grid.tiers
    if not tiers:
        return
    most = [_count_meetable(charter, judged, 1 << n) for n in range(len(charter.kinds))]
    for n, (kind, count) in enumerate(zip(charter.kinds, most, strict=True)):
        first = _least_needed(charter, tiers[0], kind.code)
        if count is None:
            yield Fault("kind-stopped", ("kinds", n), {}, "idle")
        elif count < first:
            facts = {"needed": first, "possible": count}
            yield Fault("kind-without-tier", ("kinds", n), facts, "idle")
    best = max((count for count in most if count is not None), default=0)
    for n, tier in enumerate(tiers):
        needed = [_least_needed(charter, tier, kind.code) for kind in charter.kinds]
        is_reached = any((count or 0) >= least for count, least in zip(most, needed, strict=True))
        if not is_reached and 0 < tier.criteria_met <= len(charter.grid.criteria):
            facts = {"given": tier.criteria_met, "possible": best}
            yield Fault("tier-out-of-reach", ("grid", "tiers", n, "criteria_met"), facts, "idle")


def _least_needed(charter: Charter, tier: Tier, kind: str) -> int:
    """The fewest criteria this kind of outlet may need: one, where the grid is proportional."""
    own = tier.criteria_met_for.get(kind, tier.criteria_met)
    return own if charter.grid.not_applicable == "absolute" else min(own, 1)


def _count_meetable(charter: Charter, judged: Sequence[Judged], kind: int) -> int | None:
    """How many criteria an outlet of this kind can meet; None when a gate always stops it."""
    gates = len(charter.grid.gates)
    bound = [*judged[:gates], *(one for one in judged[gates:] if one.criterion.compulsory)]
    if any(one.asked & kind and one.scored & kind and not one.meetable & kind for one in bound):
        return None
    return sum(bool(one.meetable & kind) for one in judged[gates:])
