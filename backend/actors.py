"""Finding out who is calling: a session cookie, or the credential of a device."""

from typing import Any
from uuid import UUID

from litestar.connection import ASGIConnection
from sqlalchemy import Select, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.secrets import hash_secret
from backend.accounts.tables import Role, Session
from backend.clock import DAY_MS, Clock
from backend.database import Database
from backend.devices.tables import Device
from backend.permissions import NOBODY, Actor

COOKIE = "grillon_session"
SESSION_LASTS_MS = 90 * DAY_MS


async def find_actor(
    connection: ASGIConnection[Any, Any, Any, Any], database: Database, clock: Clock
) -> Actor:
    """Return who is calling; a credential that opens nothing counts as nobody."""
    authorization = connection.headers.get("authorization", "")
    secret = connection.cookies.get(COOKIE)
    if not authorization and not secret:
        return NOBODY
    async with database.reader() as reader:
        if authorization:
            return await _find_device(reader, authorization)
        actor, used_at = await _find_session(reader, secret or "", clock())
    if actor.session_id and clock() - used_at > DAY_MS:
        await _note_use(database, actor.session_id, clock())
    return actor


async def _find_device(reader: AsyncSession, authorization: str) -> Actor:
    scheme, _, credential = authorization.partition(" ")
    name, _, secret = credential.partition(".")
    known = select(col(Device.id), col(Device.caisse_id), col(Device.revoked_at)).where(
        col(Device.secret_sha256) == hash_secret(secret)
    )
    row = (await reader.execute(known)).one_or_none()
    if scheme != "Bearer" or row is None or str(row.id) != name:
        return NOBODY
    return Actor(
        device_id=row.id,
        device_caisse_id=row.caisse_id,
        device_revoked=row.revoked_at is not None,
    )


async def _find_session(reader: AsyncSession, secret: str, now: int) -> tuple[Actor, int]:
    known: Select[*tuple[Any, ...]] = (
        select(
            col(Session.id),
            col(Session.person_id),
            col(Session.caisse_id).label("limit_id"),
            col(Session.used_at),
            col(Role.caisse_id),
            col(Role.name),
        )
        .outerjoin(
            Role,
            and_(
                col(Role.person_id) == col(Session.person_id),
                or_(
                    col(Session.caisse_id).is_(None),
                    col(Role.caisse_id) == col(Session.caisse_id),
                ),
            ),
        )
        .where(
            col(Session.secret_sha256) == hash_secret(secret),
            col(Session.used_at) > now - SESSION_LASTS_MS,
        )
    )
    rows = (await reader.execute(known)).all()
    if not rows:
        return NOBODY, now
    roles = frozenset((row.caisse_id, row.name) for row in rows if row.caisse_id is not None)
    first = rows[0]
    actor = Actor(
        person_id=first.person_id, session_id=first.id, caisse_id=first.limit_id, roles=roles
    )
    return actor, first.used_at


async def _note_use(database: Database, session_id: UUID, now: int) -> None:
    async with database.writer() as writer:
        await writer.execute(
            update(Session).where(col(Session.id) == session_id).values(used_at=now)
        )
