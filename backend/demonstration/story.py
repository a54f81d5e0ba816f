"""The story that the demonstration tells, read from `story/*.toml`. Days count from today."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from backend.accounts.wire import RoleWord
from backend.deciding.wire import ErasureRule, TakenOverFamilyDraft
from backend.demonstration.pictures import Scene

FOLDER = Path(__file__).parent / "story"
TIME_ZONE = "Europe/Paris"

T = TypeVar("T")
VisitorRole = Literal["member", "peer", "companion"]


class _Told(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the story."""


class Territory(_Told, frozen=True):
    """Where a caisse measures from: a point, or an outline of [lat, lon], in degrees.

    `off_m`: how far off the outline may be, in metres.
    """

    label: str
    lat: float
    lon: float
    outline: list[tuple[float, float]] = []
    off_m: int = 0


class PersonTold(_Told, frozen=True):
    """Someone of a caisse; the same key in a federation is the same person."""

    key: str
    name: str
    roles: list[RoleWord]


class CaisseTold(_Told, frozen=True):
    """A caisse, its people, and who holds its tablet and its phone."""

    slug: str
    federation: str
    name: str
    currency: str
    territory: Territory
    charter: str
    adopted: int
    minutes: str
    people: list[PersonTold]
    tablet: list[str]
    phone: list[str]


class OutletTold(_Told, frozen=True):
    """An outlet with its public sheet; the place is in degrees."""

    key: str
    federation: str
    kind: str
    name: str
    address: str
    commune: str
    lat: float
    lon: float
    hours: str | None = None
    season: str | None = None
    phone: str | None = None
    website: str | None = None


class PhotoTold(_Told, frozen=True):
    """A picture to draw, and the question that it shows."""

    question: str
    shows: Scene
    caption: str


class NoteTold(_Told, frozen=True):
    """A remark on a question."""

    by: str
    question: str
    text: str


class DifferenceTold(_Told, frozen=True):
    """What another visitor answers on a device that has not seen the first answer."""

    by: str
    question: str
    answer: Any


class CommitmentTold(_Told, frozen=True):
    """What the outlet will improve, `due` days after the visit."""

    text: str
    criterion: str
    due: int


class SignatureTold(_Told, frozen=True):
    """Who signs what was shown, drawn or by name alone, or does not wish to."""

    name: str
    drawn: bool = False
    refused: bool = False


class DecisionTold(_Told, frozen=True):
    """A vote: for, against, abstained, blank; an approval lasts that many days."""

    day: int
    votes: tuple[int, int, int, int]
    reasons: str
    lasts: int | None = None


class RevocationTold(_Told, frozen=True):
    """A vote to end the convention."""

    day: int
    effective: int
    votes: tuple[int, int, int, int]
    reasons: str


class ErasureTold(_Told, frozen=True):
    """The day on which what is private of the outlet goes."""

    day: int
    rule: ErasureRule


class VisitTold(_Told, frozen=True):
    """A visit, planned or made, and all that follows from it.

    `answers` change those of its charter and kind, "" leaves one unanswered; `only` names the
    criteria that are filled in. One of a day to come has no entries. Those with one of the `roles`
    give the pledge and say their link, `links` what it is.
    """

    caisse: str
    outlet: str
    day: int
    people: list[str]
    trial: bool = False
    submitted: bool = True
    only: list[str] = []
    answers: dict[str, Any] = {}
    families: dict[str, dict[str, Any]] = {}
    differs: list[DifferenceTold] = []
    photos: list[PhotoTold] = []
    notes: list[NoteTold] = []
    word: str | None = None
    commitment: CommitmentTold | None = None
    roles: dict[str, VisitorRole] = {}
    links: dict[str, str] = {}
    signature: SignatureTold | None = None
    late: list[NoteTold] = []
    from_lost_phone: list[NoteTold] = []
    decision: DecisionTold | None = None
    revocation: RevocationTold | None = None
    erasure: ErasureTold | None = None


class TakeoverTold(_Told, frozen=True):
    """A convention from before Grillon, recorded on `day`, held since `starts`."""

    caisse: str
    outlet: str
    day: int
    starts: int
    families: list[TakenOverFamilyDraft]
    minutes: str


class Story(_Told, frozen=True):
    """All that is told."""

    caisses: list[CaisseTold]
    outlets: list[OutletTold]
    visits: list[VisitTold]
    takeovers: list[TakeoverTold]
    answers: dict[str, dict[str, Any]]


def read_story() -> Story:
    """Return the story of the demonstration."""
    told = [_read(name) for name in ("gironde", "flers")]
    return msgspec.convert(
        {
            "caisses": _read("caisses")["caisses"],
            "outlets": _read("outlets")["outlets"],
            "answers": _read("answers"),
            "visits": [visit for one in told for visit in one["visits"]],
            "takeovers": [takeover for one in told for takeover in one["takeovers"]],
        },
        Story,
    )


def moment(today: date, days: int, clock: str) -> int:
    """Return the instant of a time such as `18:30`, so many days from today, in milliseconds.

    >>> moment(date(2026, 11, 18), -1, "10:00")
    1794906000000
    """
    day = today + timedelta(days=days)
    local = datetime.combine(day, time.fromisoformat(clock), ZoneInfo(TIME_ZONE))
    return int(local.timestamp()) * 1000


def to_e7(degrees: float) -> int:
    """Return degrees in units of 1e-7 degree."""
    return round(degrees * 10_000_000)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
