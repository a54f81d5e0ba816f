"""Trying another version, threshold or rate table on visits already made."""

from datetime import date
from typing import Any

import msgspec
import pytest

from criteria.answers import Distance
from criteria.charter import Charter
from criteria.load import charter_bytes, charter_from_json, read_charter
from criteria.question import list_grid_questions
from criteria.simulate import (
    PastVisit,
    RateMove,
    Simulation,
    Trial,
    UnknownInTrial,
    apply_trial,
    simulate,
)
from tests.criteria.random_charters import best_answer
from tests.criteria.shipped import read_shipped
from tests.criteria.test_worth import hold_answers

DAY = date(2026, 11, 18)
GIRONDE = read_charter(read_shipped("gironde"))
OWN = "0" * 64
CLASS_A = {
    "P1": {"choice": "raw"}, "P2": {"choice": "yes"}, "P3": {"choice": "local"},
    "P4": {"choice": "yes"}, "P5": {"choice": "no"}, "P6": {"choice": "no"},
}  # fmt: skip


def visit_of(outlet: str, criteria: int, *, kind: str = "shop", is_last: bool = True) -> PastVisit:
    """Visit an outlet that answers at best to so many criteria, and nothing to the others."""
    met = GIRONDE.grid.criteria[:criteria]
    answers = {question.code: best_answer(question) for one in met for question in one.questions}
    held = hold_answers({"kind": kind, "answers": answers, "families": {"vegetables": CLASS_A}})
    return PastVisit(f"visit {outlet} {criteria}", outlet, kind, OWN, held, is_last)


def share(count: int, total: int) -> dict[str, Any]:
    """Answer so many of so many."""
    return {"share": {"count": count, "total": total}}


def near(_charter: Charter, _visit: PastVisit) -> Distance | None:
    """Measure every outlet inside."""
    return Distance(1000, "inside")


def run(*visits: PastVisit, trial: Trial | None = None, tried: Charter = GIRONDE) -> Simulation:
    """Try a version, or other numbers, on visits made under the Gironde's charter."""
    tried = apply_trial(tried, trial or Trial(), DAY)
    return simulate(visits, {OWN: GIRONDE}, tried, DAY, near)


def test_the_same_version_changes_nothing() -> None:
    """Each outlet keeps its tier, each family its rate."""
    found = run(visit_of("a", 2), visit_of("b", 4))

    assert {"same": 2} == found.counts
    assert all(one.before == one.after for one in found.visits)


def test_fewer_criteria_needed_opens_a_tier() -> None:
    """Two criteria now reach the first tier: who has two gains it, who has three keeps it."""
    found = run(visit_of("two", 2), visit_of("three", 3), trial=Trial(criteria_met={"t3": 2}))

    assert ["gained", "same"] == [one.move for one in found.visits]
    assert {"gained": 1, "same": 1} == found.counts


def test_more_criteria_needed_closes_a_tier() -> None:
    """Four for the first tier: who has three loses it."""
    found = run(visit_of("three", 3), trial=Trial(criteria_met={"t3": 4}))

    assert ["lost"] == [one.move for one in found.visits]


def test_a_higher_threshold_lowers_a_tier_and_a_lower_one_raises_it() -> None:
    """Two points of seven in the first criterion: 60 % is too many, 20 % is not."""
    full, poor = visit_of("a", 4), visit_of("a", 4)
    first = {question.code for question in GIRONDE.grid.criteria[0].questions}
    kept = {q: one for q, one in poor.held.answers.items() if q not in first}
    some = {"G1.4": {"choice": "yes"}, "G1.6": {"choice": "no"}, "G1.3": share(0, 9)}
    held = msgspec.structs.replace(
        poor.held, answers=kept | {q: msgspec.json.encode(one).decode() for q, one in some.items()}
    )
    easier = Trial(pass_percent={"G1": 20})

    assert ["same", "raised"] == [
        one.move for one in run(full, poor._replace(held=held), trial=easier).visits
    ]


def test_a_threshold_by_kind_moves_that_kind_alone() -> None:
    """Five criteria for shops: the shop loses its tier, the farm keeps it."""
    shop, farm = visit_of("a", 4), visit_of("b", 4, kind="producer")
    for_shops = Trial(criteria_met_for={"t3": {"shop": 5}, "t4": {"shop": 5}})

    assert ["lost", "same"] == [one.move for one in run(shop, farm, trial=for_shops).visits]


@pytest.mark.parametrize(
    ("trial", "moves"),
    [
        (Trial(min_answered={"G1": 99}), ["lost", "lost"]),
        (Trial(min_answered_for={"G1": {"shop": 99}}), ["lost", "same"]),
        (Trial(min_answered={"G1": 99}, min_answered_for={"G1": {"shop": 0}}), ["same", "lost"]),
    ],
)
def test_answers_wanted_are_tried_for_all_or_by_kind(trial: Trial, moves: list[str]) -> None:
    """A criterion that is not answered enough is not met."""
    shop, farm = visit_of("a", 3), visit_of("b", 3, kind="producer")

    assert moves == [one.move for one in run(shop, farm, trial=trial).visits]


def test_numbers_by_kind_leave_those_of_other_kinds() -> None:
    """What the version says of another kind stays, for a gate as for a criterion."""
    couserans = read_charter(read_shipped("couserans"))
    gate = couserans.grid.gates[0]
    one, other, *_ = (kind.code for kind in couserans.kinds)
    first = apply_trial(couserans, Trial(pass_percent_for={gate.code: {one: 90}}), DAY)
    both = apply_trial(first, Trial(pass_percent_for={gate.code: {other: 80}}), DAY)

    assert gate.pass_percent_for | {one: 90, other: 80} == both.grid.gates[0].pass_percent_for


def test_rates_move_by_family_and_are_counted_in_outlets() -> None:
    """Two of three outlets with vegetables go from 70 to 75 %; the third has no tier."""
    found = run(
        visit_of("a", 3), visit_of("b", 3), visit_of("c", 1),
        trial=Trial(percent={"t3": {"A": 75}}),
    )  # fmt: skip

    assert [("vegetables", [RateMove(70, 75, 2), RateMove(None, None, 1)])] == [
        (one.family, one.moves) for one in found.families
    ]


def test_only_the_last_visit_of_an_outlet_counts_in_the_totals() -> None:
    """An older one is tried and told, and changes no figure."""
    easier = Trial(criteria_met={"t3": 2})
    found = run(visit_of("a", 2, is_last=False), visit_of("a", 4), trial=easier)

    assert ["gained", "same"] == [one.move for one in found.visits]
    assert {"same": 1} == found.counts


def test_a_version_without_the_kind_of_an_outlet_says_so() -> None:
    """There is nothing to compare with, and nothing is guessed."""
    data = charter_bytes(GIRONDE).replace(b"shop", b"shed")
    renamed = charter_from_json(data)
    found = run(visit_of("a", 4), tried=renamed)

    assert ["no_kind"] == [one.move for one in found.visits]
    assert found.visits[0].after is None


def test_tiers_of_another_charter_are_only_different() -> None:
    """Nobody can say whether « conventionné » is above « 4 critères remplis »."""
    data = charter_bytes(GIRONDE).replace(b'"t4"', b'"t4b"')
    found = run(visit_of("a", 4), tried=charter_from_json(data))

    assert ["changed"] == [one.move for one in found.visits]


@pytest.mark.parametrize(
    "trial",
    [
        Trial(pass_percent={"G9": 50}),
        Trial(criteria_met={"t9": 2}),
        Trial(min_answered={"G9": 1}),
        Trial(pass_percent_for={"G9": {"shop": 50}}),
        Trial(pass_percent_for={"G1": {"castle": 50}}),
        Trial(min_answered_for={"G1": {"castle": 1}}),
        Trial(criteria_met_for={"t9": {"shop": 2}}),
        Trial(criteria_met_for={"t3": {"castle": 2}}),
        Trial(percent={"t9": {"A": 50}}),
        Trial(percent={"t3": {"Z": 50}}),
    ],
)
def test_what_the_version_does_not_have_cannot_be_tried(trial: Trial) -> None:
    """A code mistyped is named, not left out."""
    with pytest.raises(UnknownInTrial):
        apply_trial(GIRONDE, trial, DAY)


def test_trying_leaves_the_version_as_it_is() -> None:
    """The adopted version has the same bytes afterwards."""
    before = charter_bytes(GIRONDE)
    tried = apply_trial(GIRONDE, Trial(pass_percent={"G1": 90}), DAY)

    assert before == charter_bytes(GIRONDE)
    assert 90 == tried.grid.criteria[0].pass_percent
    assert list_grid_questions(GIRONDE) == list_grid_questions(tried)
