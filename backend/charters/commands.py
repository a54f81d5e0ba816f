"""Adding a charter version to a federation."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.charters.tables import CharterVersion
from criteria.charter import Charter
from criteria.load import charter_bytes, charter_sha256


async def add_charter(
    writer: AsyncSession, federation_id: UUID, charter: Charter, now: int
) -> CharterVersion:
    """Store a version of a charter; one already there is returned as it is."""
    sha256 = charter_sha256(charter)
    known = await writer.get(CharterVersion, (federation_id, sha256))
    if known is not None:
        return known
    version = CharterVersion(
        federation_id=federation_id,
        sha256=sha256,
        charter=charter.id,
        version=charter.version,
        body=charter_bytes(charter).decode(),
        added_at=now,
    )
    writer.add(version)
    await writer.flush()
    return version
