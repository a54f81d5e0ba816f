"""The web application: every route, its guard, its dependencies and its refusals."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from litestar import Litestar, get
from litestar.config.compression import CompressionConfig
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig

from backend.accounts import routes as accounts_routes
from backend.actors import find_actor
from backend.charters import routes as charters_routes
from backend.clock import Clock, read_clock
from backend.database import Database, Reader, Writer
from backend.deciding import routes as deciding_routes
from backend.devices import routes as devices_routes
from backend.headers import add_security_headers
from backend.permissions import Actor, guard
from backend.photos import routes as photos_routes
from backend.photos.store import PhotoStore
from backend.problems import HANDLERS
from backend.publishing import routes as publishing_routes
from backend.publishing.publish import Publisher
from backend.release import RELEASE
from backend.settings import Settings
from backend.spaces import routes as spaces_routes
from backend.visits import routes as visits_routes

BUILT = Path(__file__).parents[1] / "pwa" / "dist"
"""Where the build leaves the three applications: `visites`, `comite`, `membres`."""


@get("/api/health")
async def get_health() -> dict[str, str]:
    """Say that the server answers."""
    return {"status": "ok"}


def make_app(
    settings: Settings,
    clock: Clock = read_clock,
    description: OpenAPIConfig | None = None,
    built: Path = BUILT,
) -> Litestar:
    """Assemble the application on the database that the settings name.

    With a description the application can tell its own API; served, it keeps that to itself.
    `built` holds the browser's applications as their build leaves them.
    """
    database = Database(settings.database_url)
    photo_store = PhotoStore(settings.photos_url)
    publisher = Publisher(database, settings.data / "site", built / "membres", RELEASE)

    async def provide_reader() -> AsyncIterator[Reader]:
        async with database.reader() as session:
            yield session

    async def provide_writer() -> AsyncIterator[Writer]:
        async with database.writer() as session:
            yield session

    async def find(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor:
        return await find_actor(connection, database, clock)

    return Litestar(
        route_handlers=[
            get_health,
            *accounts_routes.routes,
            *devices_routes.routes,
            *charters_routes.routes,
            *visits_routes.routes,
            *photos_routes.routes,
            *deciding_routes.routes,
            *publishing_routes.routes,
            *spaces_routes.routes,
        ],
        guards=[guard],
        dependencies={
            "reader": Provide(provide_reader),
            "writer": Provide(provide_writer),
            "database": Provide(lambda: database, sync_to_thread=False),
            "publisher": Provide(lambda: publisher, sync_to_thread=False),
            "photo_store": Provide(lambda: photo_store, sync_to_thread=False),
            "settings": Provide(lambda: settings, sync_to_thread=False),
            "built": Provide(lambda: built, sync_to_thread=False),
            "clock": Provide(lambda: clock, sync_to_thread=False),
        },
        exception_handlers=HANDLERS,
        compression_config=CompressionConfig(backend="gzip", minimum_size=500),
        before_send=[add_security_headers],
        lifespan=[_closing(database)],
        state=State({"find_actor": find}),
        openapi_config=description,
        request_max_body_size=10_000_000,
    )


def _closing(
    database: Database,
) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        yield
        await database.close()

    return lifespan
