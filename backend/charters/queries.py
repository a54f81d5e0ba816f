"""Reads of charter versions."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.tables import Caisse
from backend.charters.tables import CharterVersion
from backend.problems import Problem
from criteria.charter import Charter
from criteria.load import charter_from_json


async def get_charter_body(session: AsyncSession, caisse_id: UUID, sha256: str) -> str:
    """Return the canonical bytes of a version of the caisse's federation, as text."""
    body = (
        await session.execute(
            select(col(CharterVersion.body))
            .join(Caisse, col(Caisse.federation_id) == col(CharterVersion.federation_id))
            .where(col(Caisse.id) == caisse_id, col(CharterVersion.sha256) == sha256)
        )
    ).scalar_one_or_none()
    if body is None:
        raise Problem(404, "unknown-charter", "no such charter version in this federation")
    return body


async def get_charter(session: AsyncSession, caisse_id: UUID, sha256: str) -> Charter:
    """Return a charter version of the caisse's federation."""
    return charter_from_json((await get_charter_body(session, caisse_id, sha256)).encode())


async def knows_kind(session: AsyncSession, caisse_id: UUID, sha256: str, kind: str) -> bool:
    """Tell whether a version of the caisse's federation has this kind of outlet."""
    try:
        charter = await get_charter(session, caisse_id, sha256)
    except Problem:
        return False
    return kind in {one.code for one in charter.kinds}
