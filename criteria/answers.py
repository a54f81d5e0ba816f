"""What scoring reads of a visit: one answer a question, from its fold (design 3 and 5).

Twin of `pwa/src/domain/answers.ts`, on the cases of `criteria/cases/answers.json`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from criteria.charter import Charter, Question
from criteria.contents import ClearedAnswer, Family, Photo
from criteria.entries import POSITION_FIELD, Entry, field_of
from criteria.finding import Answers
from criteria.fold import Fold, settled_head
from criteria.question import list_grid_questions

# One key tells the type; `disputed` counts as unanswered; no answer at all is a missing key.
Answer = Mapping[str, Any]


DistanceVerdict = Literal["inside", "outside", "to_confirm"]


class Distance(msgspec.Struct, frozen=True):
    """How far an outlet is from the territory, and what the charter says of it.

    `families`: what it says by the radius of a family that has its own.
    """

    distance_m: int
    verdict: DistanceVerdict
    families: Mapping[str, DistanceVerdict] = {}

    def answer(self, family: str | None) -> Answer:
        """What it answers to a question of the grid, or asked of a family."""
        verdict = self.families.get(family, self.verdict) if family else self.verdict
        return {"distance": {"distance_m": self.distance_m, "verdict": verdict}}


class _Reading(msgspec.Struct, frozen=True):
    folded: Fold
    known: Mapping[str, Entry]
    distance: Distance | None
    photos: Mapping[str, int]


def answers_of(
    folded: Fold,
    known: Mapping[str, Entry],
    kind: str,
    charter: Charter,
    distance: Distance | None,
) -> Answers:
    """Return what scoring reads of a fold, for a kind of outlet, under the visit's charter.

    Questions and families that the charter lacks are left out. A fact (photos, position, distance)
    comes before a special answer given in the question's own cell.
    """
    reading = _Reading(folded, known, distance, _count_photos(folded, known))
    return {
        "kind": kind,
        "answers": _answers_for(reading, list_grid_questions(charter), None),
        "families": {
            family: _answers_for(reading, charter.products.questions, family)
            for family in sorted(one.code for one in charter.products.families)
            if _is_present(settled_head(folded, known, field_of("family", family)))
        },
    }


def _is_present(head: Entry | None) -> bool:
    """Tell whether a family was found; one in disagreement has no head and is not known to be."""
    return head is not None and isinstance(head.content, Family) and head.content.present


def _count_photos(folded: Fold, known: Mapping[str, Entry]) -> Counter[str]:
    """Count photos present by the answer field they show; a disputed photo counts for none."""
    counts: Counter[str] = Counter()
    for field in folded.cells:
        match settled_head(folded, known, field):
            case Entry(content=Photo(question=str(question), family=family, present=True)):
                counts[_answer_field(question, family)] += 1
            case _:
                pass
    return counts


def _answer_field(question: str, family: str | None) -> str:
    return field_of("answer", question, *([] if family is None else [family]))


def _answers_for(
    reading: _Reading, questions: Iterable[Question], family: str | None
) -> dict[str, Answer]:
    given: dict[str, Answer] = {}
    for question in questions:
        field = _answer_field(question.code, family)
        answer = (
            _photos_for(reading, question.kind, field)
            or _place_for(reading, question.kind, family)
            or _answer_in(reading, field)
        )
        if answer is not None:
            given[question.code] = answer
    return given


def _photos_for(reading: _Reading, question_kind: str, field: str) -> Answer | None:
    photos = reading.photos.get(field) if question_kind == "photo" else None
    return {"photos": photos} if photos else None


def _place_for(reading: _Reading, question_kind: str, family: str | None) -> Answer | None:
    """Return what the visit's one position answers, also to the question of a family."""
    if question_kind == "distance" and reading.distance is not None:
        return reading.distance.answer(family)
    return _answer_in(reading, POSITION_FIELD) if question_kind == "position" else None


def _answer_in(reading: _Reading, field: str) -> Answer | None:
    cell = reading.folded.cells.get(field)
    if cell is not None and cell.state == "disagreement":
        return {"disputed": True}
    head = settled_head(reading.folded, reading.known, field)
    if head is None or isinstance(head.content, ClearedAnswer):
        return None
    if head.kind == "position":
        return {"position": True}
    answer: Answer = msgspec.to_builtins(head.content)
    return answer
