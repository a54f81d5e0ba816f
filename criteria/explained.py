"""A score as it is handed over: the version it rests on, the result, and every line in French."""

from collections.abc import Iterable
from datetime import date

import msgspec

from criteria.charter import Charter
from criteria.explain import explain
from criteria.finding import Answers
from criteria.load import charter_sha256
from criteria.result import CriterionResult, Result
from criteria.score import score


class VersionName(msgspec.Struct, frozen=True):
    """Which version of which charter; `sha256` names its exact bytes."""

    id: str
    version: str
    title: str
    sha256: str


class Words(msgspec.Struct, frozen=True):
    """The lines of a result in French, in order; those of a gate, criterion or family by code."""

    outlet: list[str]
    gates: dict[str, list[str]]
    criteria: dict[str, list[str]]
    families: dict[str, list[str]]


class ExplainedScore(msgspec.Struct, frozen=True):
    """What answers are worth under a version of a charter, with the rates of a day."""

    charter: VersionName
    day: date
    kind: str
    result: Result
    words: Words


def score_explained(charter: Charter, answers: Answers, day: date) -> ExplainedScore:
    """The score of the answers and why, line by line; raises a BadAnswers."""
    result = score(charter, answers, day)
    return ExplainedScore(
        charter=name_version(charter),
        day=day,
        kind=answers["kind"],
        result=result,
        words=Words(
            outlet=explain(charter, result.explanation),
            gates=_explain_each(charter, result.gates),
            criteria=_explain_each(charter, result.criteria),
            families={one.code: explain(charter, one.explanation) for one in result.families},
        ),
    )


def name_version(charter: Charter) -> VersionName:
    """The name of a version of a charter."""
    return VersionName(charter.id, charter.version, charter.title.fr, charter_sha256(charter))


def _explain_each(charter: Charter, judged: Iterable[CriterionResult]) -> dict[str, list[str]]:
    return {one.code: explain(charter, one.explanation) for one in judged}
