"""Tables of federations, caisses, people, roles, sign-in codes and sessions."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from backend.columns import Id, Instant, Reference


class RoleName(StrEnum):
    """What a person may do in one caisse."""

    VOLUNTEER = "volunteer"
    COMMITTEE = "committee"
    COORDINATOR = "coordinator"


class Federation(SQLModel, table=True):
    """Caisses that share charters and outlets: the tenancy boundary (design 1)."""

    id: UUID = Id()
    name: str


class Caisse(SQLModel, table=True):
    """A local fund. Its territory is a point, in 1e-7 degree, and may have an outline.

    `territory_outline` names the outline that the next adoption names: distances are measured from
    what the last one did. `hides_score`: volunteers see points and verdicts of a visit only once
    they have sent it.
    """

    id: UUID = Id()
    federation_id: UUID = Reference("federation.id")
    slug: str = Field(unique=True)
    name: str
    currency: str
    time_zone: str = "Europe/Paris"
    territory_label: str
    territory_lat_e7: int
    territory_lon_e7: int
    territory_outline: str | None = None
    hides_score: bool = False


class CaisseKey(SQLModel, table=True):
    """A key pair of a caisse: rescue files are encrypted to the public half (design 10)."""

    __tablename__ = "caisse_key"

    id: str = Field(primary_key=True)
    caisse_id: UUID = Reference("caisse.id")
    public_spki: str
    private_pkcs8: str
    made_at: int = Instant()


class Person(SQLModel, table=True):
    """Someone who signs in; known to one federation."""

    __table_args__: ClassVar = (UniqueConstraint("federation_id", "email"),)

    id: UUID = Id()
    federation_id: UUID = Reference("federation.id")
    name: str
    email: str | None = None


class Role(SQLModel, table=True):
    """A role of a person in a caisse."""

    __table_args__: ClassVar = (
        CheckConstraint("name IN ('volunteer', 'committee', 'coordinator')", name="known"),
    )

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True, index=True)
    name: str = Field(primary_key=True)


class SignInCode(SQLModel, table=True):
    """One way in for one person: a link and a short code that open once, before they lapse.

    One made by a caisse opens that caisse alone; one that went to the person's own address, all.
    """

    __tablename__ = "sign_in_code"

    id: UUID = Id()
    person_id: UUID = Reference("person.id")
    caisse_id: UUID | None = Reference("caisse.id", nullable=True, default=None)
    token_sha256: str = Field(unique=True)
    code_sha256: str = Field(unique=True)
    lapses_at: int = Instant()
    spent_at: int | None = Instant(default=None)


class Session(SQLModel, table=True):
    """A signed-in browser; its secret is stored hashed, it ends after 90 days without use.

    With a caisse, only the roles in it count.
    """

    id: UUID = Id()
    person_id: UUID = Reference("person.id")
    caisse_id: UUID | None = Reference("caisse.id", nullable=True, default=None)
    secret_sha256: str = Field(unique=True)
    opened_at: int = Instant()
    used_at: int = Instant()
