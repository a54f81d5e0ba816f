"""What scoring keeps on any charter and any answers (design 3)."""

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any, cast

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.asked import BLANK
from criteria.charter import Charter, Criterion, Grid, Question
from criteria.finding import Answers, find
from criteria.override import override
from criteria.question import list_grid_questions
from criteria.result import CriterionResult, Result
from criteria.score import score
from criteria.tiers import criteria_needed
from tests.criteria.random_charters import (
    best_answer,
    make_answer,
    make_answers,
    make_charter,
    make_ordinary_answer,
    make_overrides,
    randoms,
)

DAY = date(2027, 3, 1)
quick = settings(max_examples=150)


def _judged(result: Result) -> list[CriterionResult]:
    return [*result.gates, *result.criteria]


def _blanks(result: Result) -> set[str]:
    questions = [one for judged in _judged(result) for one in judged.questions]
    return {one.question for one in questions if one.state in BLANK}


def _with(answers: Answers, changed: dict[str, Any]) -> Answers:
    return {**answers, "answers": {**answers["answers"], **changed}}


def _complete(rng: Random, charter: Charter, answers: Answers) -> Answers:
    """Answers some blanks, then those that this has opened, and so on."""
    questions = {one.code: one for one in list_grid_questions(charter)}
    for _ in range(3):
        blanks = sorted(_blanks(score(charter, answers, DAY)))
        filled = [code for code in blanks if rng.random() < 0.8]
        answers = _with(answers, {code: make_answer(rng, questions[code]) for code in filled})
    return answers


@quick
@given(rng=randoms())
def test_every_completion_ends_between_secured_and_possible(rng: Random) -> None:
    """Criterion by criterion and in number, whatever the blanks become."""
    charter = make_charter(rng)
    answers = make_answers(rng, charter)
    before = score(charter, answers, DAY)
    after = score(charter, _complete(rng, charter, answers), DAY)

    assert before.secured <= after.criteria_met <= before.possible
    for early, late in zip(_judged(before), _judged(after), strict=True):
        assert not early.secured or late.verdict == "met"
        assert early.possible or late.verdict != "met"


@quick
@given(rng=randoms())
def test_without_conditions_both_bounds_are_reached(rng: Random) -> None:
    """Refusing every blank gives what is secured, the best answers what is possible."""
    charter = make_charter(rng, with_conditions=False)
    answers = make_answers(rng, charter)
    before = score(charter, answers, DAY)
    blanks = [one for one in list_grid_questions(charter) if one.code in _blanks(before)]
    worst = _with(answers, {one.code: {"special": "refused"} for one in blanks})
    best = _with(answers, {one.code: best_answer(one) for one in blanks})

    assert before.secured == score(charter, worst, DAY).criteria_met
    assert before.possible == score(charter, best, DAY).criteria_met


@quick
@given(rng=randoms())
def test_order_never_matters(rng: Random) -> None:
    """The same answers in another order give the same result."""
    charter = make_charter(rng)
    answers = make_answers(rng, charter)
    shuffled: Answers = {
        "kind": answers["kind"],
        "answers": _shuffle(rng, answers["answers"]),
        "families": _shuffle(
            rng, {code: _shuffle(rng, given) for code, given in answers["families"].items()}
        ),
    }

    assert score(charter, answers, DAY) == score(charter, shuffled, DAY)


def _shuffle(rng: Random, items: Any) -> dict[str, Any]:
    codes = sorted(items)
    rng.shuffle(codes)
    return {code: items[code] for code in codes}


@quick
@given(rng=randoms())
def test_a_refusal_in_place_of_an_answer_never_raises_anything(rng: Random) -> None:
    """No verdict, gate, tier, class or rate rises when an answer becomes refused or unseen."""
    charter = make_charter(rng)
    answers = make_answers(rng, charter)
    before = score(charter, answers, DAY)
    after = score(charter, _refuse_one(rng, answers), DAY)

    assert after.criteria_met <= before.criteria_met
    assert _rank(charter, after.tier) <= _rank(charter, before.tier)
    for early, late in zip(_judged(before), _judged(after), strict=True):
        assert early.verdict == "met" or late.verdict != "met"
        assert early.verdict == late.verdict or late.verdict != "not_applicable"
    for was, now in zip(before.families, after.families, strict=True):
        assert now.class_ in (was.class_, None)
        assert (now.percent or 0) <= (was.percent or 0)


def _refuse_one(rng: Random, answers: Answers) -> Answers:
    special = {"special": rng.choice(("refused", "not_observed"))}
    holders: list[Any] = [answers["answers"], *answers["families"].values()]
    ordinary = [
        (i, code)
        for i, held in enumerate(holders)
        for code in sorted(held)
        if not {"special", "disputed"} & held[code].keys()
    ]
    if not ordinary:
        return answers
    chosen, code = rng.choice(ordinary)
    changed = [dict(held, **{code: special}) if i == chosen else held
               for i, held in enumerate(holders)]  # fmt: skip
    families = dict(zip(answers["families"], changed[1:], strict=True))
    return cast(Answers, {"kind": answers["kind"], "answers": changed[0], "families": families})


def _rank(charter: Charter, tier: str | None) -> int:
    codes = [one.code for one in charter.grid.tiers]
    return -1 if tier is None else codes.index(tier)


@quick
@given(rng=randoms())
def test_more_points_never_lower_anything(rng: Random) -> None:
    """On a question that no condition reads, more points lower no verdict, tier or rate."""
    charter = make_charter(rng)
    sources = {one.asked_if.question for one in list_grid_questions(charter) if one.asked_if}
    free = [one for one in list_grid_questions(charter) if one.code not in sources]
    if not free:
        return
    answers = make_answers(rng, charter)
    for question in rng.sample(free, min(3, len(free))):
        worth = {find(question, one).points: one for one in _ordinary(rng, question, 4)}
        less, more = worth[min(worth)], worth[max(worth)]
        low = score(charter, _with(answers, {question.code: less}), DAY)
        high = score(charter, _with(answers, {question.code: more}), DAY)

        assert low.criteria_met <= high.criteria_met
        assert _rank(charter, low.tier) <= _rank(charter, high.tier)
        for early, late in zip(_judged(low), _judged(high), strict=True):
            assert early.verdict != "met" or late.verdict == "met"
        for was, now in zip(low.families, high.families, strict=True):
            assert was.class_ == now.class_
            assert (was.percent or 0) <= (now.percent or 0)


def _ordinary(rng: Random, question: Question, count: int) -> list[dict[str, Any]]:
    """Answers that count as such: no distance to confirm, no photo that is not there."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        answer = make_ordinary_answer(rng, question)
        if find(question, answer).state == "answered":
            found.append(answer)
    return found


@quick
@given(rng=randoms())
def test_all_sans_objet_is_never_met(rng: Random) -> None:
    """A grid without object everywhere divides nothing by zero, and earns only what is free."""
    charter = _allow_sans_objet(make_charter(rng))
    questions, products = list_grid_questions(charter), charter.products.questions
    special = {"special": "not_applicable", "note": "rien ici"}
    result = score(
        charter,
        {
            "kind": "farm",
            "answers": {one.code: special for one in questions},
            "families": {"eggs": {one.code: special for one in products}},
        },
        DAY,
    )
    free = [
        one.code for one in charter.grid.tiers if criteria_needed(charter.grid, one, "farm", 0) == 0
    ]

    assert {"not_applicable"} >= {one.verdict for one in _judged(result)}
    assert (0, 0) == (result.criteria_met, result.possible)
    assert (free[-1] if free else None) == result.tier


def _allow_sans_objet(charter: Charter) -> Charter:
    """The same charter, each question of which may be without object."""
    replace = msgspec.structs.replace

    def allow(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        return tuple(
            replace(
                one,
                questions=tuple(replace(q, not_applicable_allowed=True) for q in one.questions),
            )
            for one in criteria
        )

    grid = replace(
        charter.grid, gates=allow(charter.grid.gates), criteria=allow(charter.grid.criteria)
    )
    return replace(charter, grid=grid)


@given(
    needed=st.integers(0, 12),
    met=st.integers(0, 12),
    applicable=st.integers(1, 12),
    total=st.integers(1, 12),
)
def test_a_tier_in_proportion_is_reached_by_the_exact_share(
    needed: int, met: int, applicable: int, total: int
) -> None:
    """Met over applicable is at least needed over all, without rounding."""
    needed, applicable = min(needed, total), min(applicable, total)
    rng = Random(total)
    data: Any = msgspec.to_builtins(make_charter(rng).grid)
    one = {"code": "c", "title": {"fr": "C"}, "pass_percent": 50, "questions": []}
    tier = {"code": "t", "label": {"fr": "T"}, "criteria_met": needed}
    data |= {"criteria": [one] * total, "tiers": [tier], "not_applicable": "proportional"}
    grid = msgspec.convert(data, Grid)
    reached = met >= criteria_needed(grid, grid.tiers[0], "farm", applicable)

    assert (Fraction(met, applicable) >= Fraction(needed, total)) == reached


@quick
@given(rng=randoms())
def test_an_override_raises_a_tier_only_as_far_as_the_charter_says(rng: Random) -> None:
    """A verdict decided met never lowers, one decided not met never raises; and each rule holds."""
    charter = make_charter(rng)
    answers = make_answers(rng, charter)
    result = score(charter, answers, DAY)
    overrides = make_overrides(rng, charter)
    standing = override(charter, answers["kind"], result, overrides)
    computed, decided = _rank(charter, result.tier), _rank(charter, standing.tier)
    most = {"never_raises": computed, "first_tier": max(computed, 0), "recounted": decided}

    assert decided <= most[charter.grid.override_tier]
    assert decided >= computed or "not_met" in overrides.values()
    assert decided <= computed or "met" in overrides.values()
