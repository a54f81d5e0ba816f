"""Runs every benchmark of this folder and prints one table: `python -m tests.bench [NAME...]`.

A benchmark is a module named `bench_*.py` that offers `get_benchmark()`, or several with
`get_benchmarks()`. Names given on the command line keep only the benchmarks whose name contains one
of them.
"""

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence

from tests import bench
from tests.bench.measure import Benchmark, describe_machine, format_table, measure


def list_benchmarks() -> Iterator[Benchmark]:
    """List the benchmarks of the folder, by the name of their module."""
    for found in sorted(pkgutil.iter_modules(bench.__path__), key=lambda module: module.name):
        if found.name.startswith("bench_"):
            module = importlib.import_module(f"{bench.__name__}.{found.name}")
            yield from (
                module.get_benchmarks()
                if hasattr(module, "get_benchmarks")
                else (module.get_benchmark(),)
            )


def main(wanted: Sequence[str]) -> int:
    """Measure the benchmarks wanted, all of them without a name; 1 when there is none."""
    chosen = [
        benchmark
        for benchmark in list_benchmarks()
        if not wanted or any(name in benchmark.name for name in wanted)
    ]
    if not chosen:
        sys.stderr.write(f"No benchmark is named {' or '.join(wanted)}.\n")
        return 1
    load_before = os.getloadavg()[0]
    measures = [measure(benchmark) for benchmark in chosen]
    sys.stdout.write(f"{format_table(measures)}\n")
    sys.stdout.write(f"{describe_machine(load_before, os.getloadavg()[0])}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
