"""Python and TypeScript score random charters and answers alike, field for field."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from criteria.charter import Charter
from criteria.explain import explain
from criteria.finding import Answers, BadAnswers
from criteria.load import charter_bytes
from criteria.score import score
from tests.criteria.random_charters import make_answers, make_charter, randoms

Ask = Callable[[Charter, Answers, date], Any]
SCORER = Path(__file__).with_name("score_lines.mjs")


@pytest.fixture(scope="module")
def ask_typescript() -> Iterator[Ask]:
    """A node process that scores one line at a time."""
    beside_python = Path(sys.executable).parent
    node = shutil.which("node", path=f"{beside_python}{os.pathsep}{os.environ['PATH']}")
    assert node is not None, "the differential test needs node 22.18 or later"
    with subprocess.Popen(
        [node, str(SCORER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def ask(charter: Charter, answers: Answers, day: date) -> Any:
            question = {
                "charter": json.loads(charter_bytes(charter)),
                "answers": answers,
                "day": day.isoformat(),
            }
            stdin.write(json.dumps(question) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        yield ask


def _score_in_python(charter: Charter, answers: Answers, day: date) -> Any:
    try:
        result = score(charter, answers, day)
    except BadAnswers as refused:
        return {"refusal": [refused.slug, refused.place]}
    parts = [*result.gates, *result.criteria, *result.families, result]
    return {
        "result": msgspec.to_builtins(result),
        "french": [explain(charter, part.explanation) for part in parts],
    }


@settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rng=randoms())
def test_both_languages_score_alike(ask_typescript: Ask, rng: Random) -> None:
    """Result, French sentences and refusals are equal on any charter, answers and day."""
    charter = make_charter(rng)
    answers = make_answers(rng, charter, with_faults=True)
    day = rng.choice((date(2026, 12, 31), date(2027, 1, 1)))

    assert _score_in_python(charter, answers, day) == ask_typescript(charter, answers, day)
