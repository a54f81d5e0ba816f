"""What scoring answers: verdicts, tier and rates, with the lines that explain them, as data.

The JSON of these structures is the same, field for field, as that of pwa/src/domain/result.ts.
"""

from typing import Literal

import msgspec

Verdict = Literal["met", "not_met", "not_assessable", "not_applicable"]
QuestionState = Literal[
    "answered",  # an ordinary answer
    "unanswered",
    "disputed",  # different answers not settled yet
    "pending",  # the question it hangs on has no answer yet
    "refused",
    "not_observed",
    "source_refused",  # the question it hangs on was refused or not observed
    "not_applicable",  # sans objet
    "closed",  # the question it hangs on was answered otherwise, or is itself not asked
    "not_for_kind",
    "not_for_family",
]
FamilyState = Literal["rated", "to_confirm", "not_admitted", "no_rate"]


class _Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a result."""


class Line(_Fact, frozen=True):
    """One line of explanation: which fact or rule, and its parameters."""

    code: str
    params: dict[str, str | int]


class QuestionResult(_Fact, frozen=True):
    """Where a question stands; `max_points` is 0 when it leaves both sides."""

    question: str
    state: QuestionState
    points: int
    max_points: int


class CriterionResult(_Fact, frozen=True):
    """The verdict of a criterion or gate.

    `secured`: met whatever is still answered. `possible`: it may still be met.
    """

    code: str
    verdict: Verdict
    points: int
    max_points: int
    answered: int
    secured: bool
    possible: bool
    questions: list[QuestionResult]
    explanation: list[Line]


class FamilyResult(_Fact, frozen=True):
    """The class and percent of a product family; `reason` is the line that settles its state."""

    code: str
    class_: str | None = msgspec.field(name="class")
    percent: int | None
    state: FamilyState
    reason: Line
    questions: list[QuestionResult]
    explanation: list[Line]


class Result(_Fact, frozen=True):
    """What a set of answers is worth under a charter.

    `secured` <= criteria met in the end <= `possible`, whatever is still answered.
    """

    criteria: list[CriterionResult]
    gates: list[CriterionResult]
    criteria_met: int
    secured: int
    possible: int
    eligible: bool
    tier: str | None
    families: list[FamilyResult]
    explanation: list[Line]
