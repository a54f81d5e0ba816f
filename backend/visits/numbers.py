"""The number by which devices know how far they have read a visit."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.visits.tables import Visit


async def take_number(writer: AsyncSession, visit_id: UUID) -> int:
    """Return the visit's next number; whoever takes it holds the visit until the commit."""
    taken = (
        update(Visit)
        .where(col(Visit.id) == visit_id)
        .values(seq=col(Visit.seq) + 1)
        .returning(col(Visit.seq))
        .execution_options(synchronize_session=False)
    )
    return int((await writer.execute(taken)).scalar_one())
