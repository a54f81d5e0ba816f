"""What travels about outlets."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from backend.accounts.wire import ShortText
from backend.draft import Draft

Code = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$")]
Latitude = Annotated[int, Meta(ge=-900_000_000, le=900_000_000)]
Longitude = Annotated[int, Meta(ge=-1_800_000_000, le=1_800_000_000)]


class SheetDraft(Draft):
    """What an outlet says of itself; the place, in 1e-7 degree, is where it sells."""

    name: ShortText
    address: Annotated[str, Meta(max_length=200)]
    commune: ShortText
    lat_e7: Latitude
    lon_e7: Longitude
    hours: Annotated[str, Meta(max_length=300)] | None = None
    season: Annotated[str, Meta(max_length=200)] | None = None
    phone: Annotated[str, Meta(max_length=40)] | None = None
    website: Annotated[str, Meta(pattern=r"^https?://", max_length=300)] | None = None


class OutletDraft(Draft):
    """An outlet to add; `kind` is a code of the charter."""

    kind: Code
    sheet: SheetDraft


class AddedOutlet(Struct):
    """An outlet just added."""

    id: UUID


class OutletView(Struct):
    """An outlet of the federation, to choose from."""

    id: UUID
    name: str
    kind: str
    commune: str
