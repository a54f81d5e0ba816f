"""What a report tells and what it is made from: the shapes that the template reads."""

from collections.abc import Mapping, Sequence

import msgspec

from backend.deciding.dossier import Names
from backend.deciding.wire import VisitDossier
from backend.register.line import Line
from criteria.charter import Charter
from criteria.entries import Entry
from criteria.fold import Fold
from criteria.result import Result


class Day(msgspec.Struct, frozen=True):
    """The civil day that dates a document."""

    year: int
    month: int
    day: int


class Fact(msgspec.Struct, frozen=True):
    """Something named, in words."""

    name: str
    words: str


class Part(msgspec.Struct, frozen=True):
    """A criterion or a gate: its verdict, what it counts, and every line that says why.

    `aside` are the lines of questions that were not asked there.
    """

    title: str
    verdict: str
    is_met: bool
    points: str
    lines: list[str]
    aside: list[str]


class FamilyRow(msgspec.Struct, frozen=True):
    """A product family with its class and its rate, and why."""

    label: str
    class_label: str
    rate: str
    lines: list[str]
    aside: list[str]


class AnswerRow(msgspec.Struct, frozen=True):
    """What was answered to a question, and by whom."""

    question: str
    words: str
    author: str


class AnswerGroup(msgspec.Struct, frozen=True):
    """The answers to the questions of one criterion, or about one family."""

    title: str
    answers: list[AnswerRow]


class Remark(msgspec.Struct, frozen=True):
    """A note of a visitor, on a question or on the whole visit."""

    question: str | None
    author: str
    text: str


class Picture(msgspec.Struct, frozen=True):
    """A photo, or its absence: `file` is None while its bytes have not come."""

    file: str | None
    alt: str
    caption: str


class Signed(msgspec.Struct, frozen=True):
    """Who signed, or would not; `file` is the drawing of a signature made by hand."""

    words: str
    changed: str | None
    file: str | None
    alt: str


class Place(msgspec.Struct, frozen=True):
    """The outlet as its public sheet names it."""

    name: str
    kind: str
    address: str
    commune: str


class Reported(msgspec.Struct, frozen=True):
    """A visit as it was read, with what only its report tells.

    `submission` stands; `lines` are those of the outlet in the register.
    """

    caisse: str
    time_zone: str
    place: Place
    charter: Charter
    dossier: VisitDossier
    result: Result
    submission: Entry
    known: Mapping[str, Entry]
    folded: Fold
    lines: Sequence[Line]
    names: Names


class Report(msgspec.Struct, frozen=True):
    """The report as the template reads it."""

    title: str
    caisse: str
    outlet: str
    trial: bool
    day: Day
    facts: list[Fact]
    summary: list[str]
    gates: list[Part]
    criteria: list[Part]
    families: list[FamilyRow]
    answers: list[AnswerGroup]
    notes: list[Remark]
    word: str | None
    links: list[str]
    commitments: list[str]
    pictures: list[Picture]
    pictures_left: str | None
    signatures: list[Signed]
    amendments: list[str]
    proof: list[Fact]
