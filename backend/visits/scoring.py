"""What a set of entries is worth: from fold to answers, distance and score. Pure."""

from collections.abc import Collection, Mapping
from datetime import date

import msgspec

from criteria.answers import Distance, answers_of
from criteria.charter import Charter
from criteria.contents import Position
from criteria.entries import POSITION_FIELD, Entry
from criteria.finding import AnswerData, Answers, BadAnswers, UnknownOutletKind
from criteria.fold import Fold, fold, fold_of_list, settled_head
from criteria.result import Result
from criteria.score import score
from maps.perimeter import Point, distance_m, uncertainty_m, verdict


class Scored(msgspec.Struct, frozen=True):
    """A reading of a visit: its fold, the position held, the scoring input and the result.

    `impossible` are the questions with an answer that the charter cannot read: counted as
    unanswered here, and no decision may rest on them.
    """

    folded: Fold
    distance: Distance | None
    accuracy_m: int | None
    answers: Answers
    result: Result
    impossible: frozenset[str]


def score_entries(
    charter: Charter,
    known: Mapping[str, Entry],
    parked: Collection[str],
    submission: Entry | None,
    kind: str,
    territory: Point,
    day: date,
) -> Scored:
    """Score what a submission names, or all entries when there is none, with that day's rates."""
    folded = (
        fold(known.values(), parked)
        if submission is None
        else fold_of_list(known.values(), (), submission)
    )
    place = settled_head(folded, known, POSITION_FIELD)
    position = place.content if place and isinstance(place.content, Position) else None
    distance = None if position is None else measure(charter, position, territory)
    answers = answers_of(folded, known, kind, charter, distance)
    answers, result, impossible = _score_what_can_be(charter, answers, day)
    return Scored(
        folded=folded,
        distance=distance,
        accuracy_m=None if position is None else uncertainty_of(position),
        answers=answers,
        result=result,
        impossible=impossible,
    )


def _score_what_can_be(
    charter: Charter, answers: Answers, day: date
) -> tuple[Answers, Result, frozenset[str]]:
    impossible: set[str] = set()
    while True:
        try:
            return answers, score(charter, answers, day), frozenset(impossible)
        except UnknownOutletKind:
            raise
        except BadAnswers as refused:
            if refused.place in impossible:
                raise
            impossible.add(refused.place)
            answers = _set_aside(answers, refused.place)


def _set_aside(answers: Answers, question: str) -> Answers:
    """Return the answers with those to one question counted as unanswered, wherever given."""

    def without(given: Mapping[str, AnswerData]) -> dict[str, AnswerData]:
        return {q: {"disputed": True} if q == question else one for q, one in given.items()}

    return {
        "kind": answers["kind"],
        "answers": without(answers["answers"]),
        "families": {family: without(given) for family, given in answers["families"].items()},
    }


def measure(charter: Charter, position: Position, territory: Point) -> Distance | None:
    """Return the distance from the territory and its verdicts; None without a perimeter."""
    if charter.perimeter is None:
        return None
    metres = distance_m(Point(position.lat_e7, position.lon_e7), territory)
    return judge_distance(charter, metres, uncertainty_of(position))


def judge_distance(charter: Charter, metres: float, off_m: int) -> Distance | None:
    """Return what a charter says of so many metres, give or take; None without a perimeter."""
    if charter.perimeter is None:
        return None
    perimeter = charter.perimeter
    return Distance(
        distance_m=max(0, round(metres)),
        verdict=verdict(metres, off_m, perimeter.radius_m),
        families={
            family: verdict(metres, off_m, radius_m)
            for family, radius_m in perimeter.families.items()
        },
    )


def uncertainty_of(position: Position) -> int:
    """Return how far off a position may be, in metres: what the tablet said, or 10 by hand."""
    if position.source == "tablet":
        return uncertainty_m("tablet", position.accuracy_m)
    return uncertainty_m(position.source)
