"""Addresses of charter versions and drafts."""

from typing import Annotated, Any
from uuid import UUID

from litestar import MediaType, Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.params import FromPath, PathParameter

from backend.charters import drafts, queries
from backend.charters.problems import charter_refused
from backend.charters.wire import DifferencesView, DraftView, ImportedDraft
from backend.clock import Clock
from backend.database import Database, Reader, Writer
from criteria.charter import Charter
from criteria.compare_words import say_differences
from criteria.load import charter_bytes
from criteria.refusals import CharterRefused, Fault
from criteria.scan import GREATEST_SIZE_BYTES

Sha256 = Annotated[str, PathParameter(pattern="^[0-9a-f]{64}$")]


@get("/api/caisses/{caisse_id:uuid}/charters/{sha256:str}")
async def get_charter(
    caisse_id: FromPath[UUID], sha256: FromPath[str], reader: NamedDependency[Reader]
) -> Response[bytes]:
    """Return the exact bytes of a charter version: they never change, so they may be kept."""
    body = await queries.get_charter_body(reader, caisse_id, sha256)
    return Response(
        body.encode(),
        media_type=MediaType.JSON,
        headers={"cache-control": "private, max-age=31536000, immutable"},
    )


@get("/api/caisses/{caisse_id:uuid}/charters/{sha256:str}/differences/{other:str}")
async def get_differences(
    caisse_id: FromPath[UUID], sha256: Sha256, other: Sha256, reader: NamedDependency[Reader]
) -> DifferencesView:
    """Return in French all that changes from a version or draft to another."""
    before = await drafts.read_draft_or_version(reader, caisse_id, sha256)
    after = await drafts.read_draft_or_version(reader, caisse_id, other)
    return DifferencesView(_name(before), _name(after), say_differences(before, after))


def _name(charter: Charter) -> str:
    return f"{charter.title.fr}, version {charter.version}"


@get("/api/caisses/{caisse_id:uuid}/charter-drafts")
async def list_drafts(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader]
) -> list[DraftView]:
    """Return the drafts of the caisse, deleted ones included."""
    return await drafts.list_drafts(reader, caisse_id)


@post("/api/caisses/{caisse_id:uuid}/charter-drafts", request_max_body_size=GREATEST_SIZE_BYTES + 1)
async def import_draft(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    database: NamedDependency[Database],
    clock: NamedDependency[Clock],
) -> ImportedDraft:
    """Keep a charter file (TOML, as it is) as a draft, or say all that is wrong with it."""
    try:
        source = await request.body()
    except RequestEntityTooLarge as refused:
        too_large = Fault("too-large", (), {"most": GREATEST_SIZE_BYTES})
        raise charter_refused(CharterRefused([too_large])) from refused
    return await drafts.import_draft(database, caisse_id, source, clock())


@get("/api/caisses/{caisse_id:uuid}/charter-drafts/{sha256:str}")
async def get_draft(
    caisse_id: FromPath[UUID], sha256: Sha256, reader: NamedDependency[Reader]
) -> Response[bytes]:
    """Return a draft, or a version, as the charter that a volunteer would have."""
    charter = await drafts.read_draft_or_version(reader, caisse_id, sha256)
    return Response(charter_bytes(charter), media_type=MediaType.JSON)


@get("/api/caisses/{caisse_id:uuid}/charter-drafts/{sha256:str}/source")
async def get_source(
    caisse_id: FromPath[UUID], sha256: Sha256, reader: NamedDependency[Reader]
) -> Response[bytes]:
    """Return the file of a draft or version (TOML): as it was imported, else with the same name."""
    name, text = await drafts.read_source(reader, caisse_id, sha256)
    return Response(
        text.encode(),
        media_type="application/toml",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


@delete("/api/caisses/{caisse_id:uuid}/charter-drafts/{sha256:str}")
async def delete_draft(
    caisse_id: FromPath[UUID],
    sha256: Sha256,
    writer: NamedDependency[Writer],
    clock: NamedDependency[Clock],
) -> None:
    """Put a draft away; it can come back."""
    await drafts.delete_draft(writer, caisse_id, sha256, clock())


@post("/api/caisses/{caisse_id:uuid}/charter-drafts/{sha256:str}/restoration", status_code=204)
async def restore_draft(
    caisse_id: FromPath[UUID], sha256: Sha256, writer: NamedDependency[Writer]
) -> None:
    """Bring a deleted draft back."""
    await drafts.restore_draft(writer, caisse_id, sha256)


routes: list[Any] = [
    get_charter,
    get_differences,
    list_drafts,
    import_draft,
    get_draft,
    get_source,
    delete_draft,
    restore_draft,
]
