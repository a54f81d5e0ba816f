"""A budget is kept or missed by its median, and says how sure that is."""

from tests.bench.budget import Budget, format_budgets, percentile_95


def test_the_median_is_held_against_the_limit() -> None:
    """One slow sample of five misses nothing; three do."""
    assert Budget("start", 2.0, "s", (1.0, 1.1, 9.0, 1.2, 1.3)).is_kept
    assert not Budget("start", 2.0, "s", (1.0, 2.1, 9.0, 2.2, 1.3)).is_kept


def test_ninety_five_of_a_hundred_are_within_the_percentile() -> None:
    """Of a hundred times, four are slower; of few, none is."""
    assert 96 == percentile_95(range(1, 101))
    assert 3 == percentile_95([3, 1, 2])


def test_a_missed_budget_is_said_with_its_spread() -> None:
    """Median, least, most, number of samples, limit and verdict stand in one line."""
    kept, missed = format_budgets(
        [Budget("start", 2.0, "s", (1.0, 1.5, 3.0)), Budget("answer", 50, "ms", (60.0, 70.0, 80.0))]
    ).splitlines()[1:]

    assert ["start", "1.5", "1", "3", "3", "2", "s", "kept"] == kept.split()
    assert ["answer", "70", "60", "80", "3", "50", "ms", "MISSED"] == missed.split()
