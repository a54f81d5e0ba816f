"""Trying a version on visits kept folded: reading each, both versions, every move and rate.

Against explaining the score of one of these visits, so that the ratio is how many explained scores
a simulation costs. Sizes 10, 100, 1 000 and 10 000; answers of farms that mostly do well.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from random import Random

import msgspec

from backend.visits.holding import KeptVisit
from criteria.answers import Distance, answers_under
from criteria.charter import Charter
from criteria.load import read_charter
from criteria.question import list_grid_questions
from criteria.score import score
from criteria.simulate import PastVisit, Simulation, Trial, apply_trial, simulate
from tests.bench.measure import Benchmark
from tests.criteria.random_charters import best_answer, make_ordinary_answer
from tests.criteria.shipped import read_shipped
from tests.criteria.test_worth import hold_answers

DAY = date(2026, 11, 22)
GIRONDE = read_charter(read_shipped("gironde"))
TRIED = apply_trial(GIRONDE, Trial(pass_percent={"G1": 70}, percent={"t3": {"A": 75}}), DAY)
SIZES = (10, 100, 1_000, 10_000)
NEAR = Distance(12_000, "inside")


@cache
def make_stored(count: int) -> list[tuple[str, str]]:
    """Return so many visits as the database keeps them: kind of outlet, and JSON."""
    rng = Random(1)
    families = [one.code for one in GIRONDE.products.families if one.admitted]
    return [_store(rng, rng.choice(GIRONDE.kinds).code, families) for _ in range(count)]


def _store(rng: Random, kind: str, families: Sequence[str]) -> tuple[str, str]:
    def answer(questions: Sequence[object]) -> dict[str, object]:
        return {
            one.code: best_answer(one) if rng.random() < 0.6 else make_ordinary_answer(rng, one)
            for one in questions
        }

    held = hold_answers(
        {
            "kind": kind,
            "answers": answer(list_grid_questions(GIRONDE)),
            "families": {
                family: answer(GIRONDE.products.questions) for family in rng.sample(families, 3)
            },
        }
    )
    return kind, msgspec.json.encode(KeptVisit(held, None)).decode()


def try_on(stored: Sequence[tuple[str, str]]) -> Simulation:
    """Read the visits and try the version on them."""
    decoder = msgspec.json.Decoder(KeptVisit)
    visits: Iterator[PastVisit] = (
        PastVisit(str(n), str(n), kind, "", decoder.decode(body).held)
        for n, (kind, body) in enumerate(stored)
    )
    return simulate(visits, {"": GIRONDE}, TRIED, DAY, lambda _charter, _visit: NEAR)


def explain_one(charter: Charter, stored: tuple[str, str]) -> object:
    """Score one visit with its explanation."""
    kept = msgspec.json.decode(stored[1], type=KeptVisit)
    return score(charter, answers_under(kept.held, stored[0], charter, NEAR), DAY)


def get_benchmarks() -> list[Benchmark]:
    """Give a benchmark a size; raise ValueError when a visit is lost or nothing moves."""
    tried = try_on(make_stored(100))
    if len(tried.visits) != 100 or len(tried.counts) < 2:
        raise ValueError("a visit was lost, or nothing moves")
    return [
        Benchmark(f"simulate {size} visits, against one explained", *_sides(size)) for size in SIZES
    ]


def _sides(size: int) -> tuple[Callable[[], object], Callable[[], object]]:
    """The visits are made at the first call, which warms the benchmark and is not counted."""
    return (
        lambda: try_on(make_stored(size)),
        lambda: explain_one(GIRONDE, make_stored(size)[0]),
    )
