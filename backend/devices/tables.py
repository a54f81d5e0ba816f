"""Tables of devices, the people who may use them, and pairing codes."""

from uuid import UUID

from sqlmodel import Field, SQLModel

from backend.columns import Id, Instant, Reference


class Device(SQLModel, table=True):
    """A tablet or phone with its own credential, bound to one caisse."""

    id: UUID = Id()
    caisse_id: UUID = Reference("caisse.id")
    label: str
    secret_sha256: str = Field(unique=True)
    paired_at: int = Instant()
    seen_at: int = Instant()
    revoked_at: int | None = Instant(default=None)


class DevicePerson(SQLModel, table=True):
    """Someone whose entries a device may send."""

    __tablename__ = "device_person"

    device_id: UUID = Field(foreign_key="device.id", primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True, index=True)


class PairingCode(SQLModel, table=True):
    """A short code by which a coordinator lets one device in."""

    __tablename__ = "pairing_code"

    id: UUID = Id()
    caisse_id: UUID = Reference("caisse.id")
    code_sha256: str = Field(unique=True)
    lapses_at: int = Instant()
    spent_at: int | None = Instant(default=None)


class PairingPerson(SQLModel, table=True):
    """Someone who will be able to use the device that the code lets in."""

    __tablename__ = "pairing_person"

    pairing_code_id: UUID = Field(foreign_key="pairing_code.id", primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True, index=True)
