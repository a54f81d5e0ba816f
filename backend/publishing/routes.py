"""Addresses of the public folders."""

import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect
from sqlalchemy import select
from sqlmodel import col

from backend.accounts.tables import Caisse
from backend.database import Reader
from backend.problems import Problem
from backend.publishing.publish import Publisher
from backend.register.facts import Decided, Erased, TakenOver
from backend.register.queries import list_lines_of
from backend.spaces.files import CHECKED, find_file, is_folder_address, send_file
from maps.site import MANIFEST_NAME

PAGE = re.compile(r"lieux/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.html")
EMBEDDED = "carte-a-integrer.html"
# This page is meant to be framed by other sites; it runs no inline script (decision 0006).
EMBEDDED_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *"
)


@get("/carte/{slug:str}")
async def enter_site(
    request: Request[Any, Any, Any], slug: FromPath[str], publisher: NamedDependency[Publisher]
) -> Response[bytes] | Redirect:
    """Return the member page, from the folder's own address so that relative links hold."""
    if not is_folder_address(request):
        return Redirect(f"/carte/{slug}/")
    return _send(publisher, slug, "index.html")


@get("/carte/{slug:str}/{path:path}")
async def get_site_file(
    slug: FromPath[str],
    path: FromPath[str],
    publisher: NamedDependency[Publisher],
    reader: NamedDependency[Reader],
) -> Response[bytes]:
    """Return a published file; 410 for the page of an outlet removed or erased since."""
    name = path.strip("/")
    if find_file(publisher.folder / slug, name) is None and await _is_erased(reader, slug, name):
        raise Problem(410, "page-removed", "no page")
    return _send(publisher, slug, name)


async def _is_erased(reader: Reader, slug: str, name: str) -> bool:
    """Tell whether this is the page of an outlet that had a convention and was erased since."""
    page = PAGE.fullmatch(name)
    found = await reader.execute(select(col(Caisse.id)).where(col(Caisse.slug) == slug))
    caisse_id = found.scalar_one_or_none()
    if page is None or caisse_id is None:
        return False
    lines = await list_lines_of(reader, caisse_id, UUID(page[1]))
    clears = [line.clear for line in lines]
    had_one = any(
        isinstance(clear, TakenOver) or (isinstance(clear, Decided) and clear.outcome == "approved")
        for clear in clears
    )
    return had_one and any(isinstance(clear, Erased) for clear in clears)


def _send(publisher: Publisher, slug: str, name: str) -> Response[bytes]:
    folder = publisher.folder / slug
    manifest = None if "/" in slug or slug.startswith(".") else find_file(folder, MANIFEST_NAME)
    if manifest is None:
        raise Problem(404, "unknown-address", "no such caisse")
    try:
        return _send_file(folder, manifest, name)
    except FileNotFoundError:  # published again between finding and reading: the new one is whole
        return _send_file(folder, folder / MANIFEST_NAME, name)


def _send_file(folder: Path, manifest: Path, name: str) -> Response[bytes]:
    found = find_file(folder, name)
    if found is None:
        gone = json.loads(manifest.read_text())["gone"]
        status = 410 if name in gone else 404
        raise Problem(status, "page-removed" if status == 410 else "unknown-address", "no page")
    response = send_file(found, CHECKED)
    if name.endswith((".geojson", ".json")):
        response.headers["access-control-allow-origin"] = "*"
    if name == EMBEDDED:
        response.headers["content-security-policy"] = EMBEDDED_POLICY
    return response


routes: list[Any] = [enter_site, get_site_file]
