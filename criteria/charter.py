"""What a charter is: grid, product rules, rates, perimeter and decision rule, as frozen data.

The TOML file, the JSON on the wire and these structs have one structure (docs/charters.md).
A key left out means its default; defaults are never written, so that a key added later leaves the
bytes of an adopted version as they were.
"""

from typing import Literal

import msgspec

QuestionKind = Literal[
    "yes_no", "choice", "number", "share", "text", "date", "photo", "position", "distance"
]
RateMeaning = Literal["payable_in_currency", "refunded", "full"]
Base = Literal["expressed", "cast", "present", "members"]
Method = Literal["majority", "consensus", "consent"]
Language = Literal[
    "fr", "en", "de", "es", "it", "nl", "pt",  # the neighbours'
    "br", "ca", "co", "eu", "frp", "gsw", "oc",  # the regions'
    "ar", "fa", "pl", "ps", "ro", "ru", "sq", "tr", "uk", "zh",  # of many who live there
]  # fmt: skip
FRENCH_ALONE: tuple[Language, ...] = ("fr",)


class _Part(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A part of a charter: frozen, without unknown keys, defaults left unwritten."""


class Text(_Part, frozen=True):
    """A text people read, by language code; French always, the others when translated."""

    fr: str
    en: str | None = None
    de: str | None = None
    es: str | None = None
    it: str | None = None
    nl: str | None = None
    pt: str | None = None
    br: str | None = None
    ca: str | None = None
    co: str | None = None
    eu: str | None = None
    frp: str | None = None
    gsw: str | None = None
    oc: str | None = None
    ar: str | None = None
    fa: str | None = None
    pl: str | None = None
    ps: str | None = None
    ro: str | None = None
    ru: str | None = None
    sq: str | None = None
    tr: str | None = None
    uk: str | None = None
    zh: str | None = None


class OutletKind(_Part, frozen=True):
    """A kind of outlet that the grid tells apart: a farm, a shop, a stall, a buying group."""

    code: str
    label: Text


class Choice(_Part, frozen=True):
    """One of the answers offered by a question of kind choice."""

    code: str
    label: Text
    points: int = 0


class Band(_Part, frozen=True):
    """Points from a value upwards: smallest unit for a number, percent for a share."""

    at_least: int
    points: int


class AskedIf(_Part, frozen=True):
    """The question is asked only when an earlier one was answered by one of these codes."""

    question: str
    in_: tuple[str, ...] = msgspec.field(name="in")


class Question(_Part, frozen=True):
    """One observable fact.

    `points`: of a yes, of a distance inside, of any text, date, photo or position given.
    A *partly* is offered when `partly` says what it means, and is worth half.
    `passing`: the answers that pass; when there are any the question is eliminatory.
    `expires`: the date is the last day on which a document is valid; it changes no score.
    """

    code: str
    text: Text
    kind: QuestionKind
    help: Text | None = None
    partly: Text | None = None
    applies_to: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    asked_if: AskedIf | None = None
    points: int = 0
    choices: tuple[Choice, ...] = ()
    bands: tuple[Band, ...] = ()
    unit: Text | None = None
    decimals: int = 0
    min: int | None = None
    max: int | None = None
    passing: tuple[str, ...] = ()
    not_applicable_allowed: bool = False
    evidence: Literal["photo"] | None = None
    expires: bool = False


class Criterion(_Part, frozen=True):
    """Questions judged together: met from `pass_percent` of the points that count.

    The points of its questions are their weights. `pass_percent_for` and `min_answered_for` say
    otherwise for some kinds of outlet.
    """

    code: str
    title: Text
    pass_percent: int
    questions: tuple[Question, ...]
    help: Text | None = None
    min_answered: int = 0
    compulsory: bool = False
    pass_percent_for: dict[str, int] = {}
    min_answered_for: dict[str, int] = {}


class Tier(_Part, frozen=True):
    """A level of convention, reached from a number of criteria met; another for some kinds."""

    code: str
    label: Text
    criteria_met: int
    criteria_met_for: dict[str, int] = {}


class Grid(_Part, frozen=True):
    """What a visit looks at. Gates are judged like criteria, must hold, and are not counted.

    `tiers` ascend; below the first one an outlet is not eligible. `not_applicable`: what criteria
    not applicable do to the numbers of the tiers: nothing, or these shrink in proportion.
    `override_tier`: the tier after the committee has overridden verdicts (criteria/override.py).
    """

    criteria: tuple[Criterion, ...]
    tiers: tuple[Tier, ...]
    gates: tuple[Criterion, ...] = ()
    not_applicable: Literal["absolute", "proportional"] = "absolute"
    override_tier: Literal["recounted", "first_tier", "never_raises"] = "recounted"


class Family(_Part, frozen=True):
    """A family of products, admitted or not whatever its answers."""

    code: str
    label: Text
    admitted: bool


class ProductClass(_Part, frozen=True):
    """What the answers make of a family; a class not admitted has no rate."""

    code: str
    label: Text
    admitted: bool


class ProductCondition(_Part, frozen=True):
    """Holds when a product question has one of these codes, or a number in these bounds.

    Bounds include their ends: smallest unit for a number, percent for a share.
    """

    question: str
    in_: tuple[str, ...] = msgspec.field(name="in", default=())
    at_least: int | None = None
    at_most: int | None = None


class ProductRule(_Part, frozen=True):
    """The class of a family for which every condition holds; the last rule has none."""

    class_: str = msgspec.field(name="class")
    when: tuple[ProductCondition, ...] = ()


class Products(_Part, frozen=True):
    """How a family of products gets its class: the first rule that holds."""

    families: tuple[Family, ...]
    classes: tuple[ProductClass, ...]
    rules: tuple[ProductRule, ...]
    questions: tuple[Question, ...] = ()


class RateTable(_Part, frozen=True):
    """Percents by tier, then class, from a civil date on (no date: from the start)."""

    percent: dict[str, dict[str, int]]
    from_: str | None = msgspec.field(name="from", default=None)


class Rates(_Part, frozen=True):
    """What a percent means at the till, in which currency, and the percents by date."""

    meaning: RateMeaning
    currency: str
    tables: tuple[RateTable, ...]
    ways_to_pay: tuple[Text, ...] = ()


class Perimeter(_Part, frozen=True):
    """The distance rule: what is measured, the radius, and other radii by family."""

    measured: Literal["production", "sale"]
    radius_m: int
    families: dict[str, int] = {}


class Threshold(_Part, frozen=True):
    """A fraction `for`/`of`: strictly more than it, or at least it."""

    for_: int = msgspec.field(name="for")
    of: int
    strict: bool = False


class Quorum(_Part, frozen=True):
    """How many must be able to vote: a number, a share of the members, never under `floor`."""

    count: int | None = None
    share: Threshold | None = None
    floor: int = 1


class DecisionRule(_Part, frozen=True):
    """How the committee decides: what is tried first, then the method that has the last word.

    A majority has a base, a threshold and an answer to a tie; the other methods have none.
    `blocked`: what a consensus or consent not reached decides when it has the last word.
    """

    method: Method
    no_quorum: Literal["adjourn", "second_call"]
    base: Base | None = None
    threshold: Threshold | None = None
    tie: Literal["adjourn", "refuse"] | None = None
    tried_first: tuple[Literal["consensus", "consent"], ...] = ()
    blocked: Literal["adjourn", "refuse"] = "adjourn"
    quorum: Quorum | None = None
    notice_days: int = 0


class Charter(_Part, frozen=True):
    """A version of a caisse's rules; `semantics` is the meaning of scoring it is written for.

    `languages`: those in which every text is written.
    """

    semantics: Literal[1]
    id: str
    version: str
    title: Text
    notice: Text
    kinds: tuple[OutletKind, ...]
    grid: Grid
    products: Products
    rates: Rates
    decision: DecisionRule
    perimeter: Perimeter | None = None
    languages: tuple[Language, ...] = FRENCH_ALONE

    def __post_init__(self) -> None:
        """Make the default its own instance: msgspec leaves a default unwritten by identity."""
        if self.languages == FRENCH_ALONE:
            msgspec.structs.force_setattr(self, "languages", FRENCH_ALONE)
