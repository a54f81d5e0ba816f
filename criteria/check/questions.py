"""Questions: the keys that fit their kind, their bounds, bands, points and answers that pass."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from criteria.charter import Charter, Question
from criteria.check.codes import CODED, MEASURED, check_known
from criteria.check.conditions import check_conditions
from criteria.check.placed import Placed
from criteria.question import codes_of
from criteria.refusals import Fault, Path

GREATEST_QUESTION_COUNT = 2000
GREATEST_POINTS = 1000
GREATEST_INTEGER = 2**53 - 1


def check_questions(charter: Charter, placed: Sequence[Placed]) -> Iterator[Fault]:
    """Each question by itself, then the conditions between them; all are asked in this order."""
    kinds = {kind.code for kind in charter.kinds}
    for path, question in placed:
        yield from _check_keys(path, question)
        yield from _check_bounds(path, question)
        yield from _check_points(path, question)
        yield from _check_eliminatory(path, question)
        yield from check_known((*path, "applies_to"), question.applies_to, kinds)
    yield from check_conditions(placed)


def _check_keys(path: Path, question: Question) -> Iterator[Fault]:
    """Each key only where the kind of the question gives it a meaning."""
    kind = question.kind
    if kind == "choice" and not question.choices:
        yield Fault("without-choices", (*path, "choices"))
    fits = {
        "choices": not question.choices or kind == "choice",
        "bands": not question.bands or kind in MEASURED,
        "partly": question.partly is None or kind == "yes_no",
        "points": question.points == 0 or kind not in ("choice", *MEASURED),
        "passing": not question.passing or kind in CODED,
        "unit": question.unit is None or kind == "number",
        "decimals": question.decimals == 0 or kind == "number",
        "min": question.min is None or kind == "number",
        "max": question.max is None or kind == "number",
        "expires": not question.expires or kind == "date",
    }
    for key, holds in fits.items():
        if not holds:
            yield Fault("key-out-of-place", (*path, key), {"kind": kind})


def _check_bounds(path: Path, question: Question) -> Iterator[Fault]:
    """Decimals and bounds in their limits; bands ascend, each within the bounds of the answer."""
    if not 0 <= question.decimals <= 3:
        yield _out_of_bounds((*path, "decimals"), question.decimals, 0, 3)
    low, high = bounds_of(question)
    for key, bound in (("min", low), ("max", high)):
        if abs(bound) > GREATEST_INTEGER:
            yield _out_of_bounds((*path, key), bound, -GREATEST_INTEGER, GREATEST_INTEGER)
    if low > high:
        yield Fault("min-over-max", (*path, "min"), {"min": low, "max": high})
        return
    for n, band in enumerate(question.bands):
        if not low <= band.at_least <= high:
            yield _out_of_bounds((*path, "bands", n, "at_least"), band.at_least, low, high)
    for n, (one, two) in enumerate(pairwise(question.bands), start=1):
        if one.at_least >= two.at_least:
            code = "bands-overlap" if one.at_least == two.at_least else "bands-unordered"
            facts = {"given": two.at_least, "before": one.at_least}
            yield Fault(code, (*path, "bands", n, "at_least"), facts)


def bounds_of(question: Question) -> tuple[int, int]:
    """The least and the greatest amount an answer may have."""
    if question.kind == "share":
        return 0, 100
    low = -GREATEST_INTEGER if question.min is None else question.min
    return low, GREATEST_INTEGER if question.max is None else question.max


def _out_of_bounds(path: Path, given: int, low: int, high: int) -> Fault:
    return Fault("out-of-bounds", path, {"given": given, "min": low, "max": high})


def _check_points(path: Path, question: Question) -> Iterator[Fault]:
    points = [((*path, "points"), question.points)]
    points += [((*path, "choices", n, "points"), c.points) for n, c in enumerate(question.choices)]
    points += [((*path, "bands", n, "points"), b.points) for n, b in enumerate(question.bands)]
    for at, given in points:
        if not 0 <= given <= GREATEST_POINTS:
            yield _out_of_bounds(at, given, 0, GREATEST_POINTS)
    if question.partly is not None and question.points % 2:
        yield Fault("half-point", (*path, "points"), {"given": question.points})


def points_by_code(question: Question) -> dict[str, int]:
    """The points of each answer by code, as `points_of_code` gives them one by one."""
    match question.kind:
        case "choice":
            return {choice.code: choice.points for choice in question.choices}
        case "yes_no":
            half = {"partly": question.points // 2} if question.partly else {}
            return {"yes": question.points, **half, "no": 0}
        case "distance":
            return {"inside": question.points, "outside": 0}
        case _:
            return {}


def _check_eliminatory(path: Path, question: Question) -> Iterator[Fault]:
    """A failing answer scores nothing or less than every passing one: the best answer passes."""
    at = (*path, "passing")
    if question.kind in CODED:
        yield from check_known(at, question.passing, set(codes_of(question)))
    points = points_by_code(question)
    passing = {code: points[code] for code in question.passing if code in points}
    failing = {code: each for code, each in points.items() if code not in passing}
    if not passing or not failing:
        return
    best, worst = max(failing, key=failing.__getitem__), min(passing, key=passing.__getitem__)
    if failing[best] and failing[best] >= passing[worst]:
        yield Fault(
            "failing-scores",
            at,
            {"failing": best, "given": failing[best], "passing": worst, "least": passing[worst]},
        )
