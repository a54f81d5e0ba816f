"""Scoring a farm under the Gironde charter with its explanation: against reading its answers."""

from datetime import date
from pathlib import Path

import msgspec

from criteria.explain import explain
from criteria.finding import Answers
from criteria.load import read_charter
from criteria.question import codes_of, list_grid_questions
from criteria.score import score
from tests.bench.measure import Benchmark

CHARTER = read_charter(
    (Path(__file__).parents[2] / "criteria/charters/gironde.toml").read_text(encoding="utf-8")
)
ANSWERS: Answers = {
    "kind": "producer",
    "answers": {
        question.code: {"choice": codes_of(question)[0]}
        for question in list_grid_questions(CHARTER)
        if codes_of(question) and question.kind != "distance"
    },
    "families": {"vegetables": {"P1": {"choice": "raw"}, "P3": {"choice": "local"}}},
}
BODY = msgspec.json.encode(ANSWERS)


def score_and_explain() -> list[str]:
    """Score the farm and say why, criterion by criterion."""
    result = score(CHARTER, ANSWERS, date(2026, 11, 18))
    return [line for one in result.criteria for line in explain(CHARTER, one.explanation)]


def read_answers() -> object:
    """Read the same answers from their bytes: the work that any program has to do with them."""
    return msgspec.json.decode(BODY)


def get_benchmark() -> Benchmark:
    """Give the benchmark; raise ValueError when nothing is explained."""
    if not score_and_explain():
        raise ValueError("nothing was scored")
    return Benchmark("score a farm, explained", score_and_explain, read_answers)
