"""Addresses of rescue files, and of what was set aside."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.params import FromPath, JSONBody

from backend.clock import Clock
from backend.database import Database, Reader, Writer
from backend.photos.store import PhotoStore
from backend.problems import Problem
from backend.rescue.importing import import_rescue
from backend.rescue.parked import list_parked_groups
from backend.rescue.wire import Acceptance, AcceptedView, ParkedGroup, RescueView
from backend.visits import commands

MAX_FILE_BYTES = 2_000_000_000
"""Some 5 000 photos of a tablet: one file is never refused for its size in real life."""


@post(
    "/api/caisses/{caisse_id:uuid}/rescue-files",
    status_code=200,
    request_max_body_size=MAX_FILE_BYTES,
)
async def import_rescue_file(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    database: NamedDependency[Database],
    photo_store: NamedDependency[PhotoStore],
    clock: NamedDependency[Clock],
) -> RescueView:
    """Take in a rescue file as it comes; what the answer says is committed."""
    try:
        return await import_rescue(database, photo_store, clock, request.stream(), caisse_id)
    except RequestEntityTooLarge as refused:
        raise Problem(
            413, "rescue-file-too-large", "the file is too large", max_bytes=MAX_FILE_BYTES
        ) from refused


@get("/api/caisses/{caisse_id:uuid}/parked-entries")
async def list_parked(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader]
) -> list[ParkedGroup]:
    """Return what is set aside in the caisse, in groups."""
    return await list_parked_groups(reader, caisse_id)


@post("/api/caisses/{caisse_id:uuid}/parked-entries/acceptance", status_code=200)
async def accept_parked_entries(
    caisse_id: FromPath[UUID],
    data: JSONBody[Acceptance],
    writer: NamedDependency[Writer],
    clock: NamedDependency[Clock],
) -> AcceptedView:
    """Let entries that were set aside count after all; those that cannot stay aside."""
    accepted = await commands.accept_all_parked(writer, caisse_id, data.entries, clock())
    return AcceptedView(accepted, len(data.entries) - accepted)


routes: list[Any] = [import_rescue_file, list_parked, accept_parked_entries]
