"""ODK's own engine computes the points, verdicts, tier and classes that scoring does."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import criteria
from criteria.load import read_charter
from tests.criteria.random_charters import make_charter
from tests.criteria.xlsform_engine import SETS_OF_A_CHARTER, Fill, score_and_fill, start_engine

SHIPPED = sorted((Path(criteria.__file__).parent / "charters").glob("*.toml"))
RANDOM_CHARTERS = 5


@pytest.fixture(scope="module")
def fill() -> Iterator[Fill]:
    """A node process with the engine, that fills forms."""
    with start_engine() as started:
        yield started


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_form_of_a_shipped_charter_scores_alike(path: Path, fill: Fill, tmp_path: Path) -> None:
    """Random answers, special ones and unasked follow-ups among them, are worth the same."""
    charter, rng = read_charter(path.read_text()), Random(path.stem)

    expected, computed = score_and_fill(fill, charter, rng, SETS_OF_A_CHARTER, tmp_path)

    assert expected == computed


@pytest.mark.parametrize("seed", range(RANDOM_CHARTERS))
def test_the_form_of_any_charter_scores_alike(seed: int, fill: Fill, tmp_path: Path) -> None:
    """Chains of conditions, tiers in proportion, thresholds by kind: what no model mixes."""
    rng = Random(seed)

    expected, computed = score_and_fill(fill, make_charter(rng), rng, 4, tmp_path)

    assert expected == computed


def test_what_is_compared_reaches_every_state() -> None:
    """No verdict, state of a question or of a family is out of the reach of the comparison."""
    from typing import get_args

    from criteria.result import FamilyState, QuestionState, Verdict
    from criteria.xlsform import make_form
    from tests.criteria.xlsform_answers import expect, make_answers
    from tests.criteria.xlsform_engine import DAYS

    found: dict[str, set[str]] = {"verdict": set(), "state": set(), "standing": set()}
    for path in SHIPPED:
        charter, rng = read_charter(path.read_text()), Random(path.stem)
        form = make_form(charter)
        for _ in range(SETS_OF_A_CHARTER):
            for field, value in expect(charter, form, make_answers(rng, charter), DAYS[0]).items():
                found.get(field.partition("_")[0], set()).add(value)

    assert {*get_args(Verdict)} == found["verdict"]
    assert {*get_args(QuestionState)} - {"disputed", "not_for_family"} == found["state"]
    assert {*get_args(FamilyState), ""} == found["standing"]
