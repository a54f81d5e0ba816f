"""Verifying a caisse's register with the rules of this release."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.deciding.wire import HeadView, VerificationFailure, VerificationView
from backend.register.append import find_head
from backend.register.line import Head
from backend.register.reading import read_export
from backend.register.verify import verify
from backend.register.words import say
from backend.visits.scoring import measure
from criteria.score import score


async def verify_register(
    session: AsyncSession, caisse_id: UUID, head: Head | None
) -> VerificationView:
    """Recompute every fact of the register; `head` is one printed elsewhere, to be found in it."""
    verdicts = verify(await read_export(session, caisse_id), score, measure, head)
    standings = [verdict.standing for verdict in verdicts]
    last = await find_head(session, caisse_id)
    return VerificationView(
        head=HeadView(last.n, last.hash) if last else None,
        follows=standings.count("follows"),
        attested=standings.count("attested"),
        failures=[
            VerificationFailure(verdict.n, say(verdict))
            for verdict in verdicts
            if verdict.standing == "does_not_follow"
        ],
    )
