"""Runs one round: a visit from pairing to arrival, its faults on the way, and the verdict."""

import random
import time
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

from tests.browser.find_browser import LaunchOptions
from tests.browser.processes import ROOT
from tests.chaos.faults import Struck, strike
from tests.chaos.field import Field
from tests.chaos.plan import Act, make_plan
from tests.chaos.verdict import LOST_TEXT_LIMIT_MS, Verdict, judge
from tests.chaos.victim import Victim
from tests.chaos.visiting import Visiting


@dataclass
class Round:
    """What a round did and what became of it."""

    seed: int
    seconds: float
    strikes: list[Struck]
    entries: int
    photos: int
    verdict: Verdict

    @property
    def text_lost_ms(self) -> float:
        """The age of the oldest keystroke that a kill has lost."""
        return max((one.text_lost_ms for one in self.strikes), default=0.0)

    @property
    def holds(self) -> bool:
        """Whether every fault struck and nothing acknowledged was lost, doubled or altered."""
        struck = all(one.struck for one in self.strikes)
        return struck and self.verdict.holds and self.text_lost_ms <= LOST_TEXT_LIMIT_MS

    def to_json(self) -> dict[str, Any]:
        """Return the line of the journal."""
        return {**asdict(self), "holds": self.holds}


def run_round(
    seed: int, field: Field, playwright: Playwright, options: LaunchOptions, profile: Path
) -> Round:
    """Run the round of this seed on a tablet of its own."""
    began = time.monotonic()
    plan = make_plan(seed)
    with Victim(playwright, options, profile, field.proxy) as tablet:
        visiting = Visiting(
            field, field.plan_errand(), tablet, random.Random(seed), read_questions()
        )
        try:
            visiting.begin()
            strikes = []
            for step in plan.steps:
                if isinstance(step, Act):
                    visiting.do(step)
                else:
                    strikes.append(strike(visiting, step))
            visiting.end()
        finally:
            field.heal()
    rows = field.list_entries(visiting.errand.visit)
    verdict = judge(visiting.ledger, rows, field.read_photo)
    ledger = visiting.ledger
    return Round(
        seed, time.monotonic() - began, strikes, len(ledger.entries), len(ledger.photos), verdict
    )


def read_questions() -> dict[str, str]:
    """Return the text of each question of the grid, by its code."""
    charter = tomllib.loads((ROOT / "criteria/charters/gironde.toml").read_text(encoding="utf-8"))
    return {
        question["code"]: question["text"]["fr"]
        for criterion in charter["grid"]["criteria"]
        for question in criterion["questions"]
    }
