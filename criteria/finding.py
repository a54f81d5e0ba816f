"""Reads one answer of the wire against its question: a finding, or a named refusal."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypedDict

from criteria.charter import Question
from criteria.question import codes_of, max_points_of, points_of_amount, points_of_code
from criteria.result import QuestionState

AnswerData = Mapping[str, object]
AnswersByQuestion = Mapping[str, AnswerData]

GREATEST_INTEGER = 2**53 - 1
GREATEST_SHARE = 10**9
_KEY_OF_KIND = {
    "yes_no": "choice",
    "choice": "choice",
    "number": "number",
    "share": "share",
    "text": "text",
    "date": "date",
    "photo": "photos",
    "position": "position",
    "distance": "distance",
}
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Answers(TypedDict):
    """The input of scoring: an outlet kind, its answers, and those of each family present."""

    kind: str
    answers: Mapping[str, AnswerData]
    families: Mapping[str, Mapping[str, AnswerData]]


class BadAnswers(ValueError):
    """Answers that no score may rest on; `place` is the code at fault."""

    slug = "bad_answers"

    def __init__(self, place: str) -> None:
        super().__init__(f"{self.slug}: {place}")
        self.place = place


class UnknownOutletKind(BadAnswers):
    """The charter has no such kind of outlet."""

    slug = "unknown_outlet_kind"


class UnknownQuestion(BadAnswers):
    """The charter does not ask this question here."""

    slug = "unknown_question"


class UnknownFamily(BadAnswers):
    """The charter has no such family of products."""

    slug = "unknown_family"


class UnknownChoice(BadAnswers):
    """The question does not offer this choice."""

    slug = "unknown_choice"


class AnswerUnreadable(BadAnswers):
    """The answer is not of the type that its question wants."""

    slug = "answer_unreadable"


class AnswerOutOfBounds(BadAnswers):
    """A number outside its bounds, a share of nothing or of more than all, no such date."""

    slug = "answer_out_of_bounds"


class Finding(NamedTuple):
    """What one answer says.

    `line` and `facts` explain it; `code` or `amount / over` is what conditions and rules read.
    """

    state: QuestionState
    line: str
    facts: dict[str, str | int]
    points: int = 0
    code: str | None = None
    amount: int = 0
    over: int = 0


UNANSWERED = Finding("unanswered", "unanswered", {})


def find(question: Question, answer: object) -> Finding:
    """What an answer says, None being no answer; raises a BadAnswers that names the question."""
    if answer is None:
        return UNANSWERED
    if not isinstance(answer, Mapping):
        raise AnswerUnreadable(question.code)
    keys = set(answer)
    if keys == {"disputed"} and answer["disputed"] is True:
        return Finding("disputed", "disputed", {})
    if keys in ({"special"}, {"special", "note"}):
        return _find_special(question, answer["special"], answer.get("note", ""))
    key = _KEY_OF_KIND[question.kind]
    if keys != {key}:
        raise AnswerUnreadable(question.code)
    return _find_ordinary(question, answer[key])


def _find_special(question: Question, special: object, note: object) -> Finding:
    """A *sans objet* counts only where it is allowed and with a note: else nothing is answered."""
    if not isinstance(note, str):
        raise AnswerUnreadable(question.code)
    match special:
        case "refused":
            return Finding("refused", "refused", {})
        case "not_observed":
            return Finding("not_observed", "not_observed", {})
        case "not_applicable" if not question.not_applicable_allowed:
            return Finding("unanswered", "not_applicable_not_allowed", {})
        case "not_applicable" if _is_blank(note):
            return Finding("unanswered", "note_missing", {})
        case "not_applicable":
            return Finding("not_applicable", "not_applicable", {})
        case _:
            raise AnswerUnreadable(question.code)


def _find_ordinary(question: Question, value: object) -> Finding:
    match question.kind:
        case "yes_no" | "choice":
            return _find_choice(question, value)
        case "number":
            return _find_number(question, value)
        case "share":
            return _find_share(question, value)
        case "distance":
            return _find_distance(question, value)
        case _:
            return _find_given(question, value)


def _find_choice(question: Question, value: object) -> Finding:
    if not isinstance(value, str):
        raise AnswerUnreadable(question.code)
    if value not in codes_of(question):
        raise UnknownChoice(question.code)
    points = points_of_code(question, value)
    return Finding("answered", "choice", {"choice": value}, points, code=value)


def _find_number(question: Question, value: object) -> Finding:
    number = _integer(question, value)
    if question.min is not None and number < question.min:
        raise AnswerOutOfBounds(question.code)
    if question.max is not None and number > question.max:
        raise AnswerOutOfBounds(question.code)
    points = points_of_amount(question, number, 1)
    return Finding("answered", "number", {"number": number}, points, amount=number, over=1)


def _find_share(question: Question, value: object) -> Finding:
    if not isinstance(value, Mapping) or set(value) != {"count", "total"}:
        raise AnswerUnreadable(question.code)
    count, total = (_integer(question, value[key]) for key in ("count", "total"))
    if total < 1 or not 0 <= count <= total <= GREATEST_SHARE:
        raise AnswerOutOfBounds(question.code)
    points = points_of_amount(question, 100 * count, total)
    facts: dict[str, str | int] = {"count": count, "total": total}
    return Finding("answered", "share", facts, points, amount=100 * count, over=total)


def _find_distance(question: Question, value: object) -> Finding:
    if not isinstance(value, Mapping) or set(value) != {"distance_m", "verdict"}:
        raise AnswerUnreadable(question.code)
    distance_m, verdict = _integer(question, value["distance_m"]), value["verdict"]
    if distance_m < 0:
        raise AnswerOutOfBounds(question.code)
    if verdict == "to_confirm":
        return Finding("not_observed", "distance_to_confirm", {"distance_m": distance_m})
    if verdict not in ("inside", "outside"):
        raise AnswerUnreadable(question.code)
    facts: dict[str, str | int] = {"distance_m": distance_m, "choice": verdict}
    return Finding("answered", "distance", facts, points_of_code(question, verdict), code=verdict)


def _find_given(question: Question, value: object) -> Finding:
    """A text, date, photo or position: what counts is that it is there. Text stays private."""
    facts: dict[str, str | int] = {}
    match question.kind, value:
        case "position", True:
            pass
        case "text", str():
            if _is_blank(value):
                return UNANSWERED
        case "date", str():
            facts = {"date": _iso_date(question, value)}
        case "photo", int():
            facts = {"photos": _integer(question, value)}
            if value < 0:
                raise AnswerOutOfBounds(question.code)
            if value == 0:
                return UNANSWERED
        case _:
            raise AnswerUnreadable(question.code)
    return Finding("answered", question.kind, facts, max_points_of(question))


def _integer(question: Question, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise AnswerUnreadable(question.code)
    if abs(value) > GREATEST_INTEGER:
        raise AnswerOutOfBounds(question.code)
    return value


def _iso_date(question: Question, value: str) -> str:
    if not _ISO_DATE.fullmatch(value):
        raise AnswerUnreadable(question.code)
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise AnswerOutOfBounds(question.code) from error
    return value


def _is_blank(text: str) -> bool:
    return not any(character > " " for character in text)
