"""The form that replaces a tablet: every question of a charter, to be answered with a pen. Pure."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec
import segno

from backend.printing import form_words as words
from backend.printing.report_shapes import Place
from criteria.asked import why_not_for_kind
from criteria.charter import Charter, Criterion, Question

QR_CODE = "visit.svg"
MAX_COLUMNS = 6
"""Product questions side by side in a table: more would not leave room to write."""


class Blank(msgspec.Struct, frozen=True):
    """A line to write on, with what stands before and after it; 0 mm takes what is left."""

    before: str
    width_mm: int
    after: str = ""


class FormQuestion(msgspec.Struct, frozen=True):
    """A question with its boxes and lines; `condition` says when it is asked at all."""

    number: str
    text: str
    help: str | None
    condition: str | None
    boxes: list[str]
    blanks: list[Blank]
    said: str | None
    specials: list[str]
    wants_photo: bool


class FormPart(msgspec.Struct, frozen=True):
    """A gate or a criterion with its questions."""

    title: str
    help: str | None
    questions: list[FormQuestion]


class Lettered(msgspec.Struct, frozen=True):
    """A product question whose answers have letters, to be written in a table."""

    number: str
    text: str
    condition: str | None
    answers: list[str]


class FormRow(msgspec.Struct, frozen=True):
    """A product family and, for each question of its table, whether it is asked about it."""

    label: str
    asked: list[bool]


class FormTable(msgspec.Struct, frozen=True):
    """Some product questions, and the table that has a row for each family concerned."""

    is_first: bool
    questions: list[Lettered]
    rows: list[FormRow]


class VisitCode(msgspec.Struct, frozen=True):
    """What ties a sheet of paper to a planned visit: a short code, and where to type it in.

    The address is drawn as a QR code under the name `QR_CODE`.
    """

    code: str
    address: str


class Form(msgspec.Struct, frozen=True):
    """The form as the template reads it; `place` is None on a blank one."""

    title: str
    caisse: str
    charter: str
    trial: bool
    code: VisitCode | None
    place: Place | None
    kinds: list[str]
    planned_on: str | None
    people: list[str]
    gates: list[FormPart]
    criteria: list[FormPart]
    families: list[str]
    tables: list[FormTable]


class Asked(msgspec.Struct, frozen=True):
    """What a form is made for: a charter, and what is known of the visit beforehand.

    `kind` None asks the questions of every kind of outlet.
    """

    caisse: str
    charter: Charter
    kind: str | None = None
    place: Place | None = None
    planned_on: date | None = None
    people: Sequence[str] = ()
    code: VisitCode | None = None
    trial: bool = False


def to_visit_code(visit_id: UUID) -> str:
    """Return the short code of a visit, the same on its paper and on the tablet."""
    digits = visit_id.hex[-8:].upper()
    return f"{digits[:4]}-{digits[4:]}"


def draw_code(code: VisitCode) -> bytes:
    """Return the QR code of a visit as SVG."""
    buffer = io.BytesIO()
    segno.make(code.address, error="m", micro=False).save(buffer, kind="svg", xmldecl=False)
    return buffer.getvalue()


def to_form(asked: Asked) -> Form:
    """Return the form of a charter, blank or prefilled."""
    charter = asked.charter
    numbers = number_questions(charter, asked.kind)
    return Form(
        title=words.form_title(asked.place.name if asked.place else None),
        caisse=asked.caisse,
        charter=f"{charter.title.fr}, version {charter.version}",
        trial=asked.trial,
        code=asked.code,
        place=asked.place,
        kinds=[] if asked.place else [kind.label.fr for kind in charter.kinds],
        planned_on=words.say_day(asked.planned_on) if asked.planned_on else None,
        people=list(asked.people),
        gates=_list_parts(charter, charter.grid.gates, asked.kind, numbers),
        criteria=_list_parts(charter, charter.grid.criteria, asked.kind, numbers),
        families=[one.label.fr for one in charter.products.families],
        tables=_list_tables(charter, asked.kind, numbers),
    )


def number_questions(charter: Charter, kind: str | None) -> dict[str, str]:
    """Return the number of each question on paper: 1, 2, 3… in the grid, P1, P2… for products."""
    judged = (*charter.grid.gates, *charter.grid.criteria)
    grid = [one for part in judged for one in _asked_of(part.questions, kind)]
    products = _asked_of(charter.products.questions, kind)
    numbers = {one.code: str(place) for place, one in enumerate(grid, 1)}
    return numbers | {one.code: f"P{place}" for place, one in enumerate(products, 1)}


def _asked_of(questions: Iterable[Question], kind: str | None) -> list[Question]:
    return [one for one in questions if kind is None or why_not_for_kind(one, kind) is None]


def _list_parts(
    charter: Charter, parts: Iterable[Criterion], kind: str | None, numbers: Mapping[str, str]
) -> list[FormPart]:
    found = [
        FormPart(
            title=part.title.fr,
            help=part.help.fr if part.help else None,
            questions=[
                _to_question(charter, one, kind, numbers) for one in _asked_of(part.questions, kind)
            ],
        )
        for part in parts
    ]
    return [part for part in found if part.questions]


def _to_question(
    charter: Charter, question: Question, kind: str | None, numbers: Mapping[str, str]
) -> FormQuestion:
    return FormQuestion(
        number=numbers[question.code],
        text=question.text.fr,
        help=words.say_help(question),
        condition=_say_condition(charter, question, kind, numbers),
        boxes=words.list_boxes(question),
        blanks=[Blank(*one) for one in words.list_blanks(question)],
        said=words.NOTHING_TO_WRITE if question.kind == "distance" else None,
        specials=words.list_specials(question),
        wants_photo=question.evidence == "photo",
    )


def _say_condition(
    charter: Charter, question: Question, kind: str | None, numbers: Mapping[str, str]
) -> str | None:
    """Return when a question is asked, in words: after which answer, and of which kinds."""
    said: list[str] = []
    if kind is None and question.applies_to:
        labels = {one.code: one.label.fr for one in charter.kinds}
        said.append(words.say_kinds([labels[code] for code in question.applies_to]))
    if question.asked_if is not None:
        source = find_question(charter, question.asked_if.question)
        number = numbers[question.asked_if.question]
        said.append(words.say_asked_if(number, words.label_codes(source, question.asked_if.in_)))
    return " ".join(said) or None


def find_question(charter: Charter, code: str) -> Question:
    """Return a question of the grid or of the products by its code."""
    judged = (*charter.grid.gates, *charter.grid.criteria)
    every = [*(one for part in judged for one in part.questions), *charter.products.questions]
    return next(one for one in every if one.code == code)


def _list_tables(charter: Charter, kind: str | None, numbers: Mapping[str, str]) -> list[FormTable]:
    """Return the tables of product questions; the first one has a row for every family."""
    questions = _asked_of(charter.products.questions, kind)
    return [
        FormTable(
            is_first=at == 0,
            questions=[_to_lettered(charter, one, kind, numbers) for one in some],
            rows=_list_rows(charter, some, whole=at == 0),
        )
        for at in range(0, len(questions), MAX_COLUMNS)
        for some in [questions[at : at + MAX_COLUMNS]]
    ]


def _to_lettered(
    charter: Charter, question: Question, kind: str | None, numbers: Mapping[str, str]
) -> Lettered:
    return Lettered(
        number=numbers[question.code],
        text=question.text.fr,
        condition=_say_condition(charter, question, kind, numbers),
        answers=words.list_letters(question),
    )


def _list_rows(charter: Charter, questions: Sequence[Question], *, whole: bool) -> list[FormRow]:
    rows = [
        FormRow(
            family.label.fr,
            [not one.families or family.code in one.families for one in questions],
        )
        for family in charter.products.families
    ]
    return [row for row in rows if whole or any(row.asked)]
