"""A measure says what was timed, steadily, against what was timed beside it."""

import pytest

from tests.bench.__main__ import list_benchmarks
from tests.bench.measure import Benchmark, Measure, describe_machine, format_table, measure


class Clock:
    """A clock that advances only when told to."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.now_ns = 0

    def __call__(self) -> int:
        """Read the clock."""
        return self.now_ns

    def advance(self, step_ns: int) -> None:
        """Let so much time pass."""
        self.now_ns += step_ns


def test_a_steady_call_is_measured_exactly() -> None:
    """40 µs against 20 µs: a ratio of 2, and no spread at all."""
    clock = Clock()
    benchmark = Benchmark("steady", lambda: clock.advance(40_000), lambda: clock.advance(20_000))

    assert Measure("steady", 7, 40.0, 40.0, 40.0, 20.0, 2.0) == measure(benchmark, 7, clock)


def test_a_call_that_does_it_many_times_is_shared_among_them() -> None:
    """200 µs for 10 times is 20 µs a time."""
    clock = Clock()
    benchmark = Benchmark("many", lambda: clock.advance(200_000), lambda: clock.advance(20_000), 10)

    assert Measure("many", 7, 20.0, 20.0, 20.0, 20.0, 1.0) == measure(benchmark, 7, clock)


def test_a_slow_moment_of_the_machine_leaves_the_ratio_as_it_was() -> None:
    """From some moment on all is ten times slower: times spread, the ratio stays."""
    clock = Clock()

    def pass_time(step_ns: int) -> None:
        clock.advance(step_ns * (10 if clock.now_ns > 50_000_000 else 1))

    benchmark = Benchmark("slowed", lambda: pass_time(40_000), lambda: pass_time(20_000))

    measured = measure(benchmark, 20, clock)

    assert measured.p90_us > 5 * measured.p10_us
    assert pytest.approx(2.0, rel=0.1) == measured.ratio


def test_the_table_is_aligned_and_says_every_figure() -> None:
    """Names to the left, figures to the right, all lines of one width."""
    measures = [
        Measure("a", 60, 1.5, 1.25, 2.0, 3.0, 0.5),
        Measure("a longer name", 60, 1234.5, 1200.0, 1300.25, 100.0, 12.25),
    ]

    lines = format_table(measures).splitlines()

    assert 3 == len(lines)
    assert 1 == len({len(line) for line in lines})
    assert ["a", "60", "1.50", "1.25", "2.00", "666667", "3.00", "0.50"] == lines[1].split()
    assert lines[2].endswith("  12.25")


def test_a_busy_machine_is_told() -> None:
    """With the load of one process per core, only the ratios are worth reading."""
    assert "busy" in describe_machine(1_000.0, 0.0)
    assert "busy" not in describe_machine(0.0, 1_000.0)


def test_every_benchmark_has_a_name_of_its_own_and_runs() -> None:
    """What the folder holds is found, and both sides of it run."""
    benchmarks = list(list_benchmarks())

    for benchmark in benchmarks:
        benchmark.run()
        benchmark.reference()

    names = {benchmark.name for benchmark in benchmarks}
    assert "sorted JSON of an entry" in names
    assert len(benchmarks) == len(names)
