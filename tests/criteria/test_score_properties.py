"""What scoring keeps on any charter and any answers (design 3)."""

from datetime import date
from random import Random
from typing import Any, cast

from hypothesis import given, settings

from criteria.asked import BLANK
from criteria.charter import Charter
from criteria.finding import Answers
from criteria.question import list_grid_questions
from criteria.result import CriterionResult, Result
from criteria.score import score
from tests.criteria.random_charters import (
    best_answer,
    make_answer,
    make_answers,
    make_charter,
    randoms,
)

DAY = date(2027, 3, 1)
quick = settings(max_examples=200, deadline=None)


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
def test_all_sans_objet_is_never_met(rng: Random) -> None:
    """A grid that is without object everywhere it may be divides nothing by zero."""
    charter = make_charter(rng)
    questions = list_grid_questions(charter)
    special = {"special": "not_applicable", "note": "rien ici"}
    answers: Answers = {
        "kind": "farm",
        "answers": {one.code: special for one in questions},
        "families": {},
    }

    assert score(charter, answers, DAY).criteria_met == 0
