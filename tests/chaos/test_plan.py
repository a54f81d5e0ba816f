"""A seed decides the whole round, and seeds that follow each other strike every fault."""

from collections import Counter

from tests.chaos.plan import FAULTS, Act, Strike, make_plan

MANY = range(1, 301)


def test_a_seed_always_gives_the_same_round() -> None:
    """A round that failed can be run again."""
    assert make_plan(30) == make_plan(30)
    assert make_plan(30) != make_plan(31)


def test_each_fault_and_each_variant_strikes_over_many_rounds() -> None:
    """No fault is forgotten, none takes the place of the others."""
    struck = Counter(strike for seed in MANY for strike in make_plan(seed).strikes)
    by_fault = Counter(strike.fault for strike in struck.elements())
    variants = {Strike(name, one) for name, several in FAULTS.items() for one in several}

    assert variants == set(struck)
    assert max(by_fault.values()) - min(by_fault.values()) <= 6


def test_something_is_acknowledged_before_the_first_fault() -> None:
    """A fault that strikes an empty visit would show nothing."""
    assert all(isinstance(make_plan(seed).steps[0], Act) for seed in MANY)


def test_the_faults_of_a_round_differ() -> None:
    """Two faults of one round are of two kinds."""
    assert all(len({one.fault for one in make_plan(seed).strikes}) == 2 for seed in MANY)
