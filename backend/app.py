"""The web application: every route, its guard, its dependencies and its refusals."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, fields
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
from backend.printing import routes as printing_routes
from backend.printing.press import Press
from backend.problems import HANDLERS
from backend.publishing import routes as publishing_routes
from backend.publishing.publish import Publisher
from backend.reckoning import routes as reckoning_routes
from backend.release import RELEASE
from backend.rescue import routes as rescue_routes
from backend.settings import Settings
from backend.simulating import routes as simulating_routes
from backend.spaces import routes as spaces_routes
from backend.visits import routes as visits_routes

BUILT = Path(__file__).parents[1] / "pwa" / "dist"
"""Where the build leaves the three applications: `visites`, `comite`, `membres`."""


@get("/api/health")
async def get_health() -> dict[str, str]:
    """Say that the server answers."""
    return {"status": "ok"}


@dataclass(frozen=True)
class Equipment:
    """What the routes work with, opened when the application starts."""

    settings: Settings
    clock: Clock
    built: Path
    database: Database
    photo_store: PhotoStore
    publisher: Publisher
    press: Press


def equip(settings: Settings, clock: Clock = read_clock, built: Path = BUILT) -> Equipment:
    """Open what the settings name; `built` holds the browser's applications as built."""
    database = Database(settings.database_url)
    publisher = Publisher(database, settings.data / "site", built / "membres", RELEASE)
    photo_store = PhotoStore(settings.photos_url)
    return Equipment(settings, clock, built, database, photo_store, publisher, Press())


def make_app(
    open_equipment: Callable[[], Equipment], description: OpenAPIConfig | None = None
) -> Litestar:
    """Assemble the application; each start opens its equipment, each stop closes it.

    With a description the application can tell its own API; served, it keeps that to itself.
    """
    return Litestar(
        route_handlers=[
            get_health,
            *accounts_routes.routes,
            *devices_routes.routes,
            *charters_routes.routes,
            *visits_routes.routes,
            *photos_routes.routes,
            *rescue_routes.routes,
            *deciding_routes.routes,
            *printing_routes.routes,
            *reckoning_routes.routes,
            *simulating_routes.routes,
            *publishing_routes.routes,
            *spaces_routes.routes,
        ],
        guards=[guard],
        dependencies={
            "reader": Provide(_provide_reader),
            "writer": Provide(_provide_writer),
            **{field.name: _provide(field.name) for field in fields(Equipment)},
        },
        exception_handlers=HANDLERS,
        compression_config=CompressionConfig(backend="gzip", minimum_size=500),
        before_send=[add_security_headers],
        lifespan=[_holding(open_equipment)],
        openapi_config=description,
        request_max_body_size=10_000_000,
    )


async def _provide_reader(state: State) -> AsyncIterator[Reader]:
    async with _held(state).database.reader() as session:
        yield session


async def _provide_writer(state: State) -> AsyncIterator[Writer]:
    async with _held(state).database.writer() as session:
        yield session


def _provide(name: str) -> Provide:
    def provide(state: State) -> Any:
        return getattr(_held(state), name)

    return Provide(provide, sync_to_thread=False)


def _held(state: State) -> Equipment:
    equipment: Equipment = state.equipment
    return equipment


def _holding(
    open_equipment: Callable[[], Equipment],
) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        equipment = app.state.equipment = open_equipment()

        async def find(connection: ASGIConnection[Any, Any, Any, Any]) -> Actor:
            return await find_actor(connection, equipment.database, equipment.clock)

        app.state.find_actor = find
        yield
        equipment.press.close()
        await equipment.database.close()

    return lifespan
