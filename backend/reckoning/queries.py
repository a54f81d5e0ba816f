"""Scores and quotes of a caisse, read from its charters and its register."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.charters.queries import get_charter
from backend.outlets.queries import get_outlet_of
from backend.outlets.tables import Sheet
from backend.problems import Problem
from backend.reckoning.basis import find_convention, make_basis, make_offers, say_basis
from backend.reckoning.quotes import quote_at_tier
from backend.reckoning.wire import (
    CharterQuote,
    OutletQuote,
    OutletQuoteDraft,
    TierQuoteDraft,
    refuse_answers,
    refuse_quote,
)
from backend.register.conventions import Convention
from backend.register.facts import CharterAdopted
from backend.register.queries import find_adopted_charter, list_adoptions, list_lines_of
from criteria.answers_file import read_answers
from criteria.charter import Charter
from criteria.explained import ExplainedScore, score_explained
from criteria.input_faults import InputRefused
from criteria.quote import quote


async def score_answers(
    session: AsyncSession, caisse_id: UUID, sha256: str, body: bytes, day: date
) -> ExplainedScore:
    """Return what the answers of a file are worth under a version of the federation."""
    charter = await get_charter(session, caisse_id, sha256)
    try:
        return score_explained(charter, read_answers(charter, body), day)
    except InputRefused as refused:
        raise refuse_answers(refused, charter) from refused


async def quote_tier(
    session: AsyncSession, caisse_id: UUID, sha256: str, draft: TierQuoteDraft, today: date
) -> CharterQuote:
    """Return what a purchase comes to at a tier of a version of the federation."""
    charter = await get_charter(session, caisse_id, sha256)
    return quote_at_tier(charter, draft, draft.day or today)


async def quote_outlet(
    session: AsyncSession, caisse_id: UUID, outlet_id: UUID, draft: OutletQuoteDraft, today: date
) -> OutletQuote:
    """Return what a purchase comes to at an outlet, whatever its standing on that day."""
    await get_outlet_of(session, caisse_id, outlet_id)
    return await _quote_outlet(session, caisse_id, outlet_id, draft, today)


async def quote_listed_outlet(
    session: AsyncSession, caisse_id: UUID, outlet_id: UUID, draft: OutletQuoteDraft, today: date
) -> OutletQuote:
    """Return what anybody may know of a purchase: at an outlet that is on the map today.

    What came before its convention of today is not told: an earlier day is `date-out-of-range`.
    """
    lines = await list_lines_of(session, caisse_id, outlet_id)
    held = find_convention(lines, today)
    sheet = await session.get(Sheet, outlet_id)
    if held is None or held.standing == "ended" or sheet is None:
        raise Problem(404, "unknown-outlet", "no such outlet on the map")
    if (draft.day or today) < held.since:
        raise Problem(422, "date-out-of-range", "from the convention of today on", field="day")
    return await _quote_outlet(session, caisse_id, outlet_id, draft, today)


async def _quote_outlet(
    session: AsyncSession, caisse_id: UUID, outlet_id: UUID, draft: OutletQuoteDraft, today: date
) -> OutletQuote:
    day = draft.day or today
    lines = await list_lines_of(session, caisse_id, outlet_id)
    held = find_convention(lines, day)
    charter = await _get_charter_of(session, caisse_id, held, day)
    try:
        quoted = quote(charter, make_offers(held, charter, day), draft.lines)
    except InputRefused as refused:
        raise refuse_quote(refused, charter) from refused
    basis = make_basis(lines, held, charter, day)
    return OutletQuote(outlet_id, day, basis, quoted, say_basis(basis, day))


async def _get_charter_of(
    session: AsyncSession, caisse_id: UUID, held: Convention | None, day: date
) -> Charter:
    """Return the charter of a convention, else the one in force that day, else the first one."""
    sha256 = (held.charter if held else None) or await _find_adopted(session, caisse_id, day)
    if sha256 is None:
        raise Problem(409, "no-charter", "the caisse has adopted no charter yet")
    return await get_charter(session, caisse_id, sha256)


async def _find_adopted(session: AsyncSession, caisse_id: UUID, day: date) -> str | None:
    in_force = await find_adopted_charter(session, caisse_id, day)
    adoptions = await list_adoptions(session, caisse_id)
    first = next((one.clear for one in adoptions if isinstance(one.clear, CharterAdopted)), None)
    return in_force or (first.charter if first else None)
