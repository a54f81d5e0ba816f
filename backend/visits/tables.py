"""Tables of visits, their people, and the entries that they grow by."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from backend.columns import Id, Instant, Reference


class Visit(SQLModel, table=True):
    """A visit of one caisse; `seq` is the number last given to one of its entries.

    A visit begun on a device has an opening entry; until it comes outlet and charter are unknown.
    Once erased it stays empty: what still comes is acknowledged and not kept.
    """

    id: UUID = Id()
    caisse_id: UUID = Reference("caisse.id")
    outlet_id: UUID | None = Reference("outlet.id", nullable=True, default=None)
    charter_sha256: str | None = None
    planned_on: str | None = None
    trial: bool = False
    seq: int = Field(default=0, sa_type=BigInteger)
    submitted_at: int | None = Instant(default=None)
    decided_at: int | None = Instant(default=None)
    added_at: int = Instant()
    erased_at: int | None = Instant(default=None)


class VisitPerson(SQLModel, table=True):
    """Someone to whom a visit is given, or was: taken away, its unsent entries still come in."""

    __tablename__ = "visit_person"

    visit_id: UUID = Field(foreign_key="visit.id", primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", primary_key=True, index=True)
    taken_away: bool = False


class StoredEntry(SQLModel, table=True):
    """One entry as it came: canonical bytes, their hash, its number in the visit.

    `parked` says why it is kept but not applied; `sealed`, that a submission has its register line.
    The columns beside `body` repeat what queries need.
    """

    __tablename__ = "entry"
    __table_args__: ClassVar = (
        Index("ix_entry_visit_number", "visit_id", "number", unique=True),
        Index("ix_entry_photo", "caisse_id", "photo_sha256"),
    )

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    id: UUID = Field(primary_key=True)
    visit_id: UUID = Field(foreign_key="visit.id")
    number: int = Field(sa_type=BigInteger)
    sha256: str
    body: str
    kind: str
    field: str
    photo_sha256: str | None = None
    parked: str | None = None
    received_at: int = Instant()
    sealed: bool = False
    erased: bool = False


class Replacement(SQLModel, table=True):
    """That one entry names another as replaced; the other may not have come yet."""

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    replaced_id: UUID = Field(primary_key=True)
    entry_id: UUID = Field(primary_key=True)


class ConflictingBody(SQLModel, table=True):
    """Another body that came under the id of an entry; kept aside, never applied."""

    __tablename__ = "conflicting_body"
    __table_args__: ClassVar = (
        ForeignKeyConstraint(["caisse_id", "id"], ["entry.caisse_id", "entry.id"]),
    )

    caisse_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    body: str
    received_at: int = Instant()


class HeldVisit(SQLModel, table=True):
    """What the submission that stands of a visit holds once folded, ready to be scored again.

    A copy: it can always be made again from the entries, and goes when they are erased.
    """

    __tablename__ = "held_visit"

    visit_id: UUID = Field(foreign_key="visit.id", primary_key=True)
    caisse_id: UUID = Reference("caisse.id")
    submission_id: UUID
    body: str
