"""Reads of a caisse's register."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.register.facts import CharterAdopted
from backend.register.line import Line, read_line
from backend.register.tables import RegisterLine


async def list_lines(session: AsyncSession, caisse_id: UUID) -> list[Line]:
    """Return every line of a caisse in order."""
    bodies = (
        select(col(RegisterLine.body))
        .where(col(RegisterLine.caisse_id) == caisse_id)
        .order_by(col(RegisterLine.n))
    )
    return [read_line(body.encode()) for body in (await session.execute(bodies)).scalars()]


async def list_lines_of(session: AsyncSession, caisse_id: UUID, outlet_id: UUID) -> list[Line]:
    """Return the lines that name an outlet, in order."""
    bodies = (
        select(col(RegisterLine.body))
        .where(col(RegisterLine.caisse_id) == caisse_id, col(RegisterLine.outlet_id) == outlet_id)
        .order_by(col(RegisterLine.n))
    )
    return [read_line(body.encode()) for body in (await session.execute(bodies)).scalars()]


async def is_erased(session: AsyncSession, caisse_id: UUID, outlet_id: UUID) -> bool:
    """Tell whether the caisse has erased what was private of an outlet."""
    erased = select(col(RegisterLine.n)).where(
        col(RegisterLine.caisse_id) == caisse_id,
        col(RegisterLine.outlet_id) == outlet_id,
        col(RegisterLine.kind) == "erased",
    )
    return (await session.execute(erased.limit(1))).first() is not None


async def list_adoptions(session: AsyncSession, caisse_id: UUID) -> list[Line]:
    """Return the lines by which the caisse adopted a charter version, in order."""
    bodies = (
        select(col(RegisterLine.body))
        .where(
            col(RegisterLine.caisse_id) == caisse_id, col(RegisterLine.kind) == "charter_adopted"
        )
        .order_by(col(RegisterLine.n))
    )
    return [read_line(body.encode()) for body in (await session.execute(bodies)).scalars()]


async def find_adoption(session: AsyncSession, caisse_id: UUID, day: date) -> Line | None:
    """Return the adoption in force on a day: of those effective by then, the last one written."""
    for line in reversed(await list_adoptions(session, caisse_id)):
        if isinstance(line.clear, CharterAdopted) and line.clear.effective_on <= day:
            return line
    return None


async def find_last_adoption(session: AsyncSession, caisse_id: UUID) -> CharterAdopted | None:
    """Return the adoption written last, whatever the day that its charter holds from."""
    last = (
        select(col(RegisterLine.body))
        .where(
            col(RegisterLine.caisse_id) == caisse_id, col(RegisterLine.kind) == "charter_adopted"
        )
        .order_by(col(RegisterLine.n).desc())
        .limit(1)
    )
    body = (await session.execute(last)).scalar_one_or_none()
    clear = None if body is None else read_line(body.encode()).clear
    return clear if isinstance(clear, CharterAdopted) else None


async def find_adopted_charter(session: AsyncSession, caisse_id: UUID, day: date) -> str | None:
    """Return the hash of the charter version in force on a day; None before the first one."""
    line = await find_adoption(session, caisse_id, day)
    return line.clear.charter if line and isinstance(line.clear, CharterAdopted) else None


async def list_adopted(session: AsyncSession, caisse_id: UUID) -> set[str]:
    """Return every charter version that the caisse ever adopted: each stays accepted (design 5)."""
    return {
        line.clear.charter
        for line in await list_adoptions(session, caisse_id)
        if isinstance(line.clear, CharterAdopted)
    }
