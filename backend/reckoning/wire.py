"""What travels about scores and quotes."""

from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import Struct

from backend.charters.problems import FaultView
from backend.draft import Draft
from backend.problems import Problem
from criteria.charter import Charter
from criteria.explained import VersionName
from criteria.input_faults import InputRefused
from criteria.input_words import write_input_place, write_input_what
from criteria.quote import Item, Quote
from criteria.refusals import write_path

Standing = Literal["in_force", "to_come", "ended", "none"]


class OutletQuoteDraft(Draft):
    """A purchase at an outlet; `day` None is today."""

    lines: list[Item]
    day: date | None = None


class TierQuoteDraft(Draft):
    """A purchase at a tier of a charter; `kind` None is any kind of outlet."""

    tier: str
    lines: list[Item]
    kind: str | None = None
    day: date | None = None


class Basis(Struct, frozen=True):
    """The convention that a quote rests on, and the version of its rates.

    `grant`: the decision or reprise in force that day, or the last one; `line` its number in the
    register. `until`: its last day. `next_on`: the first day of a later convention, when none is
    in force. `rates_from`: the first day of the rates used, None for « from the start »; they are
    a table of `charter`, or what the register says where `charter` is None.
    """

    standing: Standing
    grant: str | None = None
    line: int | None = None
    granted_from: date | None = None
    until: date | None = None
    next_on: date | None = None
    charter: VersionName | None = None
    rates_from: date | None = None


class OutletQuote(Struct, frozen=True):
    """What a purchase at an outlet comes to on a day; `words` says what it rests on."""

    outlet: UUID
    day: date
    basis: Basis
    quote: Quote
    words: list[str]


class CharterQuote(Struct, frozen=True):
    """What a purchase comes to at a tier of a charter on a day; no tier, no rate.

    `rates_from`: the first day of the rate table, None for « from the start ».
    """

    charter: VersionName
    tier: str | None
    kind: str | None
    day: date
    rates_from: date | None
    quote: Quote
    words: list[str]


def view_input_faults(refused: InputRefused, charter: Charter | None) -> list[FaultView]:
    """Return the faults of an input with their places and sentences."""
    return [
        FaultView(
            code=fault.code,
            path=write_path(fault.path),
            place=write_input_place(fault, charter),
            words=write_input_what(fault),
            line=_whole(fault.facts.get("line")),
            column=_whole(fault.facts.get("column")),
        )
        for fault in refused.faults
    ]


def _whole(fact: object) -> int | None:
    return fact if isinstance(fact, int) else None


def refuse_answers(refused: InputRefused, charter: Charter) -> Problem:
    """Return the problem of answers at fault, with all their faults."""
    faults = view_input_faults(refused, charter)
    return Problem(422, "answers-refused", "the answers have faults", faults=faults)


def refuse_quote(refused: InputRefused, charter: Charter) -> Problem:
    """Return the problem of a purchase that cannot be quoted, with all its faults."""
    faults = view_input_faults(refused, charter)
    return Problem(422, "quote-refused", "the purchase cannot be quoted", faults=faults)
