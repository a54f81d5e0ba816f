"""Scoring many visits without explanation gives what scoring each with its explanation gives."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from criteria.answers import Distance, Held, answers_under
from criteria.charter import Charter
from criteria.finding import Answers, UnknownOutletKind
from criteria.load import read_charter
from criteria.readable import set_aside
from criteria.score import score
from criteria.worth import Worth, make_weighs, worth_of
from tests.criteria.random_charters import make_answers, make_charter, randoms
from tests.criteria.shipped import read_shipped

DAY = date(2027, 3, 1)
FAR = Distance(distance_m=60_000, verdict="outside", families={"eggs": "inside"})


def hold_answers(answers: Answers) -> Held:
    """Hold answers as a visit whose facts were all written down does."""
    return Held(
        answers=_write_each(answers["answers"]),
        families={code: _write(_write_each(one)) for code, one in answers["families"].items()},
    )


def score_whole(charter: Charter, kind: str, held: Held, distance: Distance | None) -> Worth:
    """Score with explanation what is held, and keep what it is worth."""
    answers, _ = set_aside(charter, answers_under(held, kind, charter, distance))
    return worth_of(score(charter, answers, DAY))


def _raise_bars(charter: Charter) -> Charter:
    """Give the same questions with other thresholds."""
    replace = msgspec.structs.replace
    criteria = tuple(replace(one, pass_percent=85) for one in charter.grid.criteria)
    return replace(charter, grid=replace(charter.grid, criteria=criteria))


def _write_each(given: Mapping[str, Any]) -> dict[str, str]:
    return {code: _write(answer) for code, answer in given.items()}


def _write(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _make_held(rng: Random, charter: Charter) -> Held:
    """Hold random answers, some unreadable, with facts found elsewhere."""
    held = hold_answers(make_answers(rng, charter, with_faults=True))
    questions = sorted(held.answers)
    return msgspec.structs.replace(
        held,
        photos={f"answer/{code}": rng.randint(0, 2) for code in questions[::2]},
        place=rng.choice((None, _write({"position": True}), _write({"disputed": True}))),
    )


@settings(max_examples=150)
@given(rng=randoms())
def test_the_quick_way_equals_the_explained_one(rng: Random) -> None:
    """On any charter and what visits made under another one hold: every verdict, tier and rate."""
    charter, other = make_charter(rng), make_charter(rng)
    stricter = _raise_bars(charter)
    weigh, weigh_stricter = make_weighs((charter, stricter), DAY)

    for _ in range(6):
        held = _make_held(rng, rng.choice((charter, charter, other)))
        kind, distance = rng.choice(("farm", "shop")), rng.choice((None, FAR))

        assert score_whole(charter, kind, held, distance) == weigh(kind, held, distance)
        assert score_whole(stricter, kind, held, FAR) == weigh_stricter(kind, held, FAR)
        assert score_whole(stricter, kind, held, distance) == weigh_stricter(kind, held, distance)


def test_a_kind_of_outlet_that_the_charter_lacks_is_refused_by_name() -> None:
    """A version may drop a kind: there is no score then, and no guess."""
    (weigh,) = make_weighs([read_charter(read_shipped("gironde"))], DAY)

    with pytest.raises(UnknownOutletKind, match="boat"):
        weigh("boat", Held(), None)
