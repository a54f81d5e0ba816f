"""Loading a charter of 600 questions from its file, checked: against parsing the TOML alone."""

import tomllib

from criteria.load import read_charter
from criteria.question import list_grid_questions
from tests.bench.long_charter import write_long_charter
from tests.bench.measure import Benchmark

QUESTIONS = 600
TOML = write_long_charter(QUESTIONS)


def get_benchmark() -> Benchmark:
    """Give the benchmark; raise ValueError when a question is lost."""
    if len(list_grid_questions(read_charter(TOML))) != QUESTIONS:
        raise ValueError("a question was lost")
    return Benchmark(
        "load 600 questions, against TOML alone",
        lambda: read_charter(TOML),
        lambda: tomllib.loads(TOML),
    )
