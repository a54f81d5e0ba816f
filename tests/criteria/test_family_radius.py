"""Preserves made within 70 km under the Flers charter, whose perimeter is 50 km: to their rate."""

from datetime import date
from pathlib import Path

import pytest

from criteria.answers import Distance, DistanceVerdict, answers_of
from criteria.charter import Charter
from criteria.finding import Answers
from criteria.fold import fold
from criteria.load import read_charter
from criteria.override import override
from criteria.products import score_families
from criteria.question import list_grid_questions
from criteria.score import score
from tests.criteria.random_charters import best_answer
from tests.criteria.short_entries import entries_from

DAY = date(2026, 11, 22)
FLERS = read_charter(Path("criteria/charters/flers.toml").read_text(encoding="utf-8"))


def _visit(preserves: DistanceVerdict) -> Answers:
    """A farm at 62 km, outside the perimeter, that answers well; preserves judged by their own."""
    here = [
        {"id": "a", "kind": "family", "field": "family/preserves", "content": {"present": True}},
        {"id": "b", "kind": "family", "field": "family/eggs", "content": {"present": True}},
    ]
    known = entries_from(here)
    distance = Distance(62_000, "outside", {"preserves": preserves})
    measured = answers_of(fold(known.values(), ()), known, "producer", FLERS, distance)
    said = {one.code: best_answer(one) for one in list_grid_questions(FLERS)}
    return {**measured, "answers": {**said, **measured["answers"]}}


def _standing(charter: Charter, answers: Answers) -> dict[str, tuple[str, int | None]]:
    """State and percent of each family once the committee has voted a derogation on the gate."""
    result = score(charter, answers, DAY)
    decided = override(charter, "producer", result, {"F0": "met"})
    families = score_families(charter, answers, decided.tier, DAY)
    return {one.code: (one.state, one.percent) for one in families}


def test_outside_the_perimeter_the_gate_stops_the_farm() -> None:
    """50 km hold for the outlet whatever the family."""
    result = score(FLERS, _visit("inside"), DAY)

    assert ["not_met"] == [gate.verdict for gate in result.gates]
    assert result.tier is None
    assert {None} == {family.percent for family in result.families}


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("inside", ("rated", 100)),
        ("outside", ("not_admitted", None)),
        ("to_confirm", ("to_confirm", None)),
    ],
)
def test_with_a_derogation_preserves_have_their_own_radius(
    verdict: DistanceVerdict, expected: tuple[str, int | None]
) -> None:
    """The same distance admits, excludes or leaves to confirm by the 70 km of the family."""
    assert expected == _standing(FLERS, _visit(verdict))["preserves"]
