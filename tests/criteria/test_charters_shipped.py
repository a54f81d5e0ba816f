"""The charters that Grillon ships can be read aloud, answered everywhere, and met."""

import re
from datetime import date
from pathlib import Path

import pytest

from criteria.charter import Charter, Question
from criteria.finding import Answers
from criteria.load import read_charter
from criteria.question import list_grid_questions
from criteria.score import score
from tests.criteria.random_charters import best_answer

CHARTERS = Path(__file__).parents[2] / "criteria" / "charters"
NAMES = sorted(path.stem for path in CHARTERS.glob("*.toml"))
DAY = date(2026, 11, 22)


def _charter(name: str) -> Charter:
    return read_charter((CHARTERS / f"{name}.toml").read_text())


def _questions(charter: Charter) -> list[Question]:
    return [*list_grid_questions(charter), *charter.products.questions]


def _asked_of(charter: Charter, kind: str) -> list[Question]:
    grid = list_grid_questions(charter)
    return [one for one in grid if not one.applies_to or kind in one.applies_to]


@pytest.mark.parametrize("name", NAMES)
def test_a_model_says_that_it_is_one(name: str) -> None:
    """The committee amends it before anything rests on it."""
    title = _charter(name).title.fr

    assert "modèle inspiré de" in title
    assert "non officiel, à amender par le comité" in title


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_one_short_sentence_with_its_help(name: str) -> None:
    """15 words at most, and what to look at."""
    for question in _questions(_charter(name)):
        words = re.findall(r"[\w’-]+", question.text.fr)

        assert len(words) <= 15, question.text.fr
        assert question.text.fr.endswith("\u00a0?"), question.text.fr
        assert question.help is not None, question.code


@pytest.mark.parametrize("name", NAMES)
def test_a_charter_keeps_the_words_and_typography_of_the_house(name: str) -> None:
    """No point médian, no word of policing, no breaking space before a double sign."""
    texts = re.findall(r'\bfr = "([^"]*)"', (CHARTERS / f"{name}.toml").read_text())
    text = "\n".join(texts)

    assert len(texts) > 100
    assert "·" not in text
    assert re.search(r"audit|contrôle|sanction", text, re.IGNORECASE) is None
    assert re.search(r" [:;!?]|'", text) is None


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_outlet_is_asked_a_visit_s_worth(name: str) -> None:
    """16 to 32 questions, follow-ups included: the domain's grids, in about an hour."""
    charter = _charter(name)
    counts = {kind.code: len(_asked_of(charter, kind.code)) for kind in charter.kinds}

    assert {"producer", "shop", "stall", "group"} == set(counts)
    assert all(16 <= count <= 32 for count in counts.values()), counts


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_outlet_can_reach_the_highest_tier(name: str) -> None:
    """The best answers meet every criterion that concerns the outlet."""
    charter = _charter(name)
    for kind in charter.kinds:
        best = {one.code: best_answer(one) for one in _asked_of(charter, kind.code)}
        answers: Answers = {"kind": kind.code, "answers": best, "families": {}}
        result = score(charter, answers, DAY)

        assert charter.grid.tiers[-1].code == result.tier, kind.code
        assert {"met", "not_applicable"} >= {one.verdict for one in result.criteria}, kind.code


@pytest.mark.parametrize("name", NAMES)
def test_nothing_answered_may_still_reach_everything(name: str) -> None:
    """At the start of a visit nothing is secured and the highest tier is possible."""
    charter = _charter(name)
    for kind in charter.kinds:
        result = score(charter, {"kind": kind.code, "answers": {}, "families": {}}, DAY)

        assert result.secured == 0
        assert result.possible >= charter.grid.tiers[-1].criteria_met


def test_a_raw_organic_local_vegetable_at_three_criteria_is_seventy_percent() -> None:
    """The rate that Gironde's model gives, from the product answers to the sentence."""
    charter = _charter("gironde")
    family = {
        "P1": {"choice": "raw"},
        "P2": {"choice": "yes"},
        "P3": {"choice": "local"},
        "P4": {"choice": "yes"},
    }
    asked = [one for one in _asked_of(charter, "producer") if one.code[:2] in ("G3", "G4", "G5")]
    answers: Answers = {
        "kind": "producer",
        "answers": {one.code: best_answer(one) for one in asked},
        "families": {"vegetables": family, "alcohol": {}},
    }
    result = score(charter, answers, DAY)
    vegetables, alcohol = result.families

    assert result.criteria_met == 3
    assert result.tier == "t3"
    assert (vegetables.class_, vegetables.percent) == ("A", 70)
    assert alcohol.state == "not_admitted"
