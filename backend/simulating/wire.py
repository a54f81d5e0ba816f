"""What travels when the committee tries before it votes."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct, field

from backend.draft import Draft
from criteria.simulate import Move, Numbers, RateMove, Trial

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class TrialDraft(Draft):
    """A version or draft to try, and numbers to put in place of its own.

    They are those of a `Trial` (criteria/simulate.py), by the same names.
    """

    charter: Sha256
    pass_percent: Numbers = field(default_factory=dict)
    pass_percent_for: dict[str, Numbers] = field(default_factory=dict)
    min_answered: Numbers = field(default_factory=dict)
    min_answered_for: dict[str, Numbers] = field(default_factory=dict)
    criteria_met: Numbers = field(default_factory=dict)
    criteria_met_for: dict[str, Numbers] = field(default_factory=dict)
    percent: dict[str, Numbers] = field(default_factory=dict)

    def to_trial(self) -> Trial:
        """Return the numbers alone."""
        return Trial(**{name: getattr(self, name) for name in Trial.__struct_fields__})


class TriedOutlet(Struct):
    """What becomes of the outlet of a visit; `is_last`: no later visit of it was sent."""

    visit: UUID
    outlet: UUID
    name: str
    move: Move
    is_last: bool
    criteria_before: int
    criteria_after: int | None
    tier_before: str | None
    tier_after: str | None


class TriedFamily(Struct):
    """How the rates of a family move, in outlets."""

    label: str
    moves: list[RateMove]


class SimulationView(Struct):
    """What a version would change.

    `outlets`: only visits that something becomes of, the last ones first. `visits`: all that were
    tried; `unread`: those of which two submissions differ. `counts` are of outlets, by move.
    """

    visits: int
    unread: int
    counts: dict[Move, int]
    outlets: list[TriedOutlet]
    families: list[TriedFamily]


class ExplainedPart(Struct):
    """A criterion, condition or family, and why it is so."""

    title: str
    verdict: str
    lines: list[str]


class ExplainedVersion(Struct):
    """What a visit is worth under one version, line by line."""

    charter: str
    tier: str | None
    lines: list[str]
    parts: list[ExplainedPart]
    families: list[ExplainedPart]


class ExplanationView(Struct):
    """The same visit under its own version, and under the one tried; None without its kind."""

    outlet: str
    before: ExplainedVersion
    after: ExplainedVersion | None
