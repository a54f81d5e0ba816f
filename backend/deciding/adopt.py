"""Adopting a charter version, and taking over conventions from before Grillon."""

from datetime import date
from uuid import UUID, uuid4

from msgspec import UNSET
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.charters.drafts import publish_draft
from backend.charters.queries import get_charter
from backend.charters.tables import CharterVersion
from backend.clock import civil_date
from backend.deciding.wire import AdoptionDraft, CharterView, TakeoverDraft
from backend.outlets.queries import get_outlet_of
from backend.problems import Problem
from backend.register.append import append_line
from backend.register.facts import CharterAdopted, FamilyRate, TakenOver, Territory
from backend.register.queries import find_adopted_charter, list_adoptions
from backend.territories.queries import awaits_adoption
from backend.visits.holding import hold_measured
from criteria.charter import Charter
from criteria.load import charter_from_json


async def adopt(writer: AsyncSession, caisse_id: UUID, draft: AdoptionDraft, now: int) -> int:
    """Record that the caisse adopts a version of its federation, or a draft of its own.

    The line names the territory from which distances are measured from now on. Returns its number.
    """
    await publish_draft(writer, caisse_id, draft.charter, now)
    await get_charter(writer, caisse_id, draft.charter)
    caisse = await get_caisse(writer, caisse_id)
    _refuse_to_come(draft.decided_on, civil_date(now, caisse.time_zone))
    clear = CharterAdopted(
        charter=draft.charter,
        effective_on=draft.effective_on,
        territory=Territory(
            lat_e7=caisse.territory_lat_e7,
            lon_e7=caisse.territory_lon_e7,
            outline=caisse.territory_outline or UNSET,
        ),
    )
    payloads = {"minutes": {"text": draft.minutes}}
    moves = await awaits_adoption(writer, caisse)
    line = await append_line(
        writer, caisse_id, clear, payloads, decided_on=draft.decided_on, now=now
    )
    if moves:
        await hold_measured(writer, caisse)
    return line.n


async def take_over(
    writer: AsyncSession,
    caisse_id: UUID,
    draft: TakeoverDraft,
    now: int,
    takeover_id: UUID | None = None,
) -> int:
    """Record a convention that existed before Grillon, as its minutes say it (design 6).

    `takeover_id` fixes its id.
    """
    await get_outlet_of(writer, caisse_id, draft.outlet)
    caisse = await get_caisse(writer, caisse_id)
    today = civil_date(now, caisse.time_zone)
    sha256 = await find_adopted_charter(writer, caisse_id, today)
    if sha256 is None:
        raise Problem(409, "no-charter", "the caisse has adopted no charter yet")
    charter = await get_charter(writer, caisse_id, sha256)
    _check_families(draft, charter)
    _refuse_to_come(draft.decided_on, today)
    if draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise Problem(422, "dates-out-of-order", "starting, then ending")
    clear = TakenOver(
        taken_over=str(takeover_id or uuid4()),
        outlet=str(draft.outlet),
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
        tier=None,
        families=tuple(
            FamilyRate(one.family, one.class_, one.percent)
            for one in sorted(draft.families, key=lambda one: one.family)
        ),
    )
    payloads = {"minutes": {"text": draft.minutes}}
    line = await append_line(
        writer, caisse_id, clear, payloads, decided_on=draft.decided_on, now=now
    )
    return line.n


def _check_families(draft: TakeoverDraft, charter: Charter) -> None:
    """Refuse what the public page could not name: families admitted, once each, known classes."""
    given = [one.family for one in draft.families]
    admitted = {one.code for one in charter.products.families if one.admitted}
    unknown = sorted(set(given) - admitted)
    if unknown or len(set(given)) < len(given):
        raise Problem(422, "unknown-family", "families of the charter, each once", unknown=unknown)
    classes = {one.code for one in charter.products.classes}
    lacking = sorted({one.class_ for one in draft.families} - classes)
    if lacking:
        raise Problem(422, "unknown-class", "classes of the charter", unknown=lacking)


def _refuse_to_come(decided_on: date, today: date) -> None:
    if decided_on > today:
        raise Problem(422, "date-in-the-future", "a decision is recorded once taken")


async def list_charters(session: AsyncSession, caisse_id: UUID, now: int) -> list[CharterView]:
    """Return the versions of the federation, and when this caisse adopted each."""
    caisse = await get_caisse(session, caisse_id)
    rows = (
        await session.execute(
            select(CharterVersion)
            .join(Caisse, col(Caisse.federation_id) == col(CharterVersion.federation_id))
            .where(col(Caisse.id) == caisse_id)
            .order_by(col(CharterVersion.added_at).desc(), col(CharterVersion.sha256))
        )
    ).scalars()
    adopted: dict[str, date | None] = {
        line.clear.charter: line.decided_on
        for line in await list_adoptions(session, caisse_id)
        if isinstance(line.clear, CharterAdopted)
    }
    today = civil_date(now, caisse.time_zone)
    current = await find_adopted_charter(session, caisse_id, today)
    moves = await awaits_adoption(session, caisse)
    return [
        CharterView(
            sha256=row.sha256,
            charter=row.charter,
            version=row.version,
            title=charter_from_json(row.body.encode()).title.fr,
            adopted_on=adopted.get(row.sha256),
            current=row.sha256 == current,
            adoptable=row.sha256 != current or moves,
        )
        for row in rows
    ]
