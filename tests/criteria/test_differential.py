"""Python and TypeScript score random charters and answers alike, field for field."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from criteria.explain import _SENTENCES
from tests.criteria.both_languages import (
    ASKINGS_OF_A_CHARTER,
    Ask,
    ask_python,
    make_askings,
    start_typescript,
)
from tests.criteria.random_charters import randoms

PAIRS = 1_040


@pytest.fixture(scope="module")
def ask_typescript() -> Iterator[Ask]:
    """A node process that answers for TypeScript."""
    with start_typescript() as ask:
        yield ask


@settings(
    max_examples=PAIRS // ASKINGS_OF_A_CHARTER,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rng=randoms())
def test_both_languages_score_alike(ask_typescript: Ask, rng: Random) -> None:
    """Results, standings after overrides, French sentences and refusals are equal."""
    charter, askings = make_askings(rng)

    assert ask_python(charter, askings) == ask_typescript(charter, askings)


def test_what_is_drawn_says_every_sentence() -> None:
    """No rule, state or refusal is out of the reach of the comparison."""
    answers = [one for seed in range(120) for one in ask_python(*make_askings(Random(seed)))]
    scored = [one for one in answers if "result" in one]
    lines = {
        line["code"]
        for one in scored
        for part in (
            *one["result"]["gates"],
            *one["result"]["criteria"],
            *one["result"]["families"],
            one["result"],
            one["standing"],
        )
        for line in part["explanation"]
    }

    assert set(_SENTENCES) == lines
    assert len(scored) < len(answers)
