"""Scoring 40 questions and saying why, all lines, in Python: against reading the answers."""

from datetime import date

import msgspec

from criteria.explain import explain
from criteria.load import read_charter
from criteria.score import score
from tests.bench.long_charter import answer_all, write_long_charter
from tests.bench.measure import Benchmark

CHARTER = read_charter(write_long_charter(40))
ANSWERS = answer_all(CHARTER)
BODY = msgspec.json.encode(ANSWERS)
DAY = date(2026, 11, 18)


def score_and_explain() -> int:
    """Score the farm and say why, part by part; the number of sentences."""
    result = score(CHARTER, ANSWERS, DAY)
    parts = [*result.gates, *result.criteria, *result.families, result]
    return sum(len(explain(CHARTER, part.explanation)) for part in parts)


def read_answers() -> object:
    """Read the same answers from their bytes: the work that any program has to do with them."""
    return msgspec.json.decode(BODY)


def get_benchmark() -> Benchmark:
    """Give the benchmark; raise ValueError when a question is not explained."""
    if score_and_explain() < len(ANSWERS["answers"]):
        raise ValueError("a question was not explained")
    return Benchmark("score 40 questions, explained", score_and_explain, read_answers)
