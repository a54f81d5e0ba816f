"""What scoring reads of a visit: one answer a question, from its fold (design 3 and 5).

Twin of `pwa/src/domain/answers.ts`, on the cases of `criteria/cases/answers.json`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from criteria.charter import Charter, Question
from criteria.contents import ClearedAnswer, Family, Photo
from criteria.entries import POSITION_FIELD, Entry, field_of, read_answer_field
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


class Held(msgspec.Struct, frozen=True):
    """What a fold holds that scoring may read, whatever the charter: small, and quick to read.

    `answers`: the JSON of each answer by question, that of a disagreement `{"disputed": true}`;
    `families`: the JSON of such answers, by family present. An answer kept as text is read only
    when it was not met before. `photos` counts those present by answer field; `place` is the JSON
    that the one position answers.
    """

    answers: dict[str, str] = {}
    families: dict[str, str] = {}
    photos: dict[str, int] = {}
    place: str | None = None


def hold(folded: Fold, known: Mapping[str, Entry]) -> Held:
    """Return what a fold holds."""
    answers: dict[str, str] = {}
    of_families: dict[str, dict[str, str]] = {}
    for field in folded.cells:
        answer, read = _answer_in(folded, known, field), read_answer_field(field)
        if read is not None and answer is not None:
            question, family = read
            of_one = answers if family is None else of_families.setdefault(family, {})
            of_one[question] = _write(answer)
    place = _answer_in(folded, known, POSITION_FIELD)
    return Held(
        answers=answers,
        families={one: _write(of_families.get(one, {})) for one in _list_present(folded, known)},
        photos=dict(_count_photos(folded, known)),
        place=None if place is None else _write(place),
    )


def _write(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()


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
    return answers_under(hold(folded, known), kind, charter, distance)


def answers_under(held: Held, kind: str, charter: Charter, distance: Distance | None) -> Answers:
    """Return what scoring reads of what is held, for a kind of outlet, under any charter."""
    known = {one.code for one in charter.products.families}
    return {
        "kind": kind,
        "answers": _answers_for(held, list_grid_questions(charter), None, held.answers, distance),
        "families": {
            family: _answers_for(
                held, charter.products.questions, family, _read(held.families[family]), distance
            )
            for family in sorted(known & held.families.keys())
        },
    }


def _read(written: str) -> Any:
    return msgspec.json.decode(written)


def _list_present(folded: Fold, known: Mapping[str, Entry]) -> list[str]:
    """List the families found; one in disagreement has no head and is not known to be."""
    heads = (settled_head(folded, known, field) for field in folded.cells)
    return sorted(
        head.field.removeprefix("family/")
        for head in heads
        if head is not None and isinstance(head.content, Family) and head.content.present
    )


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
    held: Held,
    questions: Iterable[Question],
    family: str | None,
    given: Mapping[str, str],
    distance: Distance | None,
) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for question in questions:
        fact = fact_for(held, question, family, distance)
        if fact is not None:
            found[question.code] = fact
        elif question.code in given:
            found[question.code] = _read(given[question.code])
    return found


def fact_for(
    held: Held, question: Question, family: str | None, distance: Distance | None
) -> Answer | None:
    """Return what photos, the one position or the distance answer to a question, if anything."""
    match question.kind:
        case "photo":
            photos = held.photos.get(_answer_field(question.code, family))
            return {"photos": photos} if photos else None
        case "distance":
            return None if distance is None else distance.answer(family)
        case "position":
            return None if held.place is None else dict(_read(held.place))
        case _:
            return None


def _answer_in(folded: Fold, known: Mapping[str, Entry], field: str) -> Answer | None:
    cell = folded.cells.get(field)
    if cell is not None and cell.state == "disagreement":
        return {"disputed": True}
    head = settled_head(folded, known, field)
    if head is None or isinstance(head.content, ClearedAnswer):
        return None
    if head.kind == "position":
        return {"position": True}
    answer: Answer = msgspec.to_builtins(head.content)
    return answer
