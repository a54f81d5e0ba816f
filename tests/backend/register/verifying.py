"""Registers that are verified as the command line does, and the faults found in them."""

from typing import Any

import msgspec

from backend.register.export import RegisterExport
from backend.register.facts import (
    Territory,
)
from backend.register.line import Head
from backend.register.verdict import Verdict
from backend.register.verify import failures, verify
from criteria.score import score
from tests.backend.register.registers import (
    PLACE,
    Book,
    near,
    visit_entries,
)

MINUTES = {"minutes": {"text": "Adoptée à l’unanimité"}}


def outlined(name: str) -> Territory:
    """Return the territory of the tests with an outline."""
    return msgspec.structs.replace(PLACE, outline=name)


def verified(export: RegisterExport, head: Head | None = None) -> list[Verdict]:
    """Verify as the command line does, with the tests' way to measure."""
    return verify(export, score, near, head)


def faults(book: Book) -> list[tuple[int, str, str]]:
    """Return the line, the fact and the reason of each failure."""
    return [
        (one.n, one.fact, one.fault.reason)
        for one in failures(verified(book.export()))
        if one.fault
    ]


def book_with_visit(*more: dict[str, Any]) -> Book:
    """Begin a register with a charter and the visit of one outlet."""
    book = Book()
    book.adopt()
    book.visit("till", visit_entries(*more))
    return book
