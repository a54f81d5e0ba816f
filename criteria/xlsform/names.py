"""Names of the form's fields: valid in XML, one each, whatever the codes of the charter.

A field is a role and a slug: `points_G1_1`. Codes may hold `.` and `-` and begin with a digit;
names of fields keep letters, digits and `_`, and differ even for who does not see capitals.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from criteria.charter import Charter
from criteria.question import list_grid_questions

# One word each, without `_`: a field with a role never bears one of these names.
OUTLET, KIND, DAY, PRESENT = "outlet", "kind", "day", "families"
CHARTER, MET, APPLICABLE, FAILURES = "charter", "met", "applicable", "failures"
TIER, ELIGIBLE, TABLE = "tier", "eligible", "table"

_NOT_WORDS = re.compile(r"[^A-Za-z0-9]+")


class Names(NamedTuple):
    """The slug of everything that has fields; a family's question is by both codes.

    `lists`: of the choices of a product question, which all families share.
    """

    criteria: dict[str, str]
    questions: dict[str, str]
    families: dict[str, str]
    products: dict[tuple[str, str], str]
    lists: dict[str, str]
    classes: dict[str, str]


def name_parts(charter: Charter) -> Names:
    """The slugs of a charter's parts, no two alike, the same for the same charter."""
    slugs = _Slugs()
    products = charter.products
    judged = charter.grid.gates + charter.grid.criteria
    return Names(
        criteria={one.code: slugs.take(one.code) for one in judged},
        questions={one.code: slugs.take(one.code) for one in list_grid_questions(charter)},
        families={one.code: slugs.take(one.code) for one in products.families},
        products={
            (family.code, question.code): slugs.take(f"{family.code}_{question.code}")
            for family in products.families
            for question in products.questions
        },
        lists={one.code: slugs.take(one.code) for one in products.questions},
        classes={one.code: slugs.take(one.code) for one in products.classes},
    )


class _Slugs:
    """Gives slugs that were not given yet."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, code: str) -> str:
        slug = next(one for one in _variants(code) if one.casefold() not in self._taken)
        self._taken.add(slug.casefold())
        return slug


def _variants(code: str) -> Iterator[str]:
    slug = _NOT_WORDS.sub("_", code).strip("_")
    yield slug
    number = 2
    while True:
        yield f"{slug}_{number}"
        number += 1
