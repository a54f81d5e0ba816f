"""Addresses of scores and quotes."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.params import FromPath, FromQuery, JSONBody, PathParameter

from backend.accounts.queries import get_caisse
from backend.clock import Clock, civil_date
from backend.database import Reader
from backend.permissions import Actor, Who
from backend.problems import Problem
from backend.reckoning import queries
from backend.reckoning.wire import CharterQuote, OutletQuote, OutletQuoteDraft, TierQuoteDraft
from criteria.explained import ExplainedScore
from criteria.strict_json import GREATEST_SIZE_BYTES

Sha256 = Annotated[str, PathParameter(pattern="^[0-9a-f]{64}$")]
LARGEST_PURCHASE_BYTES = 200_000
_COMMITTEE = {Who.COMMITTEE, Who.COORDINATOR}


@post(
    "/api/caisses/{caisse_id:uuid}/charters/{sha256:str}/score",
    status_code=200,
    request_max_body_size=GREATEST_SIZE_BYTES + 1,
)
async def score_answers(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    sha256: Sha256,
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
    day: FromQuery[date | None] = None,
) -> ExplainedScore:
    """Return what a file of answers (docs/answers.md) is worth, with the rates of a day."""
    try:
        body = await request.body()
    except RequestEntityTooLarge as refused:
        raise Problem(413, "too-large", "more than answers can hold") from refused
    on = day or await _find_today(reader, caisse_id, clock)
    return await queries.score_answers(reader, caisse_id, sha256, body, on)


@post(
    "/api/caisses/{caisse_id:uuid}/charters/{sha256:str}/quote",
    status_code=200,
    request_max_body_size=LARGEST_PURCHASE_BYTES,
)
async def quote_tier(
    caisse_id: FromPath[UUID],
    sha256: Sha256,
    data: JSONBody[TierQuoteDraft],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
) -> CharterQuote:
    """Return what a purchase comes to at a tier of a charter version."""
    today = await _find_today(reader, caisse_id, clock)
    return await queries.quote_tier(reader, caisse_id, sha256, data, today)


@post(
    "/api/caisses/{caisse_id:uuid}/outlets/{outlet_id:uuid}/quote",
    status_code=200,
    request_max_body_size=LARGEST_PURCHASE_BYTES,
)
async def quote_outlet(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    outlet_id: FromPath[UUID],
    data: JSONBody[OutletQuoteDraft],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
) -> OutletQuote:
    """Return what a purchase at an outlet comes to; to anybody, of an outlet on today's map."""
    today = await _find_today(reader, caisse_id, clock)
    actor: Actor = request.state.actor
    is_inside = bool(actor.kinds_in(caisse_id) & _COMMITTEE)
    find = queries.quote_outlet if is_inside else queries.quote_listed_outlet
    return await find(reader, caisse_id, outlet_id, data, today)


async def _find_today(reader: Reader, caisse_id: UUID, clock: Clock) -> date:
    caisse = await get_caisse(reader, caisse_id)
    return civil_date(clock(), caisse.time_zone)


routes: list[Any] = [score_answers, quote_tier, quote_outlet]
