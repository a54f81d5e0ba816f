"""Ways in: making a code, spending it, opening and closing a session."""

from uuid import UUID

import msgspec
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import within_reach
from backend.accounts.secrets import hash_secret, make_code, make_token, read_code
from backend.accounts.tables import Session, SignInCode
from backend.accounts.wire import SignInCodeView
from backend.clock import DAY_MS
from backend.problems import Problem

PAPER_LASTS_MS = 14 * DAY_MS
EMAIL_LASTS_MS = DAY_MS


class Entrant(msgspec.Struct, frozen=True):
    """Whose a way in is, and the one caisse that it opens; None opens all of theirs."""

    person_id: UUID
    caisse_id: UUID | None


async def add_sign_in_code(
    writer: AsyncSession,
    person_id: UUID,
    public_url: str,
    now: int,
    lasts_ms: int,
    caisse_id: UUID | None = None,
) -> SignInCodeView:
    """Store a new way in for a person and return it in clear, this once.

    A code that somebody of a caisse may read names that caisse, and opens no other.
    """
    token, code = make_token(), make_code()
    writer.add(
        SignInCode(
            person_id=person_id,
            caisse_id=caisse_id,
            token_sha256=hash_secret(token),
            code_sha256=hash_secret(code),
            lapses_at=now + lasts_ms,
        )
    )
    await writer.flush()
    return SignInCodeView(
        code=code, link=f"{public_url}/comite/connexion#{token}", lapses_at=now + lasts_ms
    )


async def spend_sign_in_code(writer: AsyncSession, typed: str, now: int) -> Entrant | None:
    """Spend the code or token and return who enters; None if it is unknown, spent or lapsed.

    One UPDATE decides, so that of two requests at once only one spends it.
    """
    spent = (
        update(SignInCode)
        .where(
            (col(SignInCode.token_sha256) == hash_secret(typed))
            | (col(SignInCode.code_sha256) == hash_secret(read_code(typed))),
            col(SignInCode.spent_at).is_(None),
            col(SignInCode.lapses_at) > now,
        )
        .values(spent_at=now)
        .returning(col(SignInCode.person_id), col(SignInCode.caisse_id))
    )
    row = (await writer.execute(spent)).one_or_none()
    return None if row is None else Entrant(row.person_id, row.caisse_id)


async def open_session(writer: AsyncSession, typed: str, now: int) -> tuple[Entrant, str]:
    """Spend a code and return who enters and the new session's secret, or refuse `code-refused`."""
    entrant = await spend_sign_in_code(writer, typed, now)
    if entrant is None:
        raise Problem(401, "code-refused", "this code is unknown, already used or too old")
    secret = make_token()
    writer.add(
        Session(
            person_id=entrant.person_id,
            caisse_id=entrant.caisse_id,
            secret_sha256=hash_secret(secret),
            opened_at=now,
            used_at=now,
        )
    )
    await writer.flush()
    return entrant, secret


async def close_session(writer: AsyncSession, mine: Entrant, session_id: UUID) -> None:
    """End one session of a person; one already ended, or out of reach, is no error."""
    reach = within_reach(mine.person_id, mine.caisse_id)
    await writer.execute(delete(Session).where(col(Session.id) == session_id, *reach))
