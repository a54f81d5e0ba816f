"""What travels about devices."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from backend.accounts.wire import CaisseView, NamedPerson, ShortText
from backend.draft import Draft


class DeviceDraft(Draft):
    """A pairing code, or a person's own sign-in code, and what to call the device."""

    code: Annotated[str, Meta(min_length=1, max_length=100)]
    label: ShortText


class PairedView(Struct):
    """A device just let in; its secret is told this once."""

    device: UUID
    secret: str
    caisse: CaisseView
    people: list[NamedPerson]
    public_key: str
    key_id: str


class OwnDeviceView(Struct):
    """What a device needs to work offline for its people.

    `charter` is the version in force today: the one of a visit begun on the device.
    """

    device: UUID
    label: str
    caisse: CaisseView
    people: list[NamedPerson]
    public_key: str
    key_id: str
    charters: list[str]
    server_time: int
    charter: str | None = None


class DeviceView(Struct):
    """A device as a coordinator sees it."""

    id: UUID
    label: str
    people: list[NamedPerson]
    paired_at: int
    seen_at: int
    revoked_at: int | None


class PairingDraft(Draft):
    """The people who will use the device that the code lets in."""

    people: Annotated[list[UUID], Meta(min_length=1, max_length=50)]


class PairingView(Struct):
    """A pairing code, told this once."""

    code: str
    lapses_at: int
