"""Results are kept line by line, a run goes on where it stopped, and the summary adds them up."""

from pathlib import Path
from typing import Any

import pytest

from tests.chaos import __main__ as command
from tests.chaos.journal import Journal, summarise
from tests.chaos.verdict import Verdict


def line(seed: int, holds: bool = True, **verdict: list[str]) -> dict[str, Any]:
    """Make the result of a round."""
    strike = {"fault": "kill", "variant": "answer", "struck": True, "text_lost_ms": 120.0}
    wrong = {**vars(Verdict()), **verdict}
    return {"seed": seed, "holds": holds, "strikes": [strike], "verdict": wrong} | {
        "entries": 9,
        "photos": 2,
        "seconds": 11.0,
    }


def test_the_last_line_of_a_seed_counts_and_a_line_cut_short_does_not(tmp_path: Path) -> None:
    """A run that was killed while it wrote is read as far as it went."""
    path = tmp_path / "deep" / "chaos.jsonl"
    journal = Journal(path)
    for one in (line(2, holds=False), line(1), line(2)):
        journal.append(one)
    with path.open("a") as file:
        file.write('{"seed": 3, "hol')

    assert [(1, True), (2, True)] == [(one["seed"], one["holds"]) for one in journal.read()]


def test_the_summary_adds_up_what_was_struck_and_what_was_wrong() -> None:
    """Rounds, faults struck, lost, doubled, photos missing or altered, and the seeds to look at."""
    broke = {"seed": 4, "holds": False, "broke": "Traceback"}
    told = summarise([line(1), line(2, holds=False, lost=["e1", "e2"], doubled=["e3"]), broke])

    assert "rounds 3: held 1, cut off 1" in told
    assert "faults struck 2: kill 2" in told
    assert "lost 2, doubled 1, photos_missing 0, photos_altered 0, unheard 0" in told
    assert "acknowledged: 18 entries, 4 photos" in told
    assert "oldest keystroke lost by a kill: 120 ms" in told
    assert "failed seeds: 2 4" in told


def test_a_run_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Seeds already in the journal are not run again; the summary is of all that were asked for."""
    journal = Journal(tmp_path / "chaos.jsonl")
    for seed in (1, 2):
        journal.append(line(seed))
    ran: list[int] = []

    def run_some(seeds: list[int], into: Journal) -> None:
        ran.extend(seeds)
        for seed in seeds:
            into.append(line(seed))

    monkeypatch.setattr(command, "run_some", run_some)
    asked = ["--rounds", "4", "--seed", "1", "--journal", str(tmp_path / "chaos.jsonl")]

    assert 0 == command.main(asked)
    assert [3, 4] == ran
    assert "rounds 4: held 4" in capsys.readouterr().out
