"""The table of the outlines of territories."""

from uuid import UUID

from sqlmodel import Field, SQLModel

from backend.columns import Instant


class TerritoryOutline(SQLModel, table=True):
    """An outline given to a caisse: canonical bytes that never change, named by their SHA-256.

    One that a register names stays for ever: distances are measured again from it.
    """

    __tablename__ = "territory_outline"

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    sha256: str = Field(primary_key=True)
    body: str
    added_at: int = Instant()
