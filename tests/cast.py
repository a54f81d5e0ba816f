"""The fixed cast, and the application they use.

Alice volunteers, Bob sits on the committee, Chloé coordinates: all three in the caisse of Bordeaux.
David is a stranger: he holds every role, in a caisse of another federation. Emma is a member: she
has no account.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import httpx
import msgspec
from litestar.testing import TestClient

from backend.accounts.commands.people import add_caisse, add_federation, add_person
from backend.accounts.commands.sign_in import add_sign_in_code, open_session
from backend.accounts.tables import Caisse
from backend.accounts.wire import PersonDraft
from backend.actors import COOKIE
from backend.app import make_app
from backend.database import Database, Writer
from backend.devices.commands import add_pairing_code, pair_device
from backend.devices.wire import DeviceDraft
from backend.settings import Settings
from maps.site import ASSETS_NEEDED

NOW = 1_795_000_000_000
"""The time at which tests begin: 18 November 2026, milliseconds since the epoch."""

T = TypeVar("T")
ROLES: dict[str, list[Any]] = {
    "alice": ["volunteer"],
    "bob": ["committee"],
    "chloe": ["coordinator"],
    "david": ["volunteer", "committee", "coordinator"],
}


class TestClock:
    """A clock that moves when a test says so."""

    __test__ = False

    def __init__(self, now: int) -> None:
        self.now = now

    def __call__(self) -> int:
        """Return the time of the test."""
        return self.now

    def move(self, milliseconds: int) -> None:
        """Let time pass."""
        self.now += milliseconds


class Paired(msgspec.Struct):
    """A device and its credential."""

    id: UUID
    secret: str


class World:
    """The application, its people and their devices, on one database."""

    def __init__(self, settings: Settings, clock: TestClock, client: TestClient[Any]) -> None:
        self.settings = settings
        self.clock = clock
        self.client = client
        self.bordeaux = UUID(int=0)
        self.flers = UUID(int=0)
        self.people: dict[str, UUID] = {}
        self.cookies: dict[str, str] = {}
        self.tablet = Paired(UUID(int=0), "")
        self.david_tablet = Paired(UUID(int=0), "")
        self.devices: dict[str, Paired] = {}

    def call(self, who: str, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request as someone of the cast, as their `tablet`, or as `emma`: nobody known."""
        headers = {"origin": str(self.client.base_url), **options.pop("headers", {})}
        if who in self.cookies:
            headers["cookie"] = f"{COOKIE}={self.cookies[who]}"
        known = {"tablet": self.tablet, "david_tablet": self.david_tablet}
        device = (known | self.devices).get(who)
        if device:
            headers["authorization"] = f"Bearer {device.id}.{device.secret}"
        self.client.cookies.clear()
        return self.client.request(method, path, headers=headers, **options)

    def write(self, command: Callable[[Writer], Awaitable[T]]) -> T:
        """Run a command in a transaction of its own, past the routes."""

        async def run() -> T:
            database = Database(self.settings.database_url)
            try:
                async with database.writer() as writer:
                    return await command(writer)
            finally:
                await database.close()

        return asyncio.run(run())


@contextmanager
def open_world(database_url: str, folder: Path) -> Iterator[World]:
    """Open the application on a migrated database and bring the cast in."""
    settings = Settings(
        data=folder, database_url=database_url, photos_url=f"file://{folder}/photos"
    )
    clock = TestClock(NOW)
    app = make_app(settings, clock, built=_build(folder / "dist"))
    with TestClient(app, base_url="http://testserver.local") as client:
        world = World(settings, clock, client)
        world.write(lambda writer: _bring_cast(writer, world))
        yield world


def _build(folder: Path) -> Path:
    """Write the least that the browser's applications are built into."""
    for name in ("visites", "comite"):
        (folder / name / "assets").mkdir(parents=True)
        (folder / name / "index.html").write_text(f"<!doctype html><title>{name}</title>")
        (folder / name / "assets" / "app-1a2b.js").write_text(f"// {name}")
    (folder / "membres").mkdir()
    for name in ASSETS_NEEDED:
        (folder / "membres" / name).write_text(f"/* {name} */")
    return folder


async def _bring_cast(writer: Writer, world: World) -> None:
    gironde = await add_federation(writer, "Gironde")
    orne = await add_federation(writer, "Orne")
    bordeaux = _caisse(gironde.id, "bordeaux", "Bordeaux", 448378000, -5792000)
    flers = _caisse(orne.id, "flers", "Flers", 487490000, -5640000)
    for caisse in (bordeaux, flers):
        await add_caisse(writer, caisse, NOW)
    world.bordeaux, world.flers = bordeaux.id, flers.id
    for name, roles in ROLES.items():
        home = flers.id if name == "david" else bordeaux.id
        draft = PersonDraft(name.title(), roles, f"{name}@example.org")
        person = await add_person(writer, home, draft)
        world.people[name] = person.id
        way = await add_sign_in_code(writer, person.id, "http://testserver.local", NOW, 1000)
        _, world.cookies[name] = await open_session(writer, way.code, NOW)
    world.tablet = await _pair(writer, bordeaux.id, world.people["alice"])
    world.david_tablet = await _pair(writer, flers.id, world.people["david"])


async def _pair(writer: Writer, caisse_id: UUID, person_id: UUID) -> Paired:
    pairing = await add_pairing_code(writer, caisse_id, [person_id], NOW)
    paired = await pair_device(writer, DeviceDraft(pairing.code, "Tablette"), NOW)
    return Paired(paired.device, paired.secret)


def _caisse(federation_id: UUID, slug: str, name: str, lat_e7: int, lon_e7: int) -> Caisse:
    return Caisse(
        federation_id=federation_id,
        slug=slug,
        name=f"Caisse de {name}",
        currency="MonA",
        territory_label=f"mairie de {name}",
        territory_lat_e7=lat_e7,
        territory_lon_e7=lon_e7,
    )
