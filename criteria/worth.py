"""What many visits are worth under one charter, without the lines that explain it.

The rules are those of scoring, called here through what they have already answered: a question, a
verdict or a class is worked out once for each thing that was answered, however often it comes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from criteria.answers import Distance, Held, fact_for
from criteria.asked import Seen, see, why_not_for_kind
from criteria.charter import Charter, Products, Question
from criteria.finding import BadAnswers, Finding, UnknownOutletKind, find
from criteria.products import Classified, classify_family, rate_family, why_not_for_family
from criteria.question import list_grid_questions
from criteria.readable import ASIDE, find_or_aside
from criteria.result import FamilyState, Result, Verdict
from criteria.score import judge
from criteria.tiers import stand

_FACTS = frozenset({"photo", "position", "distance"})
K = TypeVar("K")
V = TypeVar("V")
_NONE_ASIDE: frozenset[str] = frozenset()


class FamilyWorth(NamedTuple):
    """The class, percent and state of a family."""

    state: FamilyState
    class_: str | None
    percent: int | None


class Worth(NamedTuple):
    """What a visit is worth: criteria met, tier, verdicts (gates first), families present."""

    criteria_met: int
    tier: str | None
    verdicts: tuple[Verdict, ...]
    families: dict[str, FamilyWorth]


Weigh = Callable[[str, Held, Distance | None], Worth]


def worth_of(result: Result) -> Worth:
    """The same, of a result with its explanation."""
    return Worth(
        result.criteria_met,
        result.tier,
        tuple(one.verdict for one in (*result.gates, *result.criteria)),
        {one.code: FamilyWorth(one.state, one.class_, one.percent) for one in result.families},
    )


def make_weighs(charters: Iterable[Charter], day: date) -> list[Weigh]:
    """What gives the worth of a kind of outlet on what is held, with the rates of that day.

    Versions that ask the same questions look only once at a visit given to them in turn. Answers
    that a charter cannot read count as unanswered. Each raises UnknownOutletKind.
    """
    looks: list[tuple[list[Question], _Look]] = []
    classifies: list[tuple[Products, _Classify]] = []
    weighs: list[Weigh] = []
    for charter in charters:
        look = _find_or_make(looks, list_grid_questions(charter), _make_look)
        classify = _find_or_make(classifies, charter.products, _make_classify)
        weighs.append(_make_weigh(charter, day, look, classify))
    return weighs


def _find_or_make(made: list[tuple[K, V]], key: K, make: Callable[[K], V]) -> V:
    """What was made for an equal key, or a new one, remembered."""
    found = [value for known, value in made if known == key]
    if not found:
        found = [make(key)]
        made.append((key, found[0]))
    return found[0]


def _make_weigh(charter: Charter, day: date, look: "_Look", classify: "_Classify") -> Weigh:
    kinds = {one.code for one in charter.kinds}
    judge_all = _make_judge(charter, look.seen)
    gates = [one.code for one in charter.grid.gates]
    criteria = [one.code for one in charter.grid.criteria]

    @cache
    def find_standing(kind: str, verdicts: tuple[Verdict, ...]) -> tuple[int, str | None]:
        of_gates = dict(zip(gates, verdicts, strict=False))
        of_criteria = dict(zip(criteria, verdicts[len(gates) :], strict=True))
        standing = stand(charter, kind, of_gates, of_criteria)
        return standing.criteria_met, standing.tier

    @cache
    def rate(class_: str | None, settled: FamilyState | None, tier: str | None) -> FamilyWorth:
        standing = rate_family(charter, Classified(class_, settled, []), tier, day)
        return FamilyWorth(standing.state, standing.class_, standing.percent)

    def weigh(kind: str, held: Held, distance: Distance | None) -> Worth:
        if kind not in kinds:
            raise UnknownOutletKind(kind)
        if distance is not None:  # of a distance only the verdict counts
            distance = Distance(0, distance.verdict, distance.families)
        verdicts = judge_all(kind, look.at(kind, held, distance))
        criteria_met, tier = find_standing(kind, verdicts)
        families = {
            code: rate(one.class_, one.settled, tier)
            for code, one in classify(kind, held, distance)
        }
        return Worth(criteria_met, tier, verdicts, families)

    return weigh


class _Step(NamedTuple):
    """A question, by its place, and where the one that it hangs on is; -1 for none."""

    place: int
    question: Question
    source: int
    is_fact: bool


def _list_steps(questions: Sequence[Question]) -> list[_Step]:
    places = {question.code: place for place, question in enumerate(questions)}
    return [
        _Step(
            place,
            one,
            places[one.asked_if.question] if one.asked_if else -1,
            one.kind in _FACTS,
        )
        for place, one in enumerate(questions)
    ]


class _Look(NamedTuple):
    """What sees every question of a grid, as numbers in the list of what was seen.

    What counts and opens the same has the same number, whatever was answered.
    """

    seen: list[Seen]
    at: Callable[[str, Held, Distance | None], list[int]]


def _make_look(questions: list[Question]) -> _Look:
    steps = _list_steps(questions)
    seen: list[Seen] = []
    alike: dict[object, int] = {}
    last: tuple[Held | None, str, Distance | None, list[int]] = (None, "", None, [])

    @cache
    def see_one(place: int, kind: str, written: str, source: int) -> int:
        question = steps[place].question
        own = find_or_aside(question, _read(written))
        hangs_on = None if source < 0 else seen[source].finding
        one = see(question, own, why_not_for_kind(question, kind), hangs_on)
        key = (place, one.state, one.finding.points, one.finding.code, one.max_points)
        if key not in alike:
            alike[key] = len(seen)
            seen.append(one)
        return alike[key]

    def see_all(kind: str, held: Held, distance: Distance | None) -> list[int]:
        nonlocal last
        if last[0] is held and last[1:3] == (kind, distance):
            return last[3]
        numbers: list[int] = []
        for place, question, source, is_fact in steps:
            fact = _fact(held, question, None, distance) if is_fact else None
            written = fact or held.answers.get(question.code, "")
            of_source = -1 if source < 0 else numbers[source]
            numbers.append(see_one(place, kind, written, of_source))
        last = (held, kind, distance, numbers)
        return numbers

    return _Look(seen, see_all)


def _make_judge(
    charter: Charter, seen: list[Seen]
) -> Callable[[str, list[int]], tuple[Verdict, ...]]:
    """What judges every gate and criterion on the numbers of what was seen."""
    parts = [*charter.grid.gates, *charter.grid.criteria]
    spans = _list_spans([len(one.questions) for one in parts])

    @cache
    def judge_one(part: int, kind: str, numbers: tuple[int, ...]) -> Verdict:
        return judge(parts[part], kind, [seen[number] for number in numbers])

    def judge_all(kind: str, numbers: list[int]) -> tuple[Verdict, ...]:
        return tuple([judge_one(n, kind, tuple(numbers[a:b])) for n, (a, b) in enumerate(spans)])

    return judge_all


def _list_spans(lengths: list[int]) -> list[tuple[int, int]]:
    ends = [sum(lengths[: n + 1]) for n in range(len(lengths))]
    return [(end - length, end) for end, length in zip(ends, lengths, strict=True)]


class _Class(NamedTuple):
    """The class of a family, what settles it without a rate, and the questions put aside."""

    class_: str | None
    settled: FamilyState | None
    unreadable: frozenset[str]


_Classify = Callable[[str, Held, Distance | None], list[tuple[str, _Class]]]


def _make_classify(products: Products) -> _Classify:
    """What gives the class of every family present."""
    questions = products.questions
    families = {one.code: one for one in products.families}
    steps = _list_steps(questions)
    facts = [one for one in questions if one.kind in _FACTS]

    @cache
    def find_one(place: int, written: str) -> Finding | None:
        try:
            return find(questions[place], _read(written))
        except BadAnswers:
            return None

    def see_family(
        code: str, kind: str, found: Mapping[str, str], aside: frozenset[str]
    ) -> tuple[dict[str, Seen], frozenset[str]]:
        seen: dict[str, Seen] = {}
        unreadable: set[str] = set()
        for place, question, source, _ in steps:
            own = find_one(place, found.get(question.code, ""))
            if own is None or question.code in aside:
                unreadable.add(question.code)
                own = find(question, ASIDE)
            hangs_on = None if source < 0 else seen[questions[source].code].finding
            why_not = why_not_for_family(question, kind, code)
            seen[question.code] = see(question, own, why_not, hangs_on)
        return seen, frozenset(unreadable)

    @cache
    def classify(
        code: str,
        written: str,
        of_facts: tuple[str | None, ...],
        kind: str,
        aside: frozenset[str],
    ) -> _Class:
        found = _FAMILY.decode(written)
        found |= {one.code: fact for one, fact in zip(facts, of_facts, strict=True) if fact}
        seen, unreadable = see_family(code, kind, found, aside)
        classified = classify_family(products, families[code], seen)
        return _Class(classified.class_, classified.settled, unreadable)

    def classify_all(kind: str, held: Held, distance: Distance | None) -> list[tuple[str, _Class]]:
        given = [
            (code, written, tuple([_fact(held, one, code, distance) for one in facts]))
            for code, written in held.families.items()
            if code in families
        ]
        classes = [classify(*one, kind, _NONE_ASIDE) for one in given]
        aside = _NONE_ASIDE.union(*[one.unreadable for one in classes])
        if aside:  # a question unreadable for one family is put aside for all
            classes = [classify(*one, kind, aside) for one in given]
        return [(one[0], class_) for one, class_ in zip(given, classes, strict=True)]

    return classify_all


_FAMILY = msgspec.json.Decoder(dict[str, str])


def _read(written: str) -> Any:
    return msgspec.json.decode(written) if written else None


def _fact(
    held: Held, question: Question, family: str | None, distance: Distance | None
) -> str | None:
    fact = fact_for(held, question, family, distance)
    return None if fact is None else msgspec.json.encode(fact).decode()
