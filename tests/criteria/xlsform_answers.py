"""Random answers for an exported form: as its fields, and what scoring makes of them."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from random import Random
from typing import Any

from criteria.charter import Charter, Question
from criteria.finding import Answers
from criteria.question import list_grid_questions
from criteria.score import score
from criteria.xlsform import Form
from criteria.xlsform.fields import bounds_of, is_whole
from tests.criteria.random_charters import make_answer

Filled = list[list[Any]]


def make_answers(rng: Random, charter: Charter) -> Answers:
    """Random answers, partial and complete, to any charter's own kinds, questions and families."""
    density = rng.choice((0.3, 0.75, 0.9, 1.0))
    families = [one.code for one in charter.products.families if rng.random() < 0.6]

    def answer(questions: Sequence[Question]) -> dict[str, dict[str, Any]]:
        return {
            one.code: _carried(one, make_answer(rng, one))
            for one in questions
            if rng.random() < density
        }

    return {
        "kind": rng.choice(charter.kinds).code,
        "answers": answer(list_grid_questions(charter)),
        "families": {code: answer(charter.products.questions) for code in families},
    }


def _carried(question: Question, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer, its number brought to what a form takes."""
    if "number" not in answer:
        return answer
    low, high = bounds_of(question)
    return {"number": max(low, min(high, answer["number"]))}


def fill_in(charter: Charter, form: Form, answers: Answers, day: date) -> Filled:
    """The same answers as fields of the form, in the order of the form."""
    names, filled = form.names, [["kind", answers["kind"]], ["day", day.isoformat()]]
    for question in list_grid_questions(charter):
        given = answers["answers"].get(question.code)
        filled += _fill_question(question, names.questions[question.code], given)
    if charter.products.families:
        filled.append(["families", list(answers["families"])])
    fields = {row[1] for row in form.survey}
    for family, its_answers in answers["families"].items():
        for question in charter.products.questions:
            slug = names.products[family, question.code]
            if f"state_{slug}" in fields:
                filled += _fill_question(question, slug, its_answers.get(question.code))
    return filled


def _fill_question(question: Question, slug: str, given: Any) -> Filled:
    """What a disputed answer and a *sans objet* where it is not allowed leave blank is blank."""
    match given:
        case {"special": "not_applicable"} if not question.not_applicable_allowed:
            return []
        case {"special": special}:
            note = given.get("note")
            return [[f"special_{slug}", special], *([[f"note_{slug}", note]] if note else [])]
        case {"choice": code}:
            return [[f"answer_{slug}", code]]
        case {"number": number} if is_whole(question):
            return [[f"answer_{slug}", str(number)]]
        case {"number": number}:
            return [[f"answer_{slug}", _write_decimal(number, question.decimals)]]
        case {"share": {"count": count, "total": total}}:
            return [[f"count_{slug}", str(count)], [f"total_{slug}", str(total)]]
        case {"distance": {"verdict": verdict}}:
            return [[f"answer_{slug}", verdict]]
        case {"photos": photos}:
            return [[f"answer_{slug}", "a.jpg"]] if photos else []
        case {"position": True}:
            return [[f"answer_{slug}", "44.85 -0.57 0 5"]]
        case {"text": value} | {"date": value}:
            return [[f"answer_{slug}", value]]
        case _:
            return []


def _write_decimal(number: int, decimals: int) -> str:
    whole, part = divmod(abs(number), 10**decimals)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{part:0{decimals}d}" if decimals else f"{sign}{whole}"


def expect(charter: Charter, form: Form, answers: Answers, day: date) -> dict[str, str]:
    """What scoring makes of the answers, by field of the form."""
    result, names = score(charter, answers, day), form.names
    expected = {
        "met": str(result.criteria_met),
        "tier": result.tier or "",
        "eligible": "yes" if result.eligible else "no",
    }
    for judged in (*result.gates, *result.criteria):
        slug = names.criteria[judged.code]
        facts = {
            "points": judged.points,
            "max": judged.max_points,
            "answered": judged.answered,
            "verdict": judged.verdict,
        }
        expected |= {f"{role}_{slug}": str(fact) for role, fact in facts.items()}
        for one in judged.questions:
            state = "unanswered" if one.state == "disputed" else one.state
            expected[f"state_{names.questions[one.question]}"] = state
    fields = {row[1] for row in form.survey}
    for role, slug in product(("standing", "class", "percent"), names.families.values()):
        if f"{role}_{slug}" in fields:
            expected[f"{role}_{slug}"] = ""
    for family in result.families:
        slug = names.families[family.code]
        expected[f"standing_{slug}"] = family.state
        if f"class_{slug}" in fields:
            expected[f"class_{slug}"] = family.class_ or ""
            expected[f"percent_{slug}"] = str(family.percent or 0)
    return expected
