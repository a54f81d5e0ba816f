"""Scoring 40 questions and saying why in TypeScript: against Python doing the same."""

import atexit
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from criteria.load import charter_bytes
from tests.bench.bench_score import ANSWERS, CHARTER, DAY, score_and_explain
from tests.bench.measure import Benchmark

SCORES_OF_A_CALL = 20


def get_benchmark() -> Benchmark:
    """Give the benchmark; raise ValueError when the two languages explain differently."""
    process = _start_node()

    def score_in_typescript() -> int:
        return int(_ask(process, str(SCORES_OF_A_CALL)))

    asked = {"charter": json.loads(charter_bytes(CHARTER)), "answers": ANSWERS}
    _ask(process, json.dumps({**asked, "day": DAY.isoformat()}))
    if score_in_typescript() != score_and_explain() * SCORES_OF_A_CALL:
        raise ValueError("the two languages explain differently")
    name = "score 40 questions, explained, TypeScript against Python"
    return Benchmark(name, score_in_typescript, score_and_explain, SCORES_OF_A_CALL)


def _start_node() -> subprocess.Popen[str]:
    """A node process, ended with this one."""
    beside_python = Path(sys.executable).parent
    node = shutil.which("node", path=f"{beside_python}{os.pathsep}{os.environ['PATH']}")
    scorer = Path(__file__).with_name("score_typescript.mjs")
    process = subprocess.Popen(
        [node or "node", str(scorer)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(process.communicate)
    return process


def _ask(process: subprocess.Popen[str], line: str) -> str:
    if process.stdin is None or process.stdout is None:
        raise AssertionError  # both are pipes
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return process.stdout.readline()
