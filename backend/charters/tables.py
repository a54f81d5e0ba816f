"""The tables of charter versions and of drafts."""

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


class CharterDraft(SQLModel, table=True):
    """A charter that a caisse reads and tries before it votes; adopted, it becomes a version.

    `source` is the file as it came, remarks included: the row outlives the adoption for its sake.
    Deleted, it can still come back.
    """

    __tablename__ = "charter_draft"

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    sha256: str = Field(primary_key=True)
    charter: str
    version: str
    title: str
    body: str
    source: str
    added_at: int = Instant()
    deleted_at: int | None = Instant(default=None)
