"""Compares exported forms with scoring: `python -m tests.bench.xlsform [SETS] [CHARTERS]`.

So many random sets of answers for each shipped charter, in ODK's own engine, then
`SETS_OF_A_RANDOM_CHARTER` for each of so many random charters.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random, SystemRandom

import criteria
from criteria.charter import Charter
from criteria.load import read_charter
from tests.bench.measure import describe_machine
from tests.criteria.random_charters import make_charter
from tests.criteria.xlsform_engine import draw_askings, score_and_fill, start_engine

SETS = 200
RANDOM_CHARTERS = 100
SETS_OF_A_RANDOM_CHARTER = 4


def main(sets: int, random_charters: int) -> int:
    """Compare them; 1 at the first difference, with the seed that gives it again."""
    load_before, begun, compared = os.getloadavg()[0], time.perf_counter(), 0
    seed = SystemRandom().getrandbits(48)
    with start_engine() as fill, tempfile.TemporaryDirectory() as folder:
        for name, charter, count in _list_charters(seed, sets, random_charters):
            askings = draw_askings(Random(f"{name} {seed}"), charter, count)
            expected, computed = score_and_fill(fill, charter, askings, Path(folder))
            if expected != computed:
                sys.stdout.write(f"The form of {name} differs from scoring, seed {seed}.\n")
                return 1
            compared += count
    sys.stdout.write(
        f"Exported forms agree with scoring on {compared} sets of answers "
        f"({sets} for each shipped charter, {random_charters} random charters), "
        f"in {time.perf_counter() - begun:.0f} s (from seed {seed}).\n"
        f"{describe_machine(load_before, os.getloadavg()[0])}\n"
    )
    return 0


def _list_charters(
    seed: int, sets: int, random_charters: int
) -> Iterator[tuple[str, Charter, int]]:
    for path in sorted((Path(criteria.__file__).parent / "charters").glob("*.toml")):
        yield path.stem, read_charter(path.read_text()), sets
    for n in range(random_charters):
        charter = make_charter(Random(seed + n))
        yield f"make_charter(Random({seed + n}))", charter, SETS_OF_A_RANDOM_CHARTER


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*given, *(SETS, RANDOM_CHARTERS)[len(given) :]))
