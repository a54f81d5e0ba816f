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


class PhotoSender(SQLModel, table=True):
    """A device that has sent the bytes of a photo: only it can show them to others by an entry."""

    __tablename__ = "photo_sender"

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    sha256: str = Field(primary_key=True)
    device_id: UUID = Field(foreign_key="device.id", primary_key=True)


class ErasedPhoto(SQLModel, table=True):
    """A photo that was erased: sent again it is acknowledged, and not kept."""

    __tablename__ = "erased_photo"

    caisse_id: UUID = Field(foreign_key="caisse.id", primary_key=True)
    sha256: str = Field(primary_key=True)
