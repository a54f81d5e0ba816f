"""Who may call which route: one table, deny by default.

A route without a row is refused to everybody, and a test fails. Where an address names a caisse, a
role counts in that caisse only.
"""

from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from litestar.connection import ASGIConnection
from litestar.handlers import HTTPRouteHandler
from litestar.handlers.base import BaseRouteHandler
from litestar.routes import HTTPRoute

from backend.problems import Problem


class Who(StrEnum):
    """The kinds of caller that a row can name."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    DEVICE = "device"
    REVOKED_DEVICE = "revoked_device"
    VOLUNTEER = "volunteer"
    COMMITTEE = "committee"
    COORDINATOR = "coordinator"


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who is calling: nobody known, a signed-in person with roles, or a paired device.

    `caisse_id` is the caisse to which a session is limited, if any; `roles` are those that count.
    """

    person_id: UUID | None = None
    session_id: UUID | None = None
    caisse_id: UUID | None = None
    roles: frozenset[tuple[UUID, str]] = frozenset()
    device_id: UUID | None = None
    device_caisse_id: UUID | None = None
    device_revoked: bool = False

    def kinds_in(self, caisse_id: UUID | None) -> frozenset[Who]:
        """Return what the caller counts as, in this caisse or outside any."""
        kinds = {Who.ANYONE}
        if self.person_id is not None:
            kinds.add(Who.SIGNED_IN)
        kinds |= {Who(name) for caisse, name in self.roles if caisse == caisse_id}
        if self.device_id is not None and self.device_caisse_id == caisse_id:
            kinds.add(Who.REVOKED_DEVICE if self.device_revoked else Who.DEVICE)
        return frozenset(kinds)


NOBODY = Actor()

_ANYONE = frozenset({Who.ANYONE})
_SIGNED_IN = frozenset({Who.SIGNED_IN})
_COORDINATOR = frozenset({Who.COORDINATOR})
_DEVICE = frozenset({Who.DEVICE})
_EVEN_REVOKED = frozenset({Who.DEVICE, Who.REVOKED_DEVICE})
_COMMITTEE = frozenset({Who.COMMITTEE, Who.COORDINATOR})

PERMISSIONS: dict[str, frozenset[Who]] = {
    "GET /": _ANYONE,
    "GET /accueil/{name}": _ANYONE,
    "GET /visites": _ANYONE,
    "GET /visites/{path}": _ANYONE,
    "GET /comite": _ANYONE,
    "GET /comite/{path}": _ANYONE,
    "GET /carte/{slug}": _ANYONE,
    "GET /carte/{slug}/{path}": _ANYONE,
    "GET /api/health": _ANYONE,
    "POST /api/sign-in-requests": _ANYONE,
    "POST /api/sessions": _ANYONE,
    "GET /api/sessions": _SIGNED_IN,
    "GET /api/sessions/current": _SIGNED_IN,
    "DELETE /api/sessions/current": _SIGNED_IN,
    "DELETE /api/sessions/{session_id}": _SIGNED_IN,
    "GET /api/caisses/{caisse_id}/settings": _COORDINATOR,
    "PUT /api/caisses/{caisse_id}/settings": _COORDINATOR,
    "GET /api/caisses/{caisse_id}/people": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/people": _COORDINATOR,
    "PUT /api/caisses/{caisse_id}/people/{person_id}/roles": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/people/{person_id}/sign-in-codes": _COORDINATOR,
    "POST /api/devices": _ANYONE,
    "GET /api/caisses/{caisse_id}/device": _DEVICE,
    "GET /api/caisses/{caisse_id}/devices": _COORDINATOR,
    "DELETE /api/caisses/{caisse_id}/devices/{device_id}": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/pairing-codes": _COORDINATOR,
    "GET /api/caisses/{caisse_id}/charters/{sha256}": _COMMITTEE | _DEVICE,
    "GET /api/caisses/{caisse_id}/charters": _COMMITTEE,
    "POST /api/caisses/{caisse_id}/charters/{sha256}/score": _COMMITTEE,
    "POST /api/caisses/{caisse_id}/charters/{sha256}/quote": _COMMITTEE,
    "GET /api/caisses/{caisse_id}/charters/{sha256}/differences/{other}": _COMMITTEE,
    "GET /api/caisses/{caisse_id}/charter-drafts": _COMMITTEE,
    "POST /api/caisses/{caisse_id}/charter-drafts": _COORDINATOR,
    "GET /api/caisses/{caisse_id}/charter-drafts/{sha256}": _COMMITTEE,
    "GET /api/caisses/{caisse_id}/charter-drafts/{sha256}/source": _COMMITTEE,
    "DELETE /api/caisses/{caisse_id}/charter-drafts/{sha256}": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/charter-drafts/{sha256}/restoration": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/simulations": _COMMITTEE,
    "POST /api/caisses/{caisse_id}/simulations/{visit_id}": _COMMITTEE,
    "GET /api/caisses/{caisse_id}/board": _COMMITTEE,
    "GET /api/caisses/{caisse_id}/outlets": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/outlets": _COORDINATOR,
    "GET /api/caisses/{caisse_id}/outlets/{outlet_id}": _COMMITTEE,
    "PUT /api/caisses/{caisse_id}/outlets/{outlet_id}/sheet": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/outlets/{outlet_id}/quote": _ANYONE,
    "POST /api/caisses/{caisse_id}/decisions/preview": _COMMITTEE,
    "POST /api/caisses/{caisse_id}/decisions": _COMMITTEE,
    "POST /api/caisses/{caisse_id}/revocations": _COMMITTEE,
    "POST /api/caisses/{caisse_id}/adoptions": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/takeovers": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/erasures": _COORDINATOR,
    "GET /api/caisses/{caisse_id}/register": _COMMITTEE,
    "GET /api/caisses/{caisse_id}/register/verification": _COMMITTEE,
    "POST /api/caisses/{caisse_id}/visits": _COORDINATOR,
    "GET /api/caisses/{caisse_id}/suggested-outlets": _COORDINATOR,
    "PUT /api/caisses/{caisse_id}/visits/{visit_id}/outlet": _COORDINATOR,
    "GET /api/caisses/{caisse_id}/visits/{visit_id}/report.pdf": _COMMITTEE | _DEVICE,
    "GET /api/caisses/{caisse_id}/visits/{visit_id}/paper-form.pdf": _COMMITTEE | _DEVICE,
    "GET /api/caisses/{caisse_id}/paper-form.pdf": _COMMITTEE | _DEVICE,
    "POST /api/caisses/{caisse_id}/entries": _EVEN_REVOKED,
    "POST /api/caisses/{caisse_id}/pull": _DEVICE,
    "GET /api/caisses/{caisse_id}/parked-entries": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/parked-entries/acceptance": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/parked-entries/{entry_id}/acceptance": _COORDINATOR,
    "POST /api/caisses/{caisse_id}/rescue-files": _COORDINATOR,
    "PUT /api/caisses/{caisse_id}/photos/{sha256}": _EVEN_REVOKED,
    "GET /api/caisses/{caisse_id}/photos/{sha256}": _COMMITTEE | _DEVICE,
}


async def guard(connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler) -> None:
    """Let the call through if its row names one of the caller's kinds; refuse otherwise."""
    row = PERMISSIONS.get(_route_name(connection), frozenset())
    actor: Actor = await connection.app.state.find_actor(connection)
    connection.state.actor = actor
    _refuse_foreign_origin(connection, actor)
    kinds = actor.kinds_in(connection.path_params.get("caisse_id"))
    if row & kinds:
        return
    if Who.REVOKED_DEVICE in kinds:
        raise Problem(401, "device-revoked", "this device has been revoked")
    if actor == NOBODY:
        raise Problem(401, "sign-in-needed", "sign in first")
    raise Problem(403, "forbidden", "this is not open to you")


def _refuse_foreign_origin(connection: ASGIConnection[Any, Any, Any, Any], actor: Actor) -> None:
    """Refuse a change that another site's page asks for (decision 0005).

    Browsers name the origin of every request that is not GET or HEAD; a cookie without an origin
    is not a browser of ours.
    """
    if connection.scope.get("method") in {"GET", "HEAD", "OPTIONS"}:
        return
    origin = connection.headers.get("origin")
    if origin is None and actor.session_id is None:
        return
    if origin is None or urlsplit(origin).netloc != connection.headers.get("host"):
        raise Problem(403, "foreign-origin", "this request comes from another site")


def _route_name(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    template = connection.scope["path_template"]
    method = "GET" if connection.scope.get("method") == "HEAD" else connection.scope.get("method")
    return f"{method} {template}"


def list_routes(routes: list[Any]) -> set[str]:
    """Return the name of every route of an application, OPTIONS apart."""
    return {
        f"{method} {route.path_format}"
        for route in routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        if isinstance(handler, HTTPRouteHandler)
        for method in handler.http_methods
        if method not in {"OPTIONS", "HEAD"}
    }
