"""Tables of the register: lines that never change, and the openings of their seals."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from backend.columns import Instant


class RegisterLine(SQLModel, table=True):
    """One line as it was hashed. Triggers of the database refuse to change or delete it.

    `kind` and `outlet_id` repeat what the body says, for queries.
    """

    __tablename__ = "register_line"
    __table_args__: ClassVar = (
        UniqueConstraint("caisse_id", "prev"),
        Index("ix_register_line_kind", "caisse_id", "kind", "n"),
    )

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    n: int = Field(primary_key=True)
    prev: str
    hash: str
    kind: str
    outlet_id: UUID | None = Field(default=None, index=True)
    body: str
    recorded_at: int = Instant()


class Opening(SQLModel, table=True):
    """The salt and the payload of one seal; deleted when the data is erased.

    `payload` is None where it is an entry, which lies in its own table under the same name.
    """

    __table_args__: ClassVar = (
        ForeignKeyConstraint(["caisse_id", "n"], ["register_line.caisse_id", "register_line.n"]),
    )

    caisse_id: UUID = Field(primary_key=True)
    n: int = Field(primary_key=True)
    name: str = Field(primary_key=True)
    salt: str
    payload: str | None = None
