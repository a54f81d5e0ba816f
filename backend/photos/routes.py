"""Addresses of photos."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, get, put
from litestar.di import NamedDependency
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.params import FromPath, PathParameter

from backend.clock import Clock
from backend.database import Database, Reader
from backend.devices.queries import list_people_of
from backend.devices.routes import calling_device
from backend.permissions import Actor
from backend.photos import queries
from backend.photos.check import MAX_BYTES, too_large
from backend.photos.commands import keep_photo
from backend.photos.store import PhotoStore
from backend.photos.wire import PhotoReceipt
from backend.problems import Problem

Sha256 = Annotated[str, PathParameter(pattern="^[0-9a-f]{64}$")]


@put("/api/caisses/{caisse_id:uuid}/photos/{sha256:str}", request_max_body_size=MAX_BYTES + 1)
async def put_photo(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    sha256: Sha256,
    database: NamedDependency[Database],
    photo_store: NamedDependency[PhotoStore],
    clock: NamedDependency[Clock],
) -> PhotoReceipt:
    """Keep the photo of this hash; the answer means that its bytes are on disk."""
    try:
        body = await request.body()
    except RequestEntityTooLarge as refused:
        raise too_large() from refused
    device_id = calling_device(request)
    return await keep_photo(database, photo_store, caisse_id, device_id, sha256, body, clock())


@get("/api/caisses/{caisse_id:uuid}/photos/{sha256:str}")
async def get_photo(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    sha256: Sha256,
    reader: NamedDependency[Reader],
    photo_store: NamedDependency[PhotoStore],
) -> Response[bytes]:
    """Return a photo to the committee, or to a device that is given the visit that shows it."""
    actor: Actor = request.state.actor
    if actor.device_id is not None:
        people = frozenset(p.id for p in await list_people_of(reader, actor.device_id))
        allowed = await queries.may_device_see(reader, caisse_id, sha256, people)
    else:
        allowed = await queries.is_held(reader, caisse_id, sha256)
    body = await photo_store.get(caisse_id, sha256) if allowed else None
    if body is None:
        raise Problem(404, "unknown-photo", "no such photo for you")
    return Response(
        body, media_type="image/jpeg", headers={"cache-control": "private, max-age=86400"}
    )


routes: list[Any] = [put_photo, get_photo]
