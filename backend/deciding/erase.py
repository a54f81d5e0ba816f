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
from backend.outlets.tables import Sheet
from backend.photos.tables import Photo
from backend.problems import Problem
from backend.register.append import append_line, lock_register
from backend.register.conventions import conventions_on
from backend.register.facts import Erased, attest
from backend.register.line import Line
from backend.register.queries import list_lines_of
from backend.register.tables import Opening, RegisterLine
from backend.visits.locks import lock_visits_of
from backend.visits.tables import ConflictingBody, Replacement, StoredEntry, Visit


async def erase(
    writer: AsyncSession, caisse_id: UUID, draft: ErasureDraft, now: int
) -> tuple[int, list[str]]:
    """Attest, erase and say so in the register; return the line and the photos left to remove.

    Entries keep their ids, so that a tablet that sends one again gets its receipt and nothing comes
    back. The sheet goes unless another caisse of the federation still deals with the outlet.
    """
    await lock_visits_of(writer, caisse_id, draft.outlet)
    await lock_register(writer, caisse_id)
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
    photos = await _erase_entries(writer, caisse_id, draft.outlet)
    await _erase_openings(writer, caisse_id, [one.n for one in lines])
    await _erase_sheet(writer, caisse_id, draft.outlet)
    return line.n, photos


def _refuse_conventioned(lines: list[Line], today: date) -> None:
    if any(one.standing == "active" for one in conventions_on(lines, today)):
        raise Problem(409, "still-conventioned", "end the convention first")


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


async def _erase_entries(writer: AsyncSession, caisse_id: UUID, outlet_id: UUID) -> list[str]:
    visits = select(col(Visit.id)).where(
        col(Visit.caisse_id) == caisse_id, col(Visit.outlet_id) == outlet_id
    )
    of_visits = (col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.visit_id).in_(visits))
    names = list((await writer.execute(select(col(StoredEntry.id)).where(*of_visits))).scalars())
    photos = await _list_photos_shown_only_here(writer, caisse_id, names)
    for table in (ConflictingBody, Replacement):
        key = ConflictingBody.id if table is ConflictingBody else Replacement.entry_id
        await writer.execute(
            delete(table).where(col(table.caisse_id) == caisse_id, col(key).in_(names))
        )
    await writer.execute(
        delete(Photo).where(col(Photo.caisse_id) == caisse_id, col(Photo.sha256).in_(photos))
    )
    await writer.execute(
        update(StoredEntry)
        .where(*of_visits)
        .values(erased=True, body="", sha256="", field="", photo_sha256=None, parked=None)
        .execution_options(synchronize_session=False)
    )
    return photos


async def _list_photos_shown_only_here(
    writer: AsyncSession, caisse_id: UUID, names: list[UUID]
) -> list[str]:
    shown = select(col(StoredEntry.photo_sha256)).where(
        col(StoredEntry.caisse_id) == caisse_id, col(StoredEntry.photo_sha256).is_not(None)
    )
    here = set((await writer.execute(shown.where(col(StoredEntry.id).in_(names)))).scalars())
    elsewhere = set(
        (await writer.execute(shown.where(col(StoredEntry.id).not_in(names)))).scalars()
    )
    return sorted(one for one in here - elsewhere if one)


async def _erase_sheet(writer: AsyncSession, caisse_id: UUID, outlet_id: UUID) -> None:
    for table in (Visit, RegisterLine):
        elsewhere = select(col(table.caisse_id)).where(
            col(table.outlet_id) == outlet_id, col(table.caisse_id) != caisse_id
        )
        if (await writer.execute(elsewhere.limit(1))).first() is not None:
            return
    await writer.execute(delete(Sheet).where(col(Sheet.outlet_id) == outlet_id))
