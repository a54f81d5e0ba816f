"""Erasing what is private of an outlet, after attesting the facts that rest on it (design 7)."""

from datetime import date
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.clock import civil_date
from backend.deciding.wire import ErasureDraft
from backend.outlets.queries import get_outlet_of
from backend.outlets.tables import Outlet, Sheet
from backend.problems import Problem
from backend.register.append import append_line, lock_register
from backend.register.conventions import conventions_on
from backend.register.facts import Decided, Erased, TakenOver, attest
from backend.register.line import Line
from backend.register.queries import list_lines_of
from backend.register.tables import Opening, RegisterLine
from backend.visits.erasing import erase_visits
from backend.visits.locks import lock_visits
from backend.visits.opening import list_visits_of
from backend.visits.tables import Visit


async def erase(
    writer: AsyncSession, caisse_id: UUID, draft: ErasureDraft, now: int
) -> tuple[int, list[str]]:
    """Attest, erase and say so in the register; return the line and the photos left to remove.

    Entries keep their ids, so that a tablet that sends one again gets its receipt and nothing comes
    back. The sheet goes unless another caisse of the federation still deals with the outlet.
    """
    visits = await _hold(writer, caisse_id, draft.outlet)
    caisse = await get_caisse(writer, caisse_id)
    await get_outlet_of(writer, caisse_id, draft.outlet)
    lines = await list_lines_of(writer, caisse_id, draft.outlet)
    _refuse_conventioned(lines, civil_date(now, caisse.time_zone))
    facts = attest(str(draft.outlet), ((line.n, line.clear) for line in lines))
    if facts.facts:
        await append_line(writer, caisse_id, facts, {}, decided_on=None, now=now)
    seals = await _list_seals(writer, caisse_id, [line.n for line in lines])
    clear = Erased(outlet=str(draft.outlet), rule=draft.rule, seals=tuple(seals))
    line = await append_line(writer, caisse_id, clear, {}, decided_on=None, now=now)
    photos = await erase_visits(writer, caisse_id, visits, now)
    await _erase_openings(writer, caisse_id, [one.n for one in lines])
    await _erase_sheet(writer, caisse_id, draft.outlet)
    return line.n, photos


async def _hold(writer: AsyncSession, caisse_id: UUID, outlet_id: UUID) -> frozenset[UUID]:
    """Hold the visits of an outlet and the register, in that order, and return the visits.

    Read again once the register is held: a visit begun on a tablet may have named the outlet
    meanwhile.
    """
    await lock_visits(writer, caisse_id, await list_visits_of(writer, caisse_id, outlet_id))
    await lock_register(writer, caisse_id)
    return await lock_visits(writer, caisse_id, await list_visits_of(writer, caisse_id, outlet_id))


def _refuse_conventioned(lines: list[Line], today: date) -> None:
    """Refuse while a convention holds, or is to hold."""
    days = {today, *(day for line in lines if (day := _starts_on(line)) and day > today)}
    if any(one.standing == "active" for day in days for one in conventions_on(lines, day)):
        raise Problem(409, "still-conventioned", "end the convention first")


def _starts_on(line: Line) -> date | None:
    return line.clear.starts_on if isinstance(line.clear, Decided | TakenOver) else None


async def _list_seals(
    writer: AsyncSession, caisse_id: UUID, numbers: list[int]
) -> list[tuple[int, str]]:
    rows = await writer.execute(
        select(col(Opening.n), col(Opening.name))
        .where(col(Opening.caisse_id) == caisse_id, col(Opening.n).in_(numbers))
        .order_by(col(Opening.n), col(Opening.name))
    )
    return [(n, name) for n, name in rows]


async def _erase_openings(writer: AsyncSession, caisse_id: UUID, numbers: list[int]) -> None:
    await writer.execute(
        delete(Opening).where(col(Opening.caisse_id) == caisse_id, col(Opening.n).in_(numbers))
    )


async def _erase_sheet(writer: AsyncSession, caisse_id: UUID, outlet_id: UUID) -> None:
    for table in (Visit, RegisterLine):
        elsewhere = select(col(table.caisse_id)).where(
            col(table.outlet_id) == outlet_id, col(table.caisse_id) != caisse_id
        )
        if (await writer.execute(elsewhere.limit(1))).first() is not None:
            return
    await writer.execute(delete(Sheet).where(col(Sheet.outlet_id) == outlet_id))
    await writer.execute(update(Outlet).where(col(Outlet.id) == outlet_id).values(name_key=""))
