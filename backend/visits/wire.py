"""What travels between a device and the server about visits (design 5)."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta, Raw, Struct

from backend.draft import Draft
from backend.outlets.wire import OutletDraft
from criteria.counts import Outcome as DecisionOutcome

MAX_BATCH = 200
MAX_PAGE = 500


class Batch(Struct, forbid_unknown_fields=True):
    """Entries that a device pushes; each gets an outcome of its own."""

    entries: Annotated[list[Any], Meta(max_length=MAX_BATCH)]


class Outcome(Struct):
    """What became of one pushed entry.

    stored, parked and conflict are receipts: the entry is committed. refused stays on the device.
    """

    id: str | None
    outcome: Literal["stored", "parked", "conflict", "refused"]
    sha256: str | None = None
    number: int | None = None
    reason: str | None = None
    other_sha256: str | None = None


class BatchOutcome(Struct):
    """One outcome per entry, in the order of the batch."""

    outcomes: list[Outcome]


class PullRequest(Struct, forbid_unknown_fields=True):
    """By visit, the number of the last entry that the device has."""

    cursors: dict[UUID, Annotated[int, Meta(ge=0)]]


class VisitedOutlet(Struct):
    """Where to go, and whom to call before."""

    id: UUID
    name: str
    kind: str
    address: str
    commune: str
    lat_e7: int
    lon_e7: int
    phone: str | None


class OpenCommitment(Struct):
    """What the outlet said it would improve; `criterion` is a code of the visit's charter."""

    text: str
    criterion: str | None
    due_on: date | None


class DecidedBefore(Struct):
    """What the committee decided on the visit before."""

    decided_on: date
    outcome: DecisionOutcome


class LastVisit(Struct):
    """The visit sent before at that outlet: when, by whom, what it found and what came of it.

    `criteria_met` is None while two submissions of it differ.
    """

    visited_on: date | None
    people: list[str]
    criteria_met: int | None
    families: list[str]
    commitments: list[OpenCommitment]
    decided: DecidedBefore | None


class DecidedFamily(Struct, rename={"class_": "class"}):
    """A product family with its class and its percent, as voted."""

    family: str
    class_: str
    percent: int


class DecidedHere(Struct):
    """What the committee decided on this very visit; days are None without an approval."""

    decided_on: date
    outcome: DecisionOutcome
    criteria_met: int
    starts_on: date | None
    ends_on: date | None
    families: list[DecidedFamily]


class VisitView(Struct):
    """A visit given to someone of the device; `outlet` is None for one that is only suggested."""

    id: UUID
    outlet: VisitedOutlet | None
    charter: str | None
    planned_on: str | None
    people: list[UUID]
    trial: bool
    state: Literal["planned", "submitted", "decided"]
    last: LastVisit | None = None
    decision: DecidedHere | None = None


class PulledEntry(Struct):
    """An entry with its number; `entry` is the exact body that was pushed."""

    number: int
    parked: bool
    reason: str | None
    entry: Raw


class PullView(Struct):
    """The visits given, those taken away, and the next entries of each."""

    visits: list[VisitView]
    withdrawn: list[UUID]
    entries: list[PulledEntry]
    more: bool
    server_time: int


class VisitDraft(Draft):
    """A visit to plan: which outlet, who goes, when."""

    outlet: UUID
    people: Annotated[list[UUID], Meta(min_length=1, max_length=10)]
    planned_on: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None
    trial: bool = False


class PlannedView(Struct):
    """A visit just planned."""

    id: UUID


class SuggestedPoint(Struct):
    """Where a visit took place, in 1e-7 degree."""

    lat_e7: int
    lon_e7: int


class SuggestedOutlet(Struct):
    """A place visited that the caisse does not know: what the volunteer said of it.

    The words are empty when the opening named an outlet that the caisse or its charter lacks.
    `begun_at` is when the server first heard of the visit; `sent`: the visit was submitted.
    """

    visit: UUID
    name: str
    kind: str
    commune: str
    begun_at: int
    people: list[str]
    point: SuggestedPoint | None
    sent: bool


class OutletOfVisit(Draft):
    """The outlet of a visit begun on a device: one that is known, or a new one."""

    outlet: UUID | None = None
    new: OutletDraft | None = None

    def __post_init__(self) -> None:
        """Refuse both, or neither."""
        super().__post_init__()
        if (self.outlet is None) == (self.new is None):
            raise ValueError("either an outlet or a new one")
