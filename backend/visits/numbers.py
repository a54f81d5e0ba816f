"""The number by which devices know how far they have read a visit."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.visits.tables import Visit


async def take_number(writer: AsyncSession, visit_id: UUID) -> int:
    """Return the visit's next number; whoever takes it holds the visit until the commit."""
    return next(await take_numbers(writer, visit_id, 1))


async def take_numbers(writer: AsyncSession, visit_id: UUID, count: int) -> Iterator[int]:
    """Return so many next numbers of the visit, in their order; it is held until the commit."""
    taken = (
        update(Visit)
        .where(col(Visit.id) == visit_id)
        .values(seq=col(Visit.seq) + count)
        .returning(col(Visit.seq))
        .execution_options(synchronize_session=False)
    )
    last = int((await writer.execute(taken)).scalar_one())
    return iter(range(last - count + 1, last + 1))
