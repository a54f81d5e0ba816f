"""What a set of entries is worth: from fold to answers, distance and score. Pure."""

from collections.abc import Collection, Mapping
from datetime import date

import msgspec

from criteria.answers import Distance, answers_of
from criteria.charter import Charter
from criteria.contents import Position
from criteria.entries import POSITION_FIELD, Entry
from criteria.finding import Answers
from criteria.fold import Fold, fold, fold_of_list, settled_head
from criteria.readable import set_aside
from criteria.result import Result
from criteria.score import score
from maps.perimeter import Point, uncertainty_m, verdict
from maps.territory import Territory


class Scored(msgspec.Struct, frozen=True):
    """A reading of a visit: its fold, the position held, the scoring input and the result.

    `distance` was measured from `territory`. `impossible` are the questions with an answer that
    the charter cannot read: counted as unanswered here, and no decision may rest on them.
    """

    folded: Fold
    territory: Territory
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
    territory: Territory,
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
    answers, impossible = set_aside(charter, answers)
    return Scored(
        folded=folded,
        territory=territory,
        distance=distance,
        accuracy_m=None if position is None else uncertainty_of(position),
        answers=answers,
        result=score(charter, answers, day),
        impossible=impossible,
    )


def measure(charter: Charter, position: Position, territory: Territory) -> Distance | None:
    """Return the distance from the territory and its verdicts; None without a perimeter."""
    if charter.perimeter is None:
        return None
    metres = territory.distance_m(Point(position.lat_e7, position.lon_e7))
    return judge_distance(charter, metres, uncertainty_of(position) + territory.uncertainty_m)


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
