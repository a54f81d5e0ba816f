"""Five rounds that together hit each fault: nothing acknowledged is lost, doubled or altered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.find_browser import LaunchOptions
from tests.chaos.field import Field
from tests.chaos.plan import FAULTS, make_plan
from tests.chaos.rounds import Round, run_round
from tests.chaos.verdict import LOST_TEXT_LIMIT_MS, Verdict

SEEDS = {
    "kill_while_typing_and_dropped_answer": 30,
    "two_tabs_and_moved_clock": 4,
    "dropped_photo_receipt_and_full_tablet": 20,
    "cut_photo_and_restarted_server": 8,
    "kill_while_answering_and_two_tabs": 12,
}
RunRound = Callable[[int], Round]


@pytest.fixture
def run(
    field: Field, playwright: Playwright, browser_options: LaunchOptions, tmp_path: Path
) -> RunRound:
    """Run the round of a seed."""
    return lambda seed: run_round(seed, field, playwright, browser_options, tmp_path / "tablet")


def test_these_rounds_hit_each_fault() -> None:
    """Each fault strikes at least once in what `make test` runs."""
    planned = [strike.fault for seed in SEEDS.values() for strike in make_plan(seed).strikes]

    assert set(FAULTS) == set(planned)


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS.keys())
def test_rule_01_what_is_acknowledged_arrives_once_whatever_breaks(
    seed: int, run: RunRound
) -> None:
    """Entries, photos and typed text of a visit arrive byte for byte; each fault really struck."""
    done = run(seed)

    assert [] == [strike for strike in done.strikes if not strike.struck]
    assert len(make_plan(seed).strikes) == len(done.strikes)
    assert Verdict() == done.verdict
    assert done.entries >= 5
    assert done.text_lost_ms <= LOST_TEXT_LIMIT_MS
