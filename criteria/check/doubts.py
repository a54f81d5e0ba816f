"""What is right but perhaps not meant: falling rates, criteria that cannot fail, long questions."""

import re
from collections.abc import Iterator
from itertools import pairwise

from criteria.charter import Charter, Criterion, Question
from criteria.check.placed import place_criteria, place_grid_questions, place_product_questions
from criteria.check.questions import bounds_of, points_by_code
from criteria.check.translations import find_undeclared
from criteria.question import max_points_of
from criteria.refusals import Fact, Fault, Path

GREATEST_WORD_COUNT = 15
_WORD = re.compile(r"[\w’'-]+")


def find_doubts(charter: Charter) -> Iterator[Fault]:
    """The doubts about a charter without faults, in its order."""
    for path, criterion in place_criteria(charter):
        if _cannot_fail(criterion):
            yield _doubt("cannot-fail", path)
    for path, question in place_grid_questions(charter) + place_product_questions(charter):
        yield from _find_in_question(path, question)
    yield from _find_falling_rates(charter)
    yield from find_undeclared(charter)


def _doubt(code: str, path: Path, **facts: Fact) -> Fault:
    return Fault(code, path, facts, "doubt")


def _cannot_fail(criterion: Criterion) -> bool:
    """Whether any ordinary answers meet it: each question alone keeps the percent asked."""
    scored = [one for one in criterion.questions if max_points_of(one)]
    percent = max([criterion.pass_percent, *criterion.pass_percent_for.values()])
    eliminates = any(set(points_by_code(one)) - set(one.passing) for one in criterion.questions
                     if one.passing)  # fmt: skip
    return (
        bool(scored)
        and not eliminates
        and all(least_points_of(one) * 100 >= percent * max_points_of(one) for one in scored)
    )


def least_points_of(question: Question) -> int:
    """The least points an ordinary answer to the question may give."""
    match question.kind:
        case "yes_no" | "choice" | "distance":
            return min(points_by_code(question).values(), default=0)
        case "number" | "share":
            low, _ = bounds_of(question)
            under_all = [0] if not question.bands or question.bands[0].at_least > low else []
            return min([*under_all, *(band.points for band in question.bands)])
        case _:
            return question.points


def _find_in_question(path: Path, question: Question) -> Iterator[Fault]:
    if question.help is None:
        yield _doubt("without-help", path)
    count = len(_WORD.findall(question.text.fr))
    if count > GREATEST_WORD_COUNT:
        yield _doubt("long-question", path, count=count, most=GREATEST_WORD_COUNT)
    if question.passing and not set(points_by_code(question)) - set(question.passing):
        yield _doubt("all-pass", (*path, "passing"))


def _find_falling_rates(charter: Charter) -> Iterator[Fault]:
    """Percents of a class that fall from a tier to the next one up."""
    for n, table in enumerate(charter.rates.tables):
        for low, high in pairwise(charter.grid.tiers):
            for class_, percent in table.percent[high.code].items():
                before = table.percent[low.code][class_]
                if percent < before:
                    at = ("rates", "tables", n, "percent", high.code, class_)
                    yield _doubt("rate-falls", at, given=percent, before=before)
