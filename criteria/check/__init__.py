"""What a charter must keep so that no score under it is wrong, and so that all of it can serve."""

from collections.abc import Iterator
from itertools import chain, islice

import msgspec

from criteria.charter import Charter
from criteria.check.codes import check_codes
from criteria.check.deciding import check_decision, check_perimeter
from criteria.check.doubts import find_doubts
from criteria.check.grid import check_grid
from criteria.check.placed import place_grid_questions, place_product_questions
from criteria.check.product_reach import check_product_reach
from criteria.check.products import check_products
from criteria.check.questions import GREATEST_QUESTION_COUNT, check_questions
from criteria.check.rates import check_rates
from criteria.check.reach import check_reach
from criteria.check.translations import check_languages, check_translations
from criteria.refusals import CharterRefused, Fault

GREATEST_FAULT_COUNT = 100


def check_charter(charter: Charter) -> None:
    """Passes a charter that may be scored under; raises a CharterRefused with all its faults."""
    faults = tuple(islice(_find_unsound(charter), GREATEST_FAULT_COUNT))
    if faults:
        raise CharterRefused(faults, msgspec.to_builtins(charter))


def list_faults(charter: Charter) -> tuple[Fault, ...]:
    """All that is wrong, unsound then idle; the first 100 where there are more."""
    unsound = tuple(islice(_find_unsound(charter), GREATEST_FAULT_COUNT))
    if any(fault.code == "too-many-questions" for fault in unsound):
        return unsound
    return (*unsound, *islice(_find_idle(charter), GREATEST_FAULT_COUNT - len(unsound)))


def list_doubts(charter: Charter) -> tuple[Fault, ...]:
    """What is right but may not be meant, in a charter without faults; the first 100."""
    return tuple(islice(find_doubts(charter), GREATEST_FAULT_COUNT))


def _find_idle(charter: Charter) -> Iterator[Fault]:
    return chain(check_translations(charter), check_reach(charter), check_product_reach(charter))


def _find_unsound(charter: Charter) -> Iterator[Fault]:
    grid, products = place_grid_questions(charter), place_product_questions(charter)
    count = len(grid) + len(products)
    if count > GREATEST_QUESTION_COUNT:
        yield Fault("too-many-questions", (), {"count": count, "most": GREATEST_QUESTION_COUNT})
        return
    yield from chain(
        check_codes(charter),
        check_languages(charter),
        check_questions(charter, grid),
        check_grid(charter),
        check_questions(charter, products),
        check_products(charter),
        check_rates(charter),
        check_perimeter(charter),
        check_decision(charter.decision),
    )
