"""Times something against a reference, the two in turns, and says how far to trust the figures."""

import gc
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

SAMPLES = 60
SAMPLE_NS = 2_000_000


class Benchmark(NamedTuple):
    """What is timed, and the known way of doing the same thing that it is timed against.

    `times`: how many times one call of `run` does it.
    """

    name: str
    run: Callable[[], object]
    reference: Callable[[], object]
    times: int = 1


@dataclass(frozen=True)
class Measure:
    """Times of one call, in microseconds, over the samples; the ratio is to the reference."""

    name: str
    samples: int
    median_us: float
    p10_us: float
    p90_us: float
    reference_us: float
    ratio: float


def measure(
    benchmark: Benchmark,
    samples: int = SAMPLES,
    clock_ns: Callable[[], int] = time.perf_counter_ns,
) -> Measure:
    """Time both sides of a benchmark, one sample of each in turn.

    A sample is as many calls as fill 2 ms. The ratio is the median of the ratios of neighbouring
    samples: what slows the machine for a while slows both and leaves it as it was.
    """
    calls = count_calls(benchmark.run, clock_ns)
    reference_calls = count_calls(benchmark.reference, clock_ns)
    gc.collect()
    pairs = [
        (
            time_call(benchmark.run, calls, clock_ns) / benchmark.times,
            time_call(benchmark.reference, reference_calls, clock_ns),
        )
        for _ in range(samples)
    ]
    times_us = [run_us for run_us, _ in pairs]
    deciles = statistics.quantiles(times_us, n=10, method="inclusive")
    return Measure(
        name=benchmark.name,
        samples=samples,
        median_us=statistics.median(times_us),
        p10_us=deciles[0],
        p90_us=deciles[-1],
        reference_us=statistics.median(reference_us for _, reference_us in pairs),
        ratio=statistics.median(run_us / reference_us for run_us, reference_us in pairs),
    )


def count_calls(run: Callable[[], object], clock_ns: Callable[[], int]) -> int:
    """Count the calls that fill a sample; these calls warm what is timed."""
    calls = 1
    while (taken_ns := time_calls(run, calls, clock_ns)) < SAMPLE_NS:
        calls *= 2 if taken_ns * 4 > SAMPLE_NS else 4
    return calls


def time_call(run: Callable[[], object], calls: int, clock_ns: Callable[[], int]) -> float:
    """Time one call as the mean over so many, in microseconds."""
    return time_calls(run, calls, clock_ns) / calls / 1_000


def time_calls(run: Callable[[], object], calls: int, clock_ns: Callable[[], int]) -> int:
    """Time so many calls in a row, in nanoseconds."""
    begun_ns = clock_ns()
    for _ in range(calls):
        run()
    return clock_ns() - begun_ns


def describe_machine(load_before: float, load_after: float) -> str:
    """Say how busy the machine was over the last minute, before and after, and how wide it is."""
    cores = os.cpu_count() or 1
    told = f"{cores} cores, load {load_before:.2f} before, {load_after:.2f} after"
    return f"{told}: busy, trust the ratios only" if load_before > cores / 2 else told


def format_table(measures: Sequence[Measure]) -> str:
    """Lay the measures out in aligned columns, numbers to the right."""
    heads = ("benchmark", "n", "median µs", "p10", "p90", "per s", "reference µs", "ratio")
    rows = [
        (
            item.name,
            str(item.samples),
            f"{item.median_us:.2f}",
            f"{item.p10_us:.2f}",
            f"{item.p90_us:.2f}",
            f"{1_000_000 / item.median_us:.0f}",
            f"{item.reference_us:.2f}",
            f"{item.ratio:.2f}",
        )
        for item in measures
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return "\n".join(
        "  ".join([cells[0].ljust(widths[0]), *map(str.rjust, cells[1:], widths[1:])])
        for cells in (heads, *rows)
    )
