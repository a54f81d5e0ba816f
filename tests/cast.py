"""The fixed cast, and the application they use.

Alice volunteers, Bob sits on the committee, Chloé coordinates: all three in the caisse of Bordeaux.
David is a stranger: he holds every role, in a caisse of another federation. Emma is a member: she
has no account.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import httpx
import msgspec
from litestar import Litestar
from litestar.testing import TestClient

from backend.accounts.commands.people import add_caisse, add_federation, add_person
from backend.accounts.commands.sign_in import add_sign_in_code, open_session
from backend.accounts.tables import Caisse
from backend.accounts.wire import PersonDraft
from backend.actors import COOKIE
from backend.app import Equipment, equip, make_app
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


class Cast(msgspec.Struct):
    """The caisses, the people of each, and how they get in."""

    bordeaux: UUID
    flers: UUID
    people: dict[str, UUID]
    cookies: dict[str, str]
    tablet: Paired
    david_tablet: Paired


class World:
    """The application, its people and their devices, on one database."""

    def __init__(
        self,
        settings: Settings,
        clock: TestClock,
        client: TestClient[Any],
        cast: Cast,
        equip: Callable[[], Equipment],
    ) -> None:
        self.settings = settings
        self.equip = equip
        self.clock = clock
        self.client = client
        self.bordeaux, self.flers = cast.bordeaux, cast.flers
        self.people, self.cookies = cast.people, cast.cookies
        self.tablet, self.david_tablet = cast.tablet, cast.david_tablet
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
        return write_to(self.settings.database_url, command)


def write_to(database_url: str, command: Callable[[Writer], Awaitable[T]]) -> T:
    """Run a command in a transaction on a database, past the application."""

    async def run() -> T:
        database = Database(database_url)
        try:
            async with database.writer() as writer:
                return await command(writer)
        finally:
            await database.close()

    return asyncio.run(run())


@contextmanager
def open_world(database_url: str, folder: Path, cast: Cast) -> Iterator[World]:
    """Open the application on a database that the cast is in."""
    settings = Settings(
        data=folder, database_url=database_url, photos_url=f"file://{folder}/photos"
    )
    clock = TestClock(NOW)
    built = _build(folder / "dist")

    def equip_world() -> Equipment:
        return equip(settings, clock, built)

    app, opening = _application()
    opening[:] = [equip_world]
    asyncio.run(app.stores.get("rate_limit").delete_all())  # what earlier tests guessed
    with TestClient(app, base_url="http://testserver.local") as client:
        own = msgspec.convert(msgspec.to_builtins(cast), Cast)
        yield World(settings, clock, client, own, equip_world)


@cache
def _application() -> tuple[Litestar, list[Callable[[], Equipment]]]:
    """Assemble the application once for all tests: each start opens what a test has prepared."""
    opening: list[Callable[[], Equipment]] = []

    def open_next() -> Equipment:
        return opening[0]()

    return make_app(open_next), opening


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


def bring_cast(database_url: str) -> Cast:
    """Bring the cast into a migrated, empty database."""
    return write_to(database_url, _bring_cast)


async def _bring_cast(writer: Writer) -> Cast:
    gironde = await add_federation(writer, "Gironde")
    orne = await add_federation(writer, "Orne")
    bordeaux = _caisse(gironde.id, "bordeaux", "Bordeaux", 448378000, -5792000)
    flers = _caisse(orne.id, "flers", "Flers", 487490000, -5640000)
    for caisse in (bordeaux, flers):
        await add_caisse(writer, caisse, NOW)
    people: dict[str, UUID] = {}
    cookies: dict[str, str] = {}
    for name, roles in ROLES.items():
        home = flers.id if name == "david" else bordeaux.id
        draft = PersonDraft(name.title(), roles, f"{name}@example.org")
        people[name] = (await add_person(writer, home, draft)).id
        way = await add_sign_in_code(writer, people[name], "http://testserver.local", NOW, 1000)
        _, cookies[name] = await open_session(writer, way.code, NOW)
    return Cast(
        bordeaux=bordeaux.id,
        flers=flers.id,
        people=people,
        cookies=cookies,
        tablet=await _pair(writer, bordeaux.id, people["alice"]),
        david_tablet=await _pair(writer, flers.id, people["david"]),
    )


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
