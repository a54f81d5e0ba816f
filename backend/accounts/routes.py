"""Addresses of sign-in, sessions and the people of a caisse."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, delete, get, post, put
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromPath, JSONBody

from backend.accounts import queries
from backend.accounts.commands import people, sign_in
from backend.accounts.mail import make_sign_in_mails, send_mails
from backend.accounts.wire import (
    CaisseChange,
    CaisseView,
    OpenSessionView,
    PersonDraft,
    PersonView,
    RolesChange,
    SessionView,
    SignInCodeView,
    SignInDraft,
    SignInRequestDraft,
)
from backend.actors import COOKIE, SESSION_LASTS_MS
from backend.clock import SECOND_MS, Clock
from backend.database import Database, Reader, Writer
from backend.permissions import Actor
from backend.problems import Problem
from backend.settings import Settings
from backend.territories.queries import read_caisse_view

GUESSING = RateLimitConfig(rate_limit=("minute", 30)).middleware


@post("/api/sign-in-requests", status_code=202, middleware=[GUESSING])
async def request_sign_in(
    data: JSONBody[SignInRequestDraft],
    database: NamedDependency[Database],
    settings: NamedDependency[Settings],
    clock: NamedDependency[Clock],
) -> None:
    """Mail a way in to this address if someone has it; the answer never says whether."""
    if settings.smtp_url is None:
        raise Problem(503, "mail-not-set-up", "this server sends no e-mail: ask for a code")
    async with database.writer() as writer:
        mails = await make_sign_in_mails(writer, data.email, settings, clock())
    await send_mails(mails, settings.smtp_url)


@post("/api/sessions", middleware=[GUESSING])
async def add_session(
    data: JSONBody[SignInDraft],
    writer: NamedDependency[Writer],
    settings: NamedDependency[Settings],
    clock: NamedDependency[Clock],
) -> Response[SessionView]:
    """Spend a sign-in token or code and open a session in this browser."""
    entrant, secret = await sign_in.open_session(writer, data.code, clock())
    view = await queries.get_session_view(writer, entrant.person_id, entrant.caisse_id)
    return Response(view, cookies=[_session_cookie(secret, settings)])


def _session_cookie(secret: str, settings: Settings) -> Cookie:
    return Cookie(
        key=COOKIE,
        value=secret,
        path="/api",
        max_age=SESSION_LASTS_MS // SECOND_MS,
        httponly=True,
        samesite="strict",
        secure=settings.cookies_need_https,
    )


@get("/api/sessions/current")
async def get_current_session(
    request: Request[Any, Any, Any], reader: NamedDependency[Reader]
) -> SessionView:
    """Return who is signed in here."""
    mine = signed_in(request)
    return await queries.get_session_view(reader, mine.person_id, mine.caisse_id)


@get("/api/sessions")
async def list_sessions(
    request: Request[Any, Any, Any], reader: NamedDependency[Reader]
) -> list[OpenSessionView]:
    """Return my signed-in browsers."""
    actor: Actor = request.state.actor
    assert actor.session_id is not None  # noqa: S101  the permission table lets sessions only
    mine = signed_in(request)
    return await queries.list_open_sessions(
        reader, mine.person_id, mine.caisse_id, actor.session_id
    )


@delete("/api/sessions/current")
async def close_current_session(
    request: Request[Any, Any, Any],
    writer: NamedDependency[Writer],
    settings: NamedDependency[Settings],
) -> Response[None]:
    """Sign out of this browser."""
    actor: Actor = request.state.actor
    if actor.session_id is not None:
        await sign_in.close_session(writer, signed_in(request), actor.session_id)
    gone = _session_cookie("", settings)
    gone.max_age = 0
    return Response(None, status_code=204, cookies=[gone])


@delete("/api/sessions/{session_id:uuid}")
async def close_session(
    request: Request[Any, Any, Any], session_id: FromPath[UUID], writer: NamedDependency[Writer]
) -> None:
    """Sign one of my browsers out."""
    await sign_in.close_session(writer, signed_in(request), session_id)


@get("/api/caisses/{caisse_id:uuid}/settings")
async def get_caisse(caisse_id: FromPath[UUID], reader: NamedDependency[Reader]) -> CaisseView:
    """Return the caisse with what its coordinators have set."""
    return await read_caisse_view(reader, await queries.get_caisse(reader, caisse_id))


@put("/api/caisses/{caisse_id:uuid}/settings")
async def change_caisse(
    caisse_id: FromPath[UUID],
    data: JSONBody[CaisseChange],
    writer: NamedDependency[Writer],
) -> CaisseView:
    """Set what holds for the whole caisse: whether volunteers see the score before they send."""
    return await people.change_caisse(writer, caisse_id, data)


@get("/api/caisses/{caisse_id:uuid}/people")
async def list_people(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader]
) -> list[PersonView]:
    """Return the people of the caisse and their roles."""
    return await queries.list_people(reader, caisse_id)


@post("/api/caisses/{caisse_id:uuid}/people")
async def add_person(
    caisse_id: FromPath[UUID],
    data: JSONBody[PersonDraft],
    writer: NamedDependency[Writer],
) -> PersonView:
    """Add someone to the caisse."""
    return await people.add_person(writer, caisse_id, data)


@put("/api/caisses/{caisse_id:uuid}/people/{person_id:uuid}/roles")
async def change_roles(
    caisse_id: FromPath[UUID],
    person_id: FromPath[UUID],
    data: JSONBody[RolesChange],
    writer: NamedDependency[Writer],
) -> PersonView:
    """Give someone of the caisse other roles."""
    return await people.change_roles(writer, caisse_id, person_id, data.roles)


@post("/api/caisses/{caisse_id:uuid}/people/{person_id:uuid}/sign-in-codes")
async def add_sign_in_code(
    caisse_id: FromPath[UUID],
    person_id: FromPath[UUID],
    writer: NamedDependency[Writer],
    settings: NamedDependency[Settings],
    clock: NamedDependency[Clock],
) -> SignInCodeView:
    """Make a way in to print or hand over to someone of the caisse; it opens this caisse alone."""
    person = await queries.get_person_of(writer, caisse_id, person_id)
    return await sign_in.add_sign_in_code(
        writer, person.id, settings.public_url, clock(), sign_in.PAPER_LASTS_MS, caisse_id
    )


def signed_in(request: Request[Any, Any, Any]) -> sign_in.Entrant:
    """Return whose session calls, and its caisse; the permission table has refused others."""
    actor: Actor = request.state.actor
    if actor.person_id is None:
        raise Problem(401, "sign-in-needed", "sign in first")
    return sign_in.Entrant(actor.person_id, actor.caisse_id)


routes: list[Any] = [
    request_sign_in,
    add_session,
    get_current_session,
    list_sessions,
    close_current_session,
    close_session,
    get_caisse,
    change_caisse,
    list_people,
    add_person,
    change_roles,
    add_sign_in_code,
]
