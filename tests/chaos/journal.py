"""The results of rounds, a line each in a file that only grows, and what they show together."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Line = dict[str, Any]
WRONGS = ("lost", "doubled", "photos_missing", "photos_altered", "unheard")


class Journal:
    """A file of results; the last line of a seed is the one that counts."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[Line]:
        """Return one line a seed, in the order of the seeds; a line cut short is left out."""
        if not self._path.exists():
            return []
        found: dict[int, Line] = {}
        for written in self._path.read_text(encoding="utf-8").splitlines():
            try:
                line: Line = json.loads(written)
            except json.JSONDecodeError:
                continue
            found[line["seed"]] = line
        return [found[seed] for seed in sorted(found)]

    def append(self, line: Line) -> None:
        """Add a result."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line, ensure_ascii=False, sort_keys=True)}\n")


def summarise(lines: Sequence[Line]) -> str:
    """Say in a few lines how many rounds held, which faults struck, and all that was wrong."""
    whole = [line for line in lines if "verdict" in line]
    strikes = [one for line in whole for one in line["strikes"]]
    struck = Counter(one["fault"] for one in strikes if one["struck"])
    missed = sum(not one["struck"] for one in strikes)
    wrong = {name: sum(len(line["verdict"][name]) for line in whole) for name in WRONGS}
    lost_ms = max((one["text_lost_ms"] for one in strikes), default=0.0)
    photos = sum(line["photos"] for line in whole)
    failed = [str(line["seed"]) for line in lines if not line["holds"]]
    told = [
        f"rounds {len(lines)}: held {len(lines) - len(failed)}, cut off {len(lines) - len(whole)}",
        f"faults struck {struck.total()}: {say_counts(struck)}",
        f"faults that did not strike: {missed}",
        f"acknowledged: {sum(line['entries'] for line in whole)} entries, {photos} photos",
        ", ".join(f"{name} {count}" for name, count in wrong.items()),
        f"oldest keystroke lost by a kill: {lost_ms:.0f} ms",
        *([f"failed seeds: {' '.join(failed)}"] if failed else []),
    ]
    return "\n".join([*told, ""])


def say_counts(counts: Counter[str]) -> str:
    """Say each count after its name."""
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
