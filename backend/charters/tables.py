"""The table of charter versions."""

from uuid import UUID

from sqlmodel import Field, SQLModel

from backend.columns import Instant


class CharterVersion(SQLModel, table=True):
    """One version of a charter: canonical bytes that never change, named by their SHA-256."""

    __tablename__ = "charter_version"

    federation_id: UUID = Field(foreign_key="federation.id", primary_key=True)
    sha256: str = Field(primary_key=True)
    charter: str
    version: str
    body: str
    added_at: int = Instant()
