"""Compares Python and TypeScript on many pairs: `python -m tests.bench.differential [PAIRS]`."""

import os
import sys
import time
from random import Random, SystemRandom

from tests.bench.measure import describe_machine
from tests.criteria.both_languages import (
    ASKINGS_OF_A_CHARTER,
    ask_python,
    make_askings,
    start_typescript,
)

PAIRS = 20_000


def main(pairs: int) -> int:
    """Compare so many pairs of charter and answers; 1 at the first difference, with its seed."""
    first, charters = SystemRandom().getrandbits(48), -(-pairs // ASKINGS_OF_A_CHARTER)
    load_before, begun = os.getloadavg()[0], time.perf_counter()
    with start_typescript() as ask_typescript:
        for seed in range(first, first + charters):
            charter, askings = make_askings(Random(seed))
            if ask_python(charter, askings) != ask_typescript(charter, askings):
                sys.stdout.write(f"Python and TypeScript differ: make_askings(Random({seed})).\n")
                return 1
    taken_s = time.perf_counter() - begun
    compared = charters * ASKINGS_OF_A_CHARTER
    sys.stdout.write(
        f"Python and TypeScript agree on {compared} pairs, every field and sentence, "
        f"in {taken_s:.0f} s (from seed {first}).\n"
        f"{describe_machine(load_before, os.getloadavg()[0])}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS))
