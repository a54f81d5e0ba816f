"""Answers that the charter at hand cannot read: put aside, so that the rest has a score.

An entry is checked without its charter, and past visits are tried under other versions.
"""

from collections.abc import Mapping, Sequence

from criteria.charter import Charter, Question
from criteria.finding import AnswerData, Answers, AnswersByQuestion, BadAnswers, Finding, find
from criteria.question import list_grid_questions

ASIDE: Mapping[str, object] = {"disputed": True}


def set_aside(charter: Charter, answers: Answers) -> tuple[Answers, frozenset[str]]:
    """The answers with those to unreadable questions counted as unanswered, and these questions.

    A question unreadable in one place is put aside wherever it is answered.
    """
    unreadable = list_unreadable(list_grid_questions(charter), answers["answers"])
    for given in answers["families"].values():
        unreadable |= list_unreadable(charter.products.questions, given)
    if not unreadable:
        return answers, unreadable
    families = {code: put_aside(given, unreadable) for code, given in answers["families"].items()}
    kept = put_aside(answers["answers"], unreadable)
    return {"kind": answers["kind"], "answers": kept, "families": families}, unreadable


def list_unreadable(questions: Sequence[Question], given: AnswersByQuestion) -> frozenset[str]:
    """The questions whose answer has not their type, or is out of their bounds."""
    return frozenset(
        one.code for one in questions if one.code in given and not _is_readable(one, given)
    )


def put_aside(given: AnswersByQuestion, unreadable: frozenset[str]) -> dict[str, AnswerData]:
    """The answers, those to these questions counted as unanswered."""
    return {code: ASIDE if code in unreadable else answer for code, answer in given.items()}


def find_or_aside(question: Question, answer: object) -> Finding:
    """What an answer says, unanswered where it cannot be read."""
    try:
        return find(question, answer)
    except BadAnswers:
        return find(question, ASIDE)


def _is_readable(question: Question, given: AnswersByQuestion) -> bool:
    try:
        find(question, given[question.code])
    except BadAnswers:
        return False
    return True
