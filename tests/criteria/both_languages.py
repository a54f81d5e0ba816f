"""Asks Python and TypeScript the same: random charters, answers and overrides, on random days."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple

import msgspec

from criteria.charter import Charter
from criteria.explain import explain
from criteria.finding import Answers, BadAnswers
from criteria.load import charter_bytes
from criteria.override import override
from criteria.score import score
from tests.criteria.random_charters import make_answers, make_charter, make_overrides

ASKINGS_OF_A_CHARTER = 4


class Asking(NamedTuple):
    """What is scored under a charter, then overridden."""

    answers: Answers
    overrides: dict[str, Literal["met", "not_met"]]
    day: date


Ask = Callable[[Charter, Sequence[Asking]], Any]


def make_askings(rng: Random) -> tuple[Charter, list[Asking]]:
    """A charter and some sets of answers under it, partial and complete."""
    charter = make_charter(rng)
    days = (date(2026, 12, 31), date(2027, 1, 1))
    return charter, [
        Asking(
            make_answers(rng, charter, with_faults=True),
            make_overrides(rng, charter),
            rng.choice(days),
        )
        for _ in range(ASKINGS_OF_A_CHARTER)
    ]


def ask_python(charter: Charter, askings: Sequence[Asking]) -> Any:
    """Result, standing after the overrides and every French sentence, or the refusal, as data."""
    return [_answer(charter, *asking) for asking in askings]


def _answer(
    charter: Charter, answers: Answers, overrides: dict[str, Literal["met", "not_met"]], day: date
) -> Any:
    try:
        result = score(charter, answers, day)
    except BadAnswers as refused:
        return {"refusal": [refused.slug, refused.place]}
    standing = override(charter, answers["kind"], result, overrides)
    parts = [*result.gates, *result.criteria, *result.families, result, standing]
    return {
        "result": msgspec.to_builtins(result),
        "standing": msgspec.to_builtins(standing._asdict()),
        "french": [explain(charter, part.explanation) for part in parts],
    }


@contextmanager
def start_typescript() -> Iterator[Ask]:
    """One node process, asked line by line; Node 22.18 or later reads TypeScript as it is."""
    beside_python = Path(sys.executable).parent
    node = shutil.which("node", path=f"{beside_python}{os.pathsep}{os.environ['PATH']}")
    if node is None:
        raise FileNotFoundError("node")
    scorer = Path(__file__).with_name("score_lines.mjs")
    with subprocess.Popen(
        [node, str(scorer)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise AssertionError  # both are pipes
        stdin, stdout = process.stdin, process.stdout

        def ask(charter: Charter, askings: Sequence[Asking]) -> Any:
            written = [one._asdict() | {"day": one.day.isoformat()} for one in askings]
            asked = {"charter": json.loads(charter_bytes(charter)), "askings": written}
            stdin.write(json.dumps(asked) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        yield ask
