"""Runs rounds and keeps their results: `python -m tests.chaos --rounds 300 --seed 1`.

Seeds follow each other from `--seed`; those already in the journal are not run again, so that a run
that was stopped goes on where it was. Prints a summary of the seeds asked for; 1 when one failed.
"""

import argparse
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.find_browser import find_browser_for
from tests.chaos.field import Field
from tests.chaos.journal import Journal, Line, summarise
from tests.chaos.plan import make_plan
from tests.chaos.rounds import run_round

JOURNAL = Path(".build/chaos.jsonl")
ROUNDS_A_FIELD = 50


def main(given: Sequence[str]) -> int:
    """Run the rounds asked for that are not in the journal yet, and tell what all of them show."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--journal", type=Path, default=JOURNAL)
    asked = parser.parse_args(given)
    journal = Journal(asked.journal)
    seeds = range(asked.seed, asked.seed + asked.rounds)
    known = {line["seed"] for line in journal.read()}
    todo = [seed for seed in seeds if seed not in known]
    for start in range(0, len(todo), ROUNDS_A_FIELD):
        run_some(todo[start : start + ROUNDS_A_FIELD], journal)
    lines = [line for line in journal.read() if line["seed"] in seeds]
    sys.stdout.write(summarise(lines))
    return 0 if all(line["holds"] for line in lines) else 1


def run_some(seeds: Sequence[int], journal: Journal) -> None:
    """Run these rounds on one server, and write each result as it comes."""
    with (
        tempfile.TemporaryDirectory(prefix="grillon-chaos-") as name,
        sync_playwright() as playwright,
        Field(Path(name) / "data") as field,
    ):
        _, options = find_browser_for(playwright)
        for seed in seeds:
            try:
                line: Line = run_round(
                    seed, field, playwright, options, Path(name) / f"tablet-{seed}"
                ).to_json()
            except Exception:
                line = {
                    "seed": seed,
                    "holds": False,
                    "planned": [[one.fault, one.variant] for one in make_plan(seed).strikes],
                    "broke": traceback.format_exc(),
                }
            journal.append(line)
            sys.stdout.write(f"{seed} {'held' if line['holds'] else 'FAILED'}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
