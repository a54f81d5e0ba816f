"""The servers on which screens are shown: one that has lived, one just founded, one that is bare.

A state of a screen leaves the server as it found it: what it would record it answers itself, so
that any number of states share one server. Each server is reached through a proxy, which fails
where a state asks for it.
"""

import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from uuid import UUID

from playwright.sync_api import BrowserContext

from backend import migrate
from backend.accounts.commands.people import add_caisse
from backend.accounts.commands.sign_in import PAPER_LASTS_MS, add_sign_in_code, open_session
from backend.accounts.tables import Caisse
from backend.actors import COOKIE
from backend.charters.commands import add_charter
from backend.clock import civil_date, read_clock
from backend.database import Writer
from backend.deciding.adopt import adopt
from backend.deciding.wire import AdoptionDraft
from backend.demonstration.founding import caisse_id, person_id
from backend.devices.commands import add_pairing_code
from backend.settings import Settings, read_settings
from criteria.load import read_charter
from tests.browser.caisse import found_caisse, write
from tests.browser.processes import ROOT, ServerProcess, find_free_port
from tests.browser.proxy import Proxy

DEMONSTRATION_LIMIT_S = 120.0


class World:
    """One server that runs on a folder of its own, behind its proxy."""

    def __init__(
        self, settings: Settings, command: str, tell: Callable[[ServerProcess], object]
    ) -> None:
        """Start the server with this command of the program; `tell` hears of it before it runs."""
        self.settings = settings
        port = find_free_port()
        program = [sys.executable, "-m", "backend.command_line", command, "--port", str(port)]
        self.server = ServerProcess(
            program,
            f"http://127.0.0.1:{port}/api/health",
            settings.data / "server.log",
            {"GRILLON_DATA": str(settings.data)},
            DEMONSTRATION_LIMIT_S,
        )
        tell(self.server)
        self.server.start()
        self.proxy = Proxy(port)
        self.proxy.__enter__()
        self._secrets: dict[UUID, str] = {}

    @property
    def url(self) -> str:
        """Origin to show to a browser, without a final slash."""
        return self.proxy.url

    def stop(self) -> None:
        """Stop the proxy, then the server."""
        self.proxy.__exit__()
        self.server.stop()

    def sign_in(self, context: BrowserContext, person: UUID) -> None:
        """Make this browser the one of that person, and of nobody else."""
        if person not in self._secrets:
            self._secrets[person] = write(self.settings, lambda w: _open_session(w, person))
        context.clear_cookies()
        host = urlsplit(self.url).hostname
        context.add_cookies(
            [
                {
                    "name": COOKIE,
                    "value": self._secrets[person],
                    "domain": host or "",
                    "path": "/api",
                    "httpOnly": True,
                    "sameSite": "Strict",
                }
            ]
        )

    def make_sign_in_code(self, person: UUID) -> str:
        """Make a code that signs that person in, as printed on paper."""
        way = write(
            self.settings,
            lambda w: add_sign_in_code(w, person, self.url, read_clock(), PAPER_LASTS_MS),
        )
        return way.code

    def make_pairing_code(self, caisse: UUID, people: Iterable[UUID]) -> str:
        """Make a code that lets a tablet in, for these people."""
        given = list(people)
        made = write(self.settings, lambda w: add_pairing_code(w, caisse, given, read_clock()))
        return made.code


async def _open_session(writer: Writer, person: UUID) -> str:
    now = read_clock()
    way = await add_sign_in_code(writer, person, "http://127.0.0.1", now, PAPER_LASTS_MS)
    _, secret = await open_session(writer, way.code, now)
    return secret


class Worlds:
    """Every server a state may be shown on; each starts when a state first asks for it."""

    def __init__(
        self, folder: Path, tell: Callable[[ServerProcess], object] = lambda _: None
    ) -> None:
        """Keep the servers' folders below this one; `tell` hears of each server that starts."""
        self._folder = folder
        self._tell = tell
        self._started: list[World] = []
        self._founded: dict[str, UUID] = {}

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop every server."""
        self.stop()

    @cached_property
    def lived(self) -> World:
        """The demonstration: three caisses with visits at every stage."""
        return self._start(self._settings("lived"), "start")

    @cached_property
    def young(self) -> World:
        """Two caisses on their first day: Bordeaux has people and a charter that it may adopt,
        Libourne has adopted it and knows no outlet.
        """
        settings = self._settings("young")
        migrate.upgrade(settings.database_url)
        self._founded = write(settings, _found)
        return self._start(settings, "serve")

    @cached_property
    def bare(self) -> World:
        """A server without any caisse."""
        settings = self._settings("bare")
        migrate.upgrade(settings.database_url)
        return self._start(settings, "serve")

    def founder(self, name: str) -> UUID:
        """Give the id of the young caisse (`caisse`), of its `alice`, `bob` or `chloé`."""
        _ = self.young
        return self._founded[name]

    def heal(self) -> None:
        """Disarm what a state has armed, on every server."""
        for world in self._started:
            world.proxy.pass_all()

    def stop(self) -> None:
        """Stop every server."""
        for world in self._started:
            world.stop()
        self._started.clear()

    def _settings(self, name: str) -> Settings:
        folder = self._folder / name
        folder.mkdir(parents=True)
        return read_settings({"GRILLON_DATA": str(folder)})

    def _start(self, settings: Settings, command: str) -> World:
        world = World(settings, command, self._tell)
        self._started.append(world)
        return world


async def _found(writer: Writer) -> dict[str, UUID]:
    now = read_clock()
    federation, caisse, people = await found_caisse(writer, now)
    charter = read_charter((ROOT / "criteria/charters/gironde.toml").read_text(encoding="utf-8"))
    version = await add_charter(writer, federation.id, charter, now)
    libourne = Caisse(
        federation_id=federation.id,
        slug="libourne",
        name="Caisse de Libourne",
        currency="MonA",
        territory_label="la mairie de Libourne",
        territory_lat_e7=449142000,
        territory_lon_e7=-2439000,
    )
    await add_caisse(writer, libourne, now)
    today = civil_date(now, libourne.time_zone)
    await adopt(writer, libourne.id, AdoptionDraft(version.sha256, today, today, "PV 1"), now)
    return {**people, "caisse": caisse.id}


GIRONDE, FLERS = "Gironde", "Bocage de Flers"
BORDEAUX = caisse_id("bordeaux")
ALICE, HUGO = person_id(GIRONDE, "alice"), person_id(GIRONDE, "hugo")
BOB, CHLOE = person_id(GIRONDE, "bob"), person_id(GIRONDE, "chloe")
