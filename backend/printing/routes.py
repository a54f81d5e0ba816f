"""Addresses of printed documents."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from backend.clock import Clock
from backend.database import Reader
from backend.deciding.wire import PhotoView
from backend.devices.queries import list_people_of
from backend.permissions import Actor
from backend.photos.store import PhotoStore
from backend.printing.paper_form import QR_CODE, Asked, draw_code, to_form
from backend.printing.press import Press
from backend.printing.queries import (
    get_visit,
    read_charter_to_print,
    read_form,
    read_form_of_visit,
    read_reported,
)
from backend.printing.report import shown_photos, to_report
from backend.settings import Settings
from backend.simulating.simulate import find_today

PDF = "application/pdf"
CharterHash = Annotated[str | None, QueryParameter(pattern="^[0-9a-f]{64}$")]


@get("/api/caisses/{caisse_id:uuid}/visits/{visit_id:uuid}/report.pdf", media_type=PDF)
async def get_report(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    visit_id: FromPath[UUID],
    reader: NamedDependency[Reader],
    photo_store: NamedDependency[PhotoStore],
    press: NamedDependency[Press],
) -> Response[bytes]:
    """Return the report of a visit to the committee, or to a device that the visit is given to."""
    people = await _list_asking(request, reader)
    visit = await get_visit(reader, caisse_id, visit_id, people)
    read = await read_reported(reader, visit)
    async with press.turn():
        photos = await _shrink_photos(photo_store, press, caisse_id, shown_photos(read.dossier))
        report, drawings = to_report(read, {sha256: _file_of(sha256) for sha256 in photos})
        pictures = {_file_of(sha256): body for sha256, body in photos.items()}
        body = await press.print("report", report, pictures | drawings)
    return _to_pdf(body, f"compte-rendu-{visit_id}.pdf")


@get("/api/caisses/{caisse_id:uuid}/visits/{visit_id:uuid}/paper-form.pdf", media_type=PDF)
async def get_form_of_visit(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    visit_id: FromPath[UUID],
    reader: NamedDependency[Reader],
    settings: NamedDependency[Settings],
    press: NamedDependency[Press],
) -> Response[bytes]:
    """Return the paper form of a visit, prefilled, with the code that ties it to the visit."""
    people = await _list_asking(request, reader)
    visit = await get_visit(reader, caisse_id, visit_id, people)
    asked = await read_form_of_visit(reader, visit, settings.public_url)
    return await _print_form(press, asked, f"visite-papier-{visit_id}.pdf")


@get("/api/caisses/{caisse_id:uuid}/paper-form.pdf", media_type=PDF)
async def get_form(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
    press: NamedDependency[Press],
    charter: CharterHash = None,
    outlet: FromQuery[UUID | None] = None,
    kind: FromQuery[str | None] = None,
) -> Response[bytes]:
    """Return the paper form of a charter, the one in force unless named: blank, or for an outlet.

    A draft of a charter is printed for the committee alone.
    """
    actor: Actor = request.state.actor
    today = await find_today(reader, caisse_id, clock())
    version = await read_charter_to_print(
        reader, caisse_id, charter, today, with_drafts=actor.device_id is None
    )
    asked = await read_form(reader, caisse_id, version, outlet, kind)
    return await _print_form(press, asked, "visite-papier.pdf")


async def _print_form(press: Press, asked: Asked, name: str) -> Response[bytes]:
    drawings = {QR_CODE: draw_code(asked.code)} if asked.code else {}
    async with press.turn():
        return _to_pdf(await press.print("form", to_form(asked), drawings), name)


async def _list_asking(request: Request[Any, Any, Any], reader: Reader) -> frozenset[UUID] | None:
    """Return the people of the device that asks; None where the committee does."""
    actor: Actor = request.state.actor
    if actor.device_id is None:
        return None
    return frozenset(person.id for person in await list_people_of(reader, actor.device_id))


async def _shrink_photos(
    store: PhotoStore, press: Press, caisse_id: UUID, photos: Sequence[PhotoView]
) -> dict[str, bytes]:
    """Return the photos at hand, small, by hash; one at a time: an original weighs much."""
    small: dict[str, bytes] = {}
    for sha256 in dict.fromkeys(photo.sha256 for photo in photos if photo.held):
        body = await store.get(caisse_id, sha256)
        if body is not None:
            small[sha256] = await press.shrink(body)
    return small


def _file_of(sha256: str) -> str:
    return f"{sha256}.jpg"


def _to_pdf(body: bytes, name: str) -> Response[bytes]:
    headers = {"content-disposition": f'inline; filename="{name}"'}
    return Response(body, media_type=PDF, headers=headers)


routes: list[Any] = [get_report, get_form_of_visit, get_form]
