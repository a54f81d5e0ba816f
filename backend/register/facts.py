"""The facts that a line of the register may state, kind by kind (design 7).

No free text and no personal data: ids, codes, dates, integers and enumerated words only.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from criteria.contents import Code, Count, Sha256, Uuid, Uuid7
from criteria.counts import Outcome
from criteria.result import Result

LineNumber = Annotated[int, Meta(ge=1, lt=2**53)]
Percent = Annotated[int, Meta(ge=1, le=100)]


class Territory(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a caisse measures distances from: a point, in 1e-7 degree, or the outline it names."""

    lat_e7: Annotated[int, Meta(ge=-900_000_000, le=900_000_000)]
    lon_e7: Annotated[int, Meta(ge=-1_800_000_000, le=1_800_000_000)]
    outline: Sha256 | UnsetType = UNSET


class VoteCounts(Struct, frozen=True, forbid_unknown_fields=True, rename={"for_": "for"}):
    """The votes of an item. `present` includes those recused; `members` is the whole committee."""

    for_: Count
    against: Count
    abstain: Count
    blank: Count
    present: Count
    members: Count
    recused: Count


class FamilyRate(Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class"}):
    """The class of a product family and the percent it has."""

    family: Code
    class_: Code
    percent: Percent


Families = tuple[FamilyRate, ...]


class CharterAdopted(Struct, frozen=True, forbid_unknown_fields=True):
    """A version of a charter holds in this caisse from a day on."""

    charter: Sha256
    effective_on: dt.date
    territory: Territory


class VisitSubmitted(Struct, frozen=True, forbid_unknown_fields=True):
    """A visit arrived. Its entries are sealed one by one under their ids, with the submission.

    `outlet_kind`, a code of the charter, decides which questions apply: no score replays without.
    `trial` is said only where an opening calls the visit essai: the plan says otherwise and wins
    (design 5).
    """

    visit: Uuid
    outlet: Uuid
    outlet_kind: Code
    submission: Uuid7
    charter: Sha256
    trial: bool | UnsetType = UNSET


class VisitAmended(VisitSubmitted, frozen=True, forbid_unknown_fields=True):
    """A visit was completed by an amendment, which names a complete set again."""


class Decided(Struct, frozen=True, forbid_unknown_fields=True):
    """What the committee decided of an outlet, on which submission, and what it grants.

    `starts_on` and `ends_on` (the last day) are those of the convention, None without approval.
    """

    decision: Uuid
    outlet: Uuid
    visit: Uuid
    submission: Uuid7
    charter: Sha256
    outcome: Outcome
    votes: VoteCounts
    criteria_met: Count
    tier: Code | None
    families: Families
    starts_on: dt.date | None
    ends_on: dt.date | None


class Revoked(Struct, frozen=True, forbid_unknown_fields=True):
    """The committee ended a convention; `effective_on` is the first day without it."""

    decision: Uuid
    outlet: Uuid
    ends: Uuid
    votes: VoteCounts
    effective_on: dt.date


class TakenOver(Struct, frozen=True, forbid_unknown_fields=True):
    """A convention that existed before Grillon; the minutes it seals are its proof."""

    taken_over: Uuid
    outlet: Uuid
    starts_on: dt.date
    ends_on: dt.date | None
    tier: Code | None
    families: Families


class AttestedFact(Struct, frozen=True, forbid_unknown_fields=True):
    """The facts of line `n` that rested on data about to be erased; those of another kind unset."""

    n: LineNumber
    visit: Uuid | UnsetType = UNSET
    submission: Uuid7 | UnsetType = UNSET
    criteria_met: Count | UnsetType = UNSET
    tier: Code | UnsetType | None = UNSET
    families: Families | UnsetType = UNSET


class Attested(Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of an outlet that were verified while their data was still there."""

    outlet: Uuid
    facts: tuple[AttestedFact, ...]


class Erased(Struct, frozen=True, forbid_unknown_fields=True):
    """Payloads that were erased, by line number and name of seal, and the rule that asked it."""

    outlet: Uuid
    rule: Code
    seals: tuple[tuple[LineNumber, Code], ...]


Clear = (
    CharterAdopted
    | VisitSubmitted
    | VisitAmended
    | Decided
    | Revoked
    | TakenOver
    | Attested
    | Erased
)
LineKind = Literal[
    "charter_adopted",
    "visit_submitted",
    "visit_amended",
    "decided",
    "revoked",
    "taken_over",
    "attested",
    "erased",
]

SHAPES: dict[LineKind, type[Clear]] = {
    "charter_adopted": CharterAdopted,
    "visit_submitted": VisitSubmitted,
    "visit_amended": VisitAmended,
    "decided": Decided,
    "revoked": Revoked,
    "taken_over": TakenOver,
    "attested": Attested,
    "erased": Erased,
}
KINDS: dict[type[Clear], LineKind] = {shape: kind for kind, shape in SHAPES.items()}


class Scored(Struct, frozen=True):
    """What a decision says of the score it was taken on."""

    criteria_met: int
    tier: str | None
    families: Families


def scored_facts(result: Result, outcome: Outcome) -> Scored:
    """Return what a decision states of a score: rates only for an approval, families by code."""
    rated = (
        FamilyRate(one.code, one.class_, one.percent)
        for one in result.families
        if outcome == "approved" and one.class_ is not None and one.percent is not None
    )
    families = tuple(sorted(rated, key=lambda one: one.family))
    return Scored(result.criteria_met, result.tier, families)


def attest(outlet: str, facts: Iterable[tuple[int, Clear]]) -> Attested:
    """Return the attestation to write before erasing what the lines of an outlet rest on.

    Lines whose facts rest on no erasable data are left out. Verify first: this only repeats.
    """
    attested = (attested_fact(n, clear) for n, clear in facts)
    return Attested(outlet, tuple(one for one in attested if one is not None))


def attested_fact(n: int, clear: Clear) -> AttestedFact | None:
    """Return the facts of line `n` that rest on erasable data, None when none does."""
    match clear:
        case VisitSubmitted():
            return AttestedFact(n, visit=clear.visit, submission=clear.submission)
        case Decided():
            return AttestedFact(
                n, criteria_met=clear.criteria_met, tier=clear.tier, families=clear.families
            )
        case _:
            return None
