"""Giving a caisse the outline of its territory."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.tables import Caisse
from backend.territories.queries import awaits_adoption
from backend.territories.tables import TerritoryOutline
from criteria.canonical import sha256_hex
from maps.outline import Outline
from maps.territory import outline_bytes


async def set_outline(
    writer: AsyncSession, caisse: Caisse, outline: Outline | None, now: int
) -> bool:
    """Keep an outline, or none, for the next adoption of the caisse to name.

    Tells whether distances are measured so from now on: what was adopted before keeps its own, so
    that what is decided under it still follows.
    """
    kept = None if outline is None else await _keep(writer, caisse, outline, now)
    caisse.territory_outline = kept
    await writer.flush()
    return not await awaits_adoption(writer, caisse)


async def _keep(writer: AsyncSession, caisse: Caisse, outline: Outline, now: int) -> str:
    body = outline_bytes(outline)
    sha256 = sha256_hex(body)
    if await writer.get(TerritoryOutline, (caisse.id, sha256)) is None:
        writer.add(
            TerritoryOutline(caisse_id=caisse.id, sha256=sha256, body=body.decode(), added_at=now)
        )
    return sha256
