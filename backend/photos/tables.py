"""The table of photos held; the bytes lie in the photo store."""

from uuid import UUID

from sqlmodel import Field, SQLModel

from backend.columns import Instant


class Photo(SQLModel, table=True):
    """A photo of a caisse whose bytes are safely stored."""

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    sha256: str = Field(primary_key=True)
    size_bytes: int
    received_at: int = Instant()
