"""The charters that Grillon ships can be read aloud, answered everywhere, met and failed."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest

from criteria.charter import Charter, Question, Threshold
from criteria.finding import Answers
from criteria.load import read_charter
from criteria.products import score_families
from criteria.question import codes_of, list_grid_questions, points_of_amount, points_of_code
from criteria.result import FamilyResult
from criteria.score import score
from tests.criteria.random_charters import best_answer

CHARTERS = Path(__file__).parents[2] / "criteria" / "charters"
NAMES = ("cadenet", "couserans", "flers", "gironde", "montpellier", "starter", "template")
MODELS = NAMES[:-1]
DAY = date(2026, 11, 22)


@cache
def _charter(name: str) -> Charter:
    return read_charter(_text(name))


def _text(name: str) -> str:
    return (CHARTERS / f"{name}.toml").read_text(encoding="utf-8")


def _questions(charter: Charter) -> list[Question]:
    return [*list_grid_questions(charter), *charter.products.questions]


def _asked_of(charter: Charter, kind: str) -> list[Question]:
    grid = list_grid_questions(charter)
    return [one for one in grid if not one.applies_to or kind in one.applies_to]


def _best(charter: Charter, kind: str) -> Answers:
    best = {one.code: best_answer(one) for one in _asked_of(charter, kind)}
    return {"kind": kind, "answers": best, "families": {}}


def _worst(charter: Charter, kind: str) -> Answers:
    worst = {one.code: _worst_answer(one) for one in _asked_of(charter, kind)}
    return {"kind": kind, "answers": worst, "families": {}}


def _worst_answer(question: Question) -> dict[str, Any]:
    """The answer with the fewest points, which fails where the question is eliminatory."""
    match question.kind:
        case "yes_no" | "choice":
            codes = set(codes_of(question)) - set(question.passing)
            return {"choice": min(sorted(codes), key=lambda code: points_of_code(question, code))}
        case "number":
            starts = [question.min or 0, *(band.at_least for band in question.bands)]
            return {"number": min(starts, key=lambda one: points_of_amount(question, one, 1))}
        case "share":
            return {"share": {"count": 0, "total": 10}}
        case "distance":
            return {"distance": {"distance_m": 900_000, "verdict": "outside"}}
        case _:
            return {"special": "refused"}


def _family_results(charter: Charter, family: str) -> Iterator[FamilyResult]:
    """What every kind of outlet and combination of answers makes of it, at the highest tier."""
    tier = charter.grid.tiers[-1].code
    concerned = [
        one for one in charter.products.questions if not one.families or family in one.families
    ]
    for kind in charter.kinds:
        asked = [one for one in concerned if not one.applies_to or kind.code in one.applies_to]
        for given in product(*(_product_answers(charter, one) for one in asked)):
            answers = {one.code: answer for one, answer in zip(asked, given, strict=True)}
            held: Answers = {"kind": kind.code, "answers": {}, "families": {family: answers}}
            yield from score_families(charter, held, tier, DAY)


def _product_answers(charter: Charter, question: Question) -> list[dict[str, Any]]:
    """One answer on each side of whatever a rule reads of the question."""
    if question.kind == "distance":
        return [{"distance": {"distance_m": 1, "verdict": code}} for code in codes_of(question)]
    if codes := codes_of(question):
        return [{"choice": code} for code in codes]
    read = chain.from_iterable(rule.when for rule in charter.products.rules)
    bounds = [(one.at_least, one.at_most) for one in read if one.question == question.code]
    amounts = {around for pair in bounds for one in pair if one for around in (one, one + 1)}
    if question.kind == "share":
        return [{"share": {"count": one, "total": 100}} for one in {0, *amounts}]
    return [{"number": one} for one in {question.min or 0, *amounts}]


def test_every_charter_shipped_is_read_here() -> None:
    """A file added to the folder is added to these tests."""
    assert sorted(NAMES) == sorted(path.stem for path in CHARTERS.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_charter_bears_the_name_of_its_file(name: str) -> None:
    """It is found under the name that it gives itself."""
    assert name == _charter(name).id


@pytest.mark.parametrize("name", NAMES)
def test_a_model_says_that_it_is_one(name: str) -> None:
    """The committee amends it before anything rests on it."""
    title = _charter(name).title.fr

    assert "modèle inspiré de" in title
    assert title.endswith("non officiel, à amender par le comité")


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_one_short_sentence_with_its_help(name: str) -> None:
    """15 words at most, what to look at, and what a *partly* means where there is one."""
    for question in _questions(_charter(name)):
        words = re.findall(r"[\w’-]+", question.text.fr)

        assert len(words) <= 15, question.text.fr
        assert question.text.fr.endswith("\u00a0?"), question.text.fr
        assert question.help is not None, question.code
        assert question.help.fr.rstrip("\u00a0›").endswith("."), question.help.fr
        assert question.partly is None or question.partly.fr != question.help.fr, question.code


@pytest.mark.parametrize("name", NAMES)
def test_a_charter_keeps_the_words_and_typography_of_the_house(name: str) -> None:
    """No point médian, no word of policing, no breaking space beside a double sign."""
    texts = re.findall(r'\bfr = "([^"]*)"', _text(name))
    text = "\n".join(texts)

    assert len(texts) > len(_questions(_charter(name)))
    assert "·" not in text
    assert re.search(r"audit|contrôle|sanction", text, re.IGNORECASE) is None
    assert re.search(r" [:;!?»]|« |'|\d (?:km|%|h\b|€)", text) is None


@pytest.mark.parametrize("name", MODELS)
def test_every_kind_of_outlet_is_asked_a_visit_s_worth(name: str) -> None:
    """16 to 28 questions of the grid, follow-ups included: about an hour."""
    charter = _charter(name)
    counts = {kind.code: len(_asked_of(charter, kind.code)) for kind in charter.kinds}

    assert {"producer", "shop", "stall", "group"} == set(counts)
    assert all(16 <= count <= 28 for count in counts.values()), counts


def test_the_starter_asks_sixteen_questions_of_everyone() -> None:
    """The same sixteen, whatever the outlet, and none about products."""
    charter = _charter("starter")

    assert [16] * 4 == [len(_asked_of(charter, kind.code)) for kind in charter.kinds]
    assert () == charter.products.questions


def test_the_models_show_what_the_format_can_ask() -> None:
    """A share, a number with decimals, a distance, a photo expected, the date of a label."""
    asked = [one for name in MODELS for one in list_grid_questions(_charter(name))]

    assert {"share", "number", "distance", "date", "position", "text"} <= {
        one.kind for one in asked
    }
    assert {0, 1, 2} == {one.decimals for one in asked if one.kind == "number"}
    assert any(one.evidence == "photo" for one in asked)
    assert all(one.asked_if for one in asked if one.kind == "date")


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_outlet_can_reach_the_highest_tier(name: str) -> None:
    """The best answers meet every criterion that concerns the outlet."""
    charter = _charter(name)
    for kind in charter.kinds:
        result = score(charter, _best(charter, kind.code), DAY)

        assert charter.grid.tiers[-1].code == result.tier, kind.code
        assert {"met", "not_applicable"} >= {one.verdict for one in result.criteria}, kind.code


@pytest.mark.parametrize("name", NAMES)
def test_no_kind_of_outlet_is_eligible_with_the_worst_answers(name: str) -> None:
    """A charter that everybody passes decides nothing."""
    charter = _charter(name)
    for kind in charter.kinds:
        result = score(charter, _worst(charter, kind.code), DAY)

        assert not result.eligible, kind.code
        assert result.criteria_met == 0, kind.code


@pytest.mark.parametrize("name", NAMES)
def test_nothing_answered_may_still_reach_everything(name: str) -> None:
    """At the start of a visit nothing is secured and the highest tier is possible."""
    charter = _charter(name)
    for kind in charter.kinds:
        result = score(charter, {"kind": kind.code, "answers": {}, "families": {}}, DAY)

        assert result.secured == 0
        assert result.possible >= charter.grid.tiers[-1].criteria_met


@pytest.mark.parametrize("name", NAMES)
def test_every_class_is_given_and_every_admitted_family_reaches_the_best_rate(name: str) -> None:
    """No class is there for nothing, and no family is shut out by an unforeseen rule."""
    charter = _charter(name)
    best = max(charter.rates.tables[-1].percent[charter.grid.tiers[-1].code].values())
    admitted = [one.code for one in charter.products.families if one.admitted]
    found = {code: list(_family_results(charter, code)) for code in admitted}

    assert {one.code for one in charter.products.classes} == {
        result.class_ for results in found.values() for result in results
    }
    for code, results in found.items():
        assert best == max(result.percent or 0 for result in results), code
        assert "to_confirm" not in {result.state for result in results}, code


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


@pytest.mark.parametrize(
    ("kind", "question", "answer", "percent"),
    [
        ("shop", "P2", {"number": 700}, 100),
        ("shop", "P2", {"number": 701}, None),
        ("producer", "P3", {"distance": {"distance_m": 62_000, "verdict": "inside"}}, 100),
        ("producer", "P3", {"distance": {"distance_m": 71_000, "verdict": "outside"}}, None),
    ],
)
def test_flers_admits_preserves_made_within_seventy_kilometres(
    kind: str, question: str, answer: dict[str, Any], percent: int | None
) -> None:
    """50 km for the outlet, 70 for its preserves: measured at a farm, read on labels elsewhere."""
    charter = _charter("flers")
    preserves = {"preserves": {question: answer}}
    result = score(charter, {**_best(charter, kind), "families": preserves}, DAY)

    assert charter.perimeter is not None
    assert charter.perimeter.radius_m == 50_000
    assert charter.perimeter.families == {"preserves": 70_000}
    assert [percent] == [family.percent for family in result.families]


def test_cadenet_gives_a_product_its_hearts_whatever_the_outlet() -> None:
    """30, 70 or 100 %, and the member is refunded."""
    charter = _charter("cadenet")
    found = {(one.class_, one.percent) for one in _family_results(charter, "vegetables")}

    assert charter.rates.meaning == "refunded"
    assert {("hearts1", 30), ("hearts2", 70), ("hearts3", 100), ("none", None)} == found


@pytest.mark.parametrize(
    ("kind", "question", "answer"),
    [
        ("producer", "K1.1", {"choice": "none"}),
        ("stall", "K2.1", {"choice": "no"}),
        ("shop", "K1.4", {"share": {"count": 9, "total": 10}}),
        ("shop", "K2.3", {"choice": "no"}),
        ("group", "K3.1", {"choice": "industry"}),
        ("shop", "K3.2", {"share": {"count": 4, "total": 10}}),
    ],
)
def test_one_gate_of_couserans_failed_is_enough(
    kind: str, question: str, answer: dict[str, Any]
) -> None:
    """Everything else at its best changes nothing: the gates decide."""
    charter = _charter("couserans")
    best = _best(charter, kind)
    result = score(charter, {**best, "answers": {**best["answers"], question: answer}}, DAY)

    assert not result.eligible


def test_couserans_seeks_everyone_s_agreement_before_it_votes() -> None:
    """Consensus, then consent, then two thirds."""
    decision = _charter("couserans").decision

    assert ("consensus", "consent") == decision.tried_first
    assert decision.method == "majority"
    assert Threshold(for_=2, of=3) == decision.threshold


def test_the_examples_of_the_template_can_be_taken_as_they_are() -> None:
    """Without the sign before them, its questions and its perimeter make a charter that loads."""
    charter = read_charter(re.sub(r"^#(?=\S|  \{)", "", _text("template"), flags=re.MULTILINE))

    assert ["a1.1", "a1.2", "a1.3", "a1.4"] == [one.code for one in list_grid_questions(charter)]
    assert charter.perimeter is not None
    assert 1 == len(list_grid_questions(_charter("template")))
