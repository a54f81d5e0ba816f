"""What travels between the committee space and the server."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from backend.accounts.wire import NamedPerson
from backend.draft import Draft
from criteria.result import FamilyState, Verdict
from maps.perimeter import Verdict as DistanceVerdict

Stage = Literal["to_visit", "to_decide", "conventioned", "refused", "adjourned", "ended", "erased"]
VisitState = Literal["planned", "in_progress", "submitted", "decided"]
Count = Annotated[int, Meta(ge=0, le=10_000)]
Words = Annotated[str, Meta(min_length=1, max_length=5000)]
ErasureRule = Literal["refused_one_year", "request"]


class CharterInForce(Struct):
    """The charter version that the caisse has adopted."""

    sha256: str
    title: str
    adopted_on: date


class BoardItem(Struct, kw_only=True):
    """Where one outlet stands on its way to a convention.

    `amended_since_decision`: a visit was completed after the committee voted on it; a convention
    stands all the same.
    """

    outlet: UUID
    name: str
    kind: str
    kind_label: str
    commune: str
    stage: Stage
    visit: UUID | None
    planned_on: str | None
    submitted_on: date | None
    decided_on: date | None
    until: date | None
    disagreements: int
    arriving: bool
    trial: bool
    amended_since_decision: bool


class BoardView(Struct):
    """Every outlet of the caisse with its stage."""

    today: date
    charter: CharterInForce | None
    items: list[BoardItem]


class DossierOutlet(Struct):
    """The outlet of a dossier."""

    id: UUID
    kind: str
    kind_label: str
    name: str
    address: str
    commune: str
    lat_e7: int
    lon_e7: int
    hours: str | None
    season: str | None
    phone: str | None
    website: str | None


class ConventionFamily(Struct):
    """A family at its rate, and the rate in words."""

    family: str
    label: str
    class_label: str | None
    percent: int
    words: str


class ConventionView(Struct):
    """The convention in force."""

    since: date
    until: date | None
    tier_label: str | None
    taken_over: bool
    families: list[ConventionFamily]


class DossierCharter(Struct):
    """The charter version of a visit."""

    sha256: str
    title: str


class ParkedEntry(Struct):
    """An entry set aside, why, and whether the coordination may take it in all the same."""

    id: UUID
    field: str
    reason: str
    author: str
    is_acceptable: bool


class SaidBy(Struct):
    """What one author says."""

    author: str
    words: str


class Disagreement(Struct):
    """A thing on which the visitors differ; it blocks the vote until one of them settles it."""

    field: str
    question: str | None
    answers: list[SaidBy]


class JudgedCriterion(Struct):
    """A criterion or gate with its verdict, explained line by line."""

    code: str
    title: str
    verdict: Verdict
    points: int
    max_points: int
    lines: list[str]


class JudgedFamily(Struct):
    """A product family seen at the visit, with its class and rate, explained."""

    family: str
    label: str
    state: FamilyState
    class_label: str | None
    percent: int | None
    words: str
    lines: list[str]


class MeasuredDistance(Struct):
    """How far from the territory, and what that means."""

    distance_m: int
    radius_m: int
    accuracy_m: int
    verdict: DistanceVerdict
    words: str


class Expiry(Struct):
    """How long the document that an answer dates is still valid, on the day of reading."""

    words: str
    is_over: bool


class AnswerView(Struct):
    """One answer in words; `expiry`: when it is the last day of a document."""

    question: str
    criterion: str
    words: str
    author: str
    expiry: Expiry | None = None


class NoteView(Struct):
    """A remark of a visitor."""

    question: str | None
    author: str
    text: str


class PhotoView(Struct):
    """A photo of the visit; `held` tells whether its bytes have come."""

    id: UUID
    sha256: str
    question: str | None
    author: str
    held: bool


class VisitorView(Struct):
    """Someone who visited: role in words, pledge, link with the outlet.

    `has_link` is None while nothing is declared; `link` says what it is, which matters for recusal.
    """

    name: str
    role: str | None
    pledged: bool
    has_link: bool | None
    link: str | None


class CommitmentView(Struct):
    """What the outlet will improve: the title of its criterion, its day."""

    text: str
    criterion: str | None
    due_on: date | None


class SignatureView(Struct):
    """A signature of what was shown, or a refusal to sign; `strokes` are x, y, x, y… up to 1000.

    `modified`: the visit has changed since. `signed_on` is the day by the device's clock.
    """

    name: str
    refused: bool
    strokes: list[list[int]] | None
    signed_on: date
    modified: bool


class AmendmentView(Struct):
    """That a visit sent was completed: by whom, why, and the day on which all of it had come.

    `after_decision`: since the last vote on the visit, which did not know it.
    """

    submission: UUID
    author: str
    reason: str
    recorded_on: date
    after_decision: bool


class PaperView(Struct):
    """That a visit was made on paper: who typed it in, and the day that the paper bears."""

    typed_by: list[str]
    visited_on: date | None


class VisitDossier(Struct, kw_only=True):
    """One visit as the committee reads it.

    `submission` is the one that stands, which a vote is taken on; `decided_submission` the one that
    the last vote was taken on. `amended_since_decision`: they differ, what came since is not voted
    on, and the visit waits for a decision again.
    """

    id: UUID
    state: VisitState
    planned_on: str | None
    submitted_on: date | None
    trial: bool
    people: list[NamedPerson]
    visitors: list[VisitorView]
    charter: DossierCharter
    submission: UUID | None
    decided_submission: UUID | None
    amended_since_decision: bool
    amendments: list[AmendmentView]
    arriving: bool
    rivals: bool
    old_charter: bool
    late: int
    parked: list[ParkedEntry]
    disagreements: list[Disagreement]
    criteria_met: int
    criteria_total: int
    needed: int
    secured: int
    possible: int
    eligible: bool
    tier_label: str | None
    criteria: list[JudgedCriterion]
    gates: list[JudgedCriterion]
    families: list[JudgedFamily]
    distance: MeasuredDistance | None
    answers: list[AnswerView]
    notes: list[NoteView]
    word: str | None
    commitments: list[CommitmentView]
    signatures: list[SignatureView]
    photos: list[PhotoView]
    paper: PaperView | None


class HistoryLine(Struct):
    """A line of the register that names the outlet, in words."""

    n: int
    kind: str
    decided_on: date | None
    recorded_on: date
    words: str


class Dossier(Struct):
    """All that the committee may know of one outlet."""

    outlet: DossierOutlet
    stage: Stage
    convention: ConventionView | None
    visits: list[VisitDossier]
    history: list[HistoryLine]


class VotesDraft(Draft, rename={"for_": "for"}):
    """Votes as counted in the room; `present` includes those recused."""

    for_: Count
    against: Count
    abstain: Count
    blank: Count
    present: Count
    members: Count
    recused: Count


class DecisionDraft(Draft):
    """A vote on a submitted visit."""

    outlet: UUID
    submission: UUID
    votes: VotesDraft
    decided_on: date
    reasons: Words
    starts_on: date | None = None
    ends_on: date | None = None


class DecidedConvention(Struct):
    """The convention that a decision makes."""

    since: date
    until: date | None
    families: list[ConventionFamily]


class DecisionView(Struct):
    """What a vote decides; `decision` is None in a preview."""

    decision: UUID | None
    outcome: Literal["approved", "refused", "adjourned"]
    words: list[str]
    convention: DecidedConvention | None


class RevocationDraft(Draft):
    """A vote to end a convention."""

    outlet: UUID
    votes: VotesDraft
    decided_on: date
    effective_on: date
    reasons: Words


class RevocationView(Struct):
    """What a vote to end a convention decides."""

    decision: UUID | None
    outcome: Literal["approved", "refused", "adjourned"]
    words: list[str]
    effective_on: date


class CharterView(Struct):
    """A charter version that the caisse may adopt or has adopted.

    `adoptable`: that would change something, the version in force or where distances start from.
    """

    sha256: str
    charter: str
    version: str
    title: str
    adopted_on: date | None
    current: bool
    adoptable: bool


class AdoptionDraft(Draft):
    """The caisse's decision to adopt a charter version; `minutes` says where it is written."""

    charter: str
    decided_on: date
    effective_on: date
    minutes: Words


class TakenOverFamilyDraft(Draft, rename={"class_": "class"}):
    """A family at the rate it already had."""

    family: str
    class_: str
    percent: Annotated[int, Meta(ge=1, le=100)]


class TakeoverDraft(Draft):
    """A convention that existed before Grillon, as the minutes say it."""

    outlet: UUID
    decided_on: date
    starts_on: date
    families: Annotated[list[TakenOverFamilyDraft], Meta(min_length=1, max_length=200)]
    minutes: Words
    ends_on: date | None = None


class ErasureDraft(Draft):
    """An outlet whose private data is to go, and the rule that asks it."""

    outlet: UUID
    rule: ErasureRule


class RecordedLine(Struct):
    """The number of the register line just written."""

    n: int


class VerificationFailure(Struct):
    """A fact that does not follow, and where."""

    n: int
    words: str


class HeadView(Struct):
    """The last line of the register."""

    n: int
    hash: str


class VerificationView(Struct):
    """What verifying the whole register found."""

    head: HeadView | None
    follows: int
    attested: int
    failures: list[VerificationFailure]
