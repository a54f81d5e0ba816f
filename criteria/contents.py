"""What an entry may hold, kind by kind: shapes and bounds (design 5)."""

import datetime as dt
from itertools import pairwise
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

MAX_TEXT = 10_000
MAX_NAME = 200
MAX_LISTED_ENTRIES = 20_000
MAX_REPLACES = 1_000
MAX_STROKES = 200
MAX_DRAWN = 8_000
STROKE_SIDE = 1_000

UUID_PATTERN = r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z"
UUID7_PATTERN = r"\A[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z"
CODE_PATTERN = r"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,79}\Z"

Uuid = Annotated[str, Meta(pattern=UUID_PATTERN)]
Uuid7 = Annotated[str, Meta(pattern=UUID7_PATTERN)]
Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
# The code of a question, a product family, a criterion or a choice in a charter.
Code = Annotated[str, Meta(pattern=CODE_PATTERN)]
Text = Annotated[str, Meta(max_length=MAX_TEXT)]
Name = Annotated[str, Meta(max_length=MAX_NAME)]
Count = Annotated[int, Meta(ge=0, lt=2**53)]
Integer = Annotated[int, Meta(gt=-(2**53), lt=2**53)]


class Suggested(Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet that someone proposes and the caisse does not know yet."""

    name: Name
    kind: Name
    commune: Name


class Opening(Struct, frozen=True, forbid_unknown_fields=True):
    """How a visit began; the server's plan wins over it.

    `visited_on`: the day of a visit made on paper and typed in later.
    """

    outlet: Uuid | None
    suggested: Suggested | None
    charter: Sha256
    trial: bool
    paper: bool
    visited_on: dt.date | UnsetType = UNSET


class ChoiceAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the codes that the question lists; yes, partly, no are codes too."""

    choice: Code


class NumberAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """A number in the smallest unit of the question."""

    number: Integer


class ShareOfTotal(Struct, frozen=True, forbid_unknown_fields=True):
    """So many of so many."""

    count: Count
    total: Annotated[int, Meta(ge=1, lt=2**53)]

    def __post_init__(self) -> None:
        if self.count > self.total:
            raise ValueError("A share counts at most its total")


class ShareAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """A share of a total of at least 1 (design 3)."""

    share: ShareOfTotal


class TextAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """Words."""

    text: Text


class DateAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """A civil date."""

    date: dt.date


class SpecialAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """Not observed, refused, or not applicable, with or without a note."""

    special: Literal["not_observed", "refused", "not_applicable"]
    note: Text | UnsetType = UNSET


class ClearedAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """Back to unanswered."""

    cleared: Literal[True]

    def __post_init__(self) -> None:
        if self.cleared is not True:
            raise ValueError("Cleared is true or absent")


AnswerContent = (
    ChoiceAnswer
    | NumberAnswer
    | ShareAnswer
    | TextAnswer
    | DateAnswer
    | SpecialAnswer
    | ClearedAnswer
)


class Position(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the visit takes place, in 1e-7 degree and metres."""

    lat_e7: Annotated[int, Meta(ge=-900_000_000, le=900_000_000)]
    lon_e7: Annotated[int, Meta(ge=-1_800_000_000, le=1_800_000_000)]
    accuracy_m: Annotated[int, Meta(ge=0, le=100_000_000)]
    source: Literal["tablet", "map"]


class Note(Struct, frozen=True, forbid_unknown_fields=True):
    """What one author noted on one question."""

    text: Text


class Family(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a product family is sold here."""

    present: bool


class Photo(Struct, frozen=True, forbid_unknown_fields=True):
    """One photo by the hash of its bytes; not present means withdrawn."""

    sha256: Sha256
    size_bytes: Count
    width_px: Count
    height_px: Count
    question: Code | None
    family: Code | None
    present: bool


class Commitment(Struct, frozen=True, forbid_unknown_fields=True):
    """What the outlet will improve, and by when; not present means withdrawn."""

    text: Text
    criterion: Code | None
    due_on: dt.date | None
    present: bool


class Pledge(Struct, frozen=True, forbid_unknown_fields=True):
    """A visitor's acceptance of the rules of a visit, in one version, and the role they visit in.

    A role chosen before the pledge is given stands with `accepted` false.
    """

    accepted: bool
    version: Name
    role: Literal["member", "peer", "companion"] | UnsetType = UNSET


class Interest(Struct, frozen=True, forbid_unknown_fields=True):
    """A visitor's link with the outlet, or the statement that there is none."""

    declared: bool
    text: Text


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """What the visited person wishes to add."""

    text: Text


# One line of a drawing: x, y, x, y… of its points, 0 to 1000 on the longer side of the paper.
Stroke = Annotated[
    tuple[Annotated[int, Meta(ge=0, le=STROKE_SIDE)], ...], Meta(min_length=2, max_length=MAX_DRAWN)
]
Strokes = Annotated[tuple[Stroke, ...], Meta(min_length=1, max_length=MAX_STROKES)]


class Signature(Struct, frozen=True, forbid_unknown_fields=True):
    """A name under what was shown, or the refusal to sign it.

    `shown_sha256` says what was shown (`criteria.shown`). `strokes` are what was drawn; a signature
    by name alone has none.
    """

    name: Name
    shown_sha256: Sha256
    refused: bool
    strokes: Strokes | UnsetType = UNSET

    def __post_init__(self) -> None:
        drawn = () if self.strokes is UNSET else self.strokes
        if any(len(stroke) % 2 for stroke in drawn):
            raise ValueError("A point of a stroke has two numbers")
        if sum(map(len, drawn)) > MAX_DRAWN:
            raise ValueError(f"A drawing has at most {MAX_DRAWN} numbers")


NamedEntries = Annotated[tuple[tuple[Uuid7, Sha256], ...], Meta(max_length=MAX_LISTED_ENTRIES)]


class Submission(Struct, frozen=True, forbid_unknown_fields=True):
    """A complete set of entries, each by id and hash, sorted by id, and the hash of that list."""

    entries: NamedEntries
    sha256: Sha256

    def __post_init__(self) -> None:
        _check_sorted(self.entries)


class Amendment(Struct, frozen=True, forbid_unknown_fields=True):
    """A complete set again, in place of the submissions before it, and why."""

    entries: NamedEntries
    sha256: Sha256
    reason: Text

    def __post_init__(self) -> None:
        _check_sorted(self.entries)


def _check_sorted(named: tuple[tuple[str, str], ...]) -> None:
    ids = [entry for entry, _ in named]
    if any(first >= second for first, second in pairwise(ids)):
        raise ValueError("Entries are sorted by id, each once")


Content = (
    Opening
    | AnswerContent
    | Position
    | Note
    | Family
    | Photo
    | Commitment
    | Pledge
    | Interest
    | Word
    | Signature
    | Submission
    | Amendment
)

# The key that tells the type of an answer.
ANSWER_SHAPES: dict[str, type[AnswerContent]] = {
    "choice": ChoiceAnswer,
    "number": NumberAnswer,
    "share": ShareAnswer,
    "text": TextAnswer,
    "date": DateAnswer,
    "special": SpecialAnswer,
    "cleared": ClearedAnswer,
}

# Every kind of entry but the answer, whose shape its key tells.
SHAPES: dict[str, type[Content]] = {
    "opening": Opening,
    "position": Position,
    "note": Note,
    "family": Family,
    "photo": Photo,
    "commitment": Commitment,
    "pledge": Pledge,
    "interest": Interest,
    "word": Word,
    "signature": Signature,
    "submission": Submission,
    "amendment": Amendment,
}
