"""Addresses of charter versions."""

from typing import Any
from uuid import UUID

from litestar import MediaType, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.charters import queries
from backend.database import Reader


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


routes: list[Any] = [get_charter]
