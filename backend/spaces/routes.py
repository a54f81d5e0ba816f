"""Addresses of the home page and of the two applications."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from litestar import MediaType, Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect
from sqlalchemy import select
from sqlmodel import col

from backend.accounts.tables import Caisse
from backend.database import Reader
from backend.problems import Problem
from backend.publishing.publish import Publisher
from backend.spaces.files import CHECKED, KEPT, find_file, is_folder_address, send_file

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=select_autoescape()
)


@get("/")
async def get_home(
    reader: NamedDependency[Reader], publisher: NamedDependency[Publisher]
) -> Response[str]:
    """Return the home page: the maps of the caisses and the doors of the two spaces.

    A caisse that has no public page yet, for want of a charter, is named without a door.
    """
    query = select(col(Caisse.slug), col(Caisse.name)).order_by(col(Caisse.slug))
    caisses = [
        {"slug": slug, "name": name, "is_published": (publisher.folder / slug).is_dir()}
        for slug, name in (await reader.execute(query)).all()
    ]
    page = TEMPLATES.get_template("home.html").render(caisses=caisses)
    return Response(page, media_type=MediaType.HTML)


@get("/accueil/{name:str}")
async def get_home_file(name: FromPath[str]) -> Response[bytes]:
    """Return a file of the home page."""
    return _send(Path(__file__).parent / "assets", name, None)


@get("/visites")
async def enter_visits(
    request: Request[Any, Any, Any], built: NamedDependency[Path]
) -> Response[bytes] | Redirect:
    """Return the volunteers' application, from its folder's own address."""
    if not is_folder_address(request):
        return Redirect("/visites/")
    return _send(built / "visites", "index.html", None)


@get("/visites/{path:path}")
async def get_visits_file(path: FromPath[str], built: NamedDependency[Path]) -> Response[bytes]:
    """Return a file of the volunteers' application, its shell for any other address."""
    return _send(built / "visites", path, "index.html")


@get("/comite")
async def enter_committee(
    request: Request[Any, Any, Any], built: NamedDependency[Path]
) -> Response[bytes] | Redirect:
    """Return the committee's application, from its folder's own address."""
    if not is_folder_address(request):
        return Redirect("/comite/")
    return _send(built / "comite", "index.html", None)


@get("/comite/{path:path}")
async def get_committee_file(path: FromPath[str], built: NamedDependency[Path]) -> Response[bytes]:
    """Return a file of the committee's application, its shell for any other address."""
    return _send(built / "comite", path, "index.html")


def _send(folder: Path, name: str, shell: str | None) -> Response[bytes]:
    found = find_file(folder, name)
    if found is None and shell is not None and "\0" not in name and not Path(name).suffix:
        found = find_file(folder, shell)
    if found is None:
        raise Problem(404, "unknown-address", "no such file")
    return send_file(
        found, KEPT if "assets" in found.parts and found.suffix != ".html" else CHECKED
    )


routes: list[Any] = [
    get_home,
    get_home_file,
    enter_visits,
    get_visits_file,
    enter_committee,
    get_committee_file,
]
