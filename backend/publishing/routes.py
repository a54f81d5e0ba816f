"""Addresses of the public folders."""

import json
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from backend.problems import Problem
from backend.publishing.publish import Publisher
from backend.spaces.files import CHECKED, find_file, is_folder_address, send_file
from maps.site import MANIFEST_NAME

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
    slug: FromPath[str], path: FromPath[str], publisher: NamedDependency[Publisher]
) -> Response[bytes]:
    """Return a published file; 410 for the page of an outlet that has been removed since."""
    return _send(publisher, slug, path.strip("/"))


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
