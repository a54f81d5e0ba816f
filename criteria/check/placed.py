"""The questions of a charter, each with its place in it."""

from typing import NamedTuple

from criteria.charter import Charter, Criterion, Question
from criteria.refusals import Path


class Placed(NamedTuple):
    """A question and the path that leads to it."""

    path: Path
    question: Question


def place_criteria(charter: Charter) -> list[tuple[Path, Criterion]]:
    """Gates then criteria, as they are asked."""
    grid = charter.grid
    gates = [(("grid", "gates", n), one) for n, one in enumerate(grid.gates)]
    criteria = [(("grid", "criteria", n), one) for n, one in enumerate(grid.criteria)]
    return [*gates, *criteria]


def place_grid_questions(charter: Charter) -> list[Placed]:
    """Every question of the grid in the order in which it is asked."""
    return [
        Placed((*path, "questions", n), question)
        for path, criterion in place_criteria(charter)
        for n, question in enumerate(criterion.questions)
    ]


def place_product_questions(charter: Charter) -> list[Placed]:
    """Every question asked of a family of products, in order."""
    questions = enumerate(charter.products.questions)
    return [Placed(("products", "questions", n), question) for n, question in questions]
