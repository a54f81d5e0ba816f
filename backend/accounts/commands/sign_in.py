"""Ways in: making a code, spending it, opening and closing a session."""

from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.secrets import hash_secret, make_code, make_token, read_code
from backend.accounts.tables import Session, SignInCode
from backend.accounts.wire import SignInCodeView
from backend.clock import DAY_MS
from backend.problems import Problem

PAPER_LASTS_MS = 14 * DAY_MS
EMAIL_LASTS_MS = DAY_MS


async def add_sign_in_code(
    writer: AsyncSession, person_id: UUID, public_url: str, now: int, lasts_ms: int
) -> SignInCodeView:
    """Store a new way in for a person and return it in clear, this once."""
    token, code = make_token(), make_code()
    writer.add(
        SignInCode(
            person_id=person_id,
            token_sha256=hash_secret(token),
            code_sha256=hash_secret(code),
            lapses_at=now + lasts_ms,
        )
    )
    await writer.flush()
    return SignInCodeView(
        code=code, link=f"{public_url}/comite/connexion#{token}", lapses_at=now + lasts_ms
    )


async def spend_sign_in_code(writer: AsyncSession, typed: str, now: int) -> UUID | None:
    """Spend the code or token and return whose it is; None if it is unknown, spent or lapsed.

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
        .returning(col(SignInCode.person_id))
    )
    return (await writer.execute(spent)).scalar_one_or_none()


async def open_session(writer: AsyncSession, typed: str, now: int) -> tuple[UUID, str]:
    """Spend a code and return the person and the new session's secret, or refuse `code-refused`."""
    person_id = await spend_sign_in_code(writer, typed, now)
    if person_id is None:
        raise Problem(401, "code-refused", "this code is unknown, already used or too old")
    secret = make_token()
    writer.add(
        Session(person_id=person_id, secret_sha256=hash_secret(secret), opened_at=now, used_at=now)
    )
    await writer.flush()
    return person_id, secret


async def close_session(writer: AsyncSession, person_id: UUID, session_id: UUID) -> None:
    """End one session of a person; one already ended is no error."""
    await writer.execute(
        delete(Session).where(col(Session.id) == session_id, col(Session.person_id) == person_id)
    )
