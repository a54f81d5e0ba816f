"""Which questions are asked, which wait and which leave, and what each one counts (design 3)."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from criteria.charter import AskedIf, Question
from criteria.finding import AnswersByQuestion, Finding, find
from criteria.question import max_points_of
from criteria.result import Line, QuestionResult, QuestionState

LEAVING = frozenset({"not_applicable", "closed", "not_for_kind", "not_for_family"})
BLANK = frozenset({"unanswered", "disputed", "pending"})
_REFUSED = frozenset({"refused", "not_observed", "source_refused"})

Excluded = Callable[[Question], QuestionState | None]


class Seen(NamedTuple):
    """A question and what was found: its own finding, or what its source makes of it."""

    question: Question
    finding: Finding
    state: QuestionState
    max_points: int  # 0 when it leaves both sides

    def result(self) -> QuestionResult:
        """Where the question stands, as a part of the result."""
        return QuestionResult(
            question=self.question.code,
            state=self.state,
            points=self.finding.points,
            max_points=self.max_points,
        )

    def line(self) -> Line:
        """The line that explains what the question counts."""
        facts: dict[str, str | int] = {
            "question": self.question.code,
            "points": self.finding.points,
            "max_points": self.max_points,
        }
        return Line(code=self.finding.line, params={**facts, **self.finding.facts})


def see_questions(
    questions: Iterable[Question], given: AnswersByQuestion, excluded: Excluded
) -> dict[str, Seen]:
    """What each question holds, by code; an answer counts only where its question is asked.

    `excluded` names why a question does not concern this outlet or family. Raises BadAnswers.
    """
    seen: dict[str, Seen] = {}
    for question in questions:
        own = find(question, given.get(question.code))
        source = seen[question.asked_if.question].finding if question.asked_if else None
        seen[question.code] = see(question, own, excluded(question), source)
    return seen


def see(
    question: Question, own: Finding, excluded: QuestionState | None, source: Finding | None
) -> Seen:
    """What a question holds; `source` is what was found of the question that it hangs on."""
    finding = _inherited(question, excluded, source) or own
    state = finding.state
    return Seen(question, finding, state, 0 if state in LEAVING else max_points_of(question))


def why_not_for_kind(question: Question, kind: str) -> QuestionState | None:
    """Why a question does not concern an outlet of that kind; None when it does."""
    concerned = not question.applies_to or kind in question.applies_to
    return None if concerned else "not_for_kind"


def _inherited(
    question: Question, excluded: QuestionState | None, source: Finding | None
) -> Finding | None:
    if excluded is not None:
        return Finding(excluded, excluded, {})
    if question.asked_if is None or source is None:
        return None
    state = _state_after(question.asked_if, source)
    return Finding(state, state, {"source": question.asked_if.question}) if state else None


def _state_after(condition: AskedIf, source: Finding) -> QuestionState | None:
    """What a source makes of its follow-up; None when the follow-up is asked."""
    if source.state in BLANK:
        return "pending"
    if source.state in _REFUSED:
        return "source_refused"
    return None if source.code in condition.in_ else "closed"
