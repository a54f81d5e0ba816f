"""What the import of a rescue file says."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from backend.visits.wire import MAX_BATCH


class RescueView(Struct):
    """What became of what a file held, in numbers and in words.

    `whole`: everything that was put into the file has been read.
    """

    stored: int
    parked: int
    conflict: int
    refused: int
    photos: int
    photos_refused: int
    whole: bool
    words: list[str]


class ParkedGroup(Struct):
    """Entries set aside of one visit, by one person, from one device, for one reason.

    `outlet` is the name of the place, as planned or as suggested by whoever opened the visit.
    """

    visit: UUID
    outlet: str | None
    author: str
    device: str | None
    reason: str
    words: str
    is_acceptable: bool
    received_at: int
    entries: list[UUID]


class Acceptance(Struct, forbid_unknown_fields=True):
    """Parked entries that count after all."""

    entries: Annotated[list[UUID], Meta(min_length=1, max_length=MAX_BATCH)]


class AcceptedView(Struct):
    """How many count now, and how many cannot: each names what it may not."""

    accepted: int
    kept_aside: int
