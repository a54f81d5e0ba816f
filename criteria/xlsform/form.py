"""The whole form of a charter: its sheets, from who is visited to the tier and the rates."""

from collections.abc import Iterable, Iterator

import msgspec

from criteria.charter import Charter, Criterion, Text
from criteria.load import charter_sha256
from criteria.question import list_grid_questions
from criteria.xlsform import words
from criteria.xlsform.families import classify, list_rates
from criteria.xlsform.fields import list_choices, list_shared_choices
from criteria.xlsform.names import CHARTER, DAY, KIND, MET, OUTLET, PRESENT, Names, name_parts
from criteria.xlsform.rows import ChoiceRow, Row, calculate, group
from criteria.xlsform.sheets import Sheet, write_choices, write_settings, write_survey
from criteria.xlsform.states import Asked, Placed, ask, weigh
from criteria.xlsform.verdicts import judge, stand
from criteria.xlsform.xpath import text


class Form(msgspec.Struct, frozen=True):
    """An XLSForm: what each of its sheets holds, headings first, and the names of its fields."""

    survey: Sheet
    choices: Sheet
    settings: Sheet
    names: Names


def make_form(charter: Charter) -> Form:
    """The form of a checked charter; raises TooLongForCell."""
    names, languages = name_parts(charter), charter.languages
    return Form(
        survey=write_survey(list(_list_rows(charter, names)), languages),
        choices=write_choices(list(_list_choices(charter, names)), languages),
        settings=write_settings(charter, charter_sha256(charter)),
        names=names,
    )


def _list_rows(charter: Charter, names: Names) -> Iterator[Row]:
    grid, asked = charter.grid, _place_questions(charter, names)
    yield from _introduce()
    yield calculate(CHARTER, text(charter_sha256(charter)))
    for criterion in grid.gates + grid.criteria:
        yield from _look_at(criterion, names.criteria[criterion.code], asked)
    yield from stand(grid, names.criteria)
    if charter.products.families:
        yield Row(type=f"select_multiple {PRESENT}", name=PRESENT, label=words.PRESENT)
    yield from list_rates(charter, names)
    for family in charter.products.families:
        yield from classify(charter, family, names)
    said = words.write_criteria_met(len(grid.criteria))
    yield from group(
        "result", [Row(type="note", name="said", label=said, shown=MET)], label=words.RESULT
    )


def _place_questions(charter: Charter, names: Names) -> Asked:
    return {
        question.code: Placed(question, slug := names.questions[question.code], slug)
        for question in list_grid_questions(charter)
    }


def _introduce() -> list[Row]:
    return [
        Row(type="text", name=OUTLET, label=words.OUTLET),
        Row(type="date", name=DAY, label=words.DAY, required="yes", default="today()"),
        Row(type=f"select_one {KIND}", name=KIND, label=words.KIND, required="yes"),
    ]


def _look_at(criterion: Criterion, slug: str, asked: Asked) -> Iterator[Row]:
    held = [asked[question.code] for question in criterion.questions]
    rows = [row for one in held for row in (*ask(one, asked), *weigh(one))]
    if criterion.help and held:
        rows.insert(0, Row(type="note", name=f"help_{slug}", label=criterion.help))
    verdict = judge(criterion, slug, held)
    if held:
        yield from group(f"criterion_{slug}", [*rows, *verdict], label=criterion.title)
    else:
        yield from verdict  # a group without a question would be a blank screen


def _list_choices(charter: Charter, names: Names) -> Iterator[ChoiceRow]:
    labels: Iterable[tuple[str, str, Text]] = [
        *((KIND, one.code, one.label) for one in charter.kinds),
        *((PRESENT, one.code, one.label) for one in charter.products.families),
    ]
    yield from (ChoiceRow(*one) for one in labels)
    yield from list_shared_choices()
    for question in list_grid_questions(charter):
        yield from list_choices(question, names.questions[question.code])
    for question in charter.products.questions:
        yield from list_choices(question, names.lists[question.code])
