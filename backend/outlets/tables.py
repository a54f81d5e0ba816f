"""Tables of outlets and their sheets."""

from uuid import UUID

from sqlmodel import Field, SQLModel

from backend.columns import Id, Instant, Reference


class Outlet(SQLModel, table=True):
    """A farm shop, stall, shop or buying group; shared by the caisses of a federation."""

    id: UUID = Id()
    federation_id: UUID = Reference("federation.id")
    kind: str
    name_key: str = Field(index=True)
    added_at: int = Instant()


class Sheet(SQLModel, table=True):
    """What an outlet says of itself to the public; the place is where it sells."""

    outlet_id: UUID = Field(foreign_key="outlet.id", primary_key=True)
    name: str
    address: str
    commune: str
    lat_e7: int
    lon_e7: int
    hours: str | None = None
    season: str | None = None
    phone: str | None = None
    website: str | None = None
    updated_at: int = Instant()
