"""A real caisse in a folder of its own, ready for a journey: people, charter, a farm to visit."""

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import msgspec

from backend import migrate
from backend.accounts.commands.people import add_caisse, add_federation, add_person
from backend.accounts.commands.sign_in import PAPER_LASTS_MS, add_sign_in_code
from backend.accounts.tables import Caisse, Federation
from backend.accounts.wire import PersonDraft, RoleWord
from backend.charters.commands import add_charter
from backend.clock import read_clock
from backend.database import Database, Writer
from backend.deciding.adopt import adopt
from backend.deciding.wire import AdoptionDraft
from backend.devices.commands import add_pairing_code
from backend.outlets.commands import add_outlet
from backend.outlets.wire import OutletDraft, SheetDraft
from backend.settings import Settings, read_settings
from backend.visits.commands import plan_visit
from backend.visits.wire import VisitDraft
from criteria.charter import Charter
from criteria.load import read_charter
from tests.browser.processes import ROOT

T = TypeVar("T")
FARM = "Ferme du Grand Chêne"
CAST: tuple[tuple[str, RoleWord], ...] = (
    ("alice", "volunteer"),
    ("bob", "committee"),
    ("chloé", "coordinator"),
)


class PreparedCaisse(msgspec.Struct):
    """A caisse on disk and the ways into it."""

    settings: Settings
    caisse: UUID
    people: dict[str, UUID]
    outlet: UUID
    visit: UUID
    pairing_code: str

    def command(self, port: int) -> list[str]:
        """Return the command that serves it."""
        return [sys.executable, "-m", "backend.command_line", "serve", "--port", str(port)]

    def environment(self) -> dict[str, str]:
        """Return the settings of the server."""
        return {"GRILLON_DATA": str(self.settings.data)}

    def write(self, command: Callable[[Writer], Awaitable[T]]) -> T:
        """Run a command in a transaction of its own."""
        return write(self.settings, command)

    def make_code(self, who: str) -> str:
        """Return a fresh sign-in code of someone of the cast."""
        person = self.people[who]
        way = self.write(
            lambda w: add_sign_in_code(w, person, "http://x", read_clock(), PAPER_LASTS_MS)
        )
        return way.code

    def query(self, sql: str) -> list[tuple[object, ...]]:
        """Read the database past the program."""
        with sqlite3.connect(self.settings.data / "grillon.sqlite") as connection:
            return connection.execute(sql).fetchall()


def write(settings: Settings, command: Callable[[Writer], Awaitable[T]]) -> T:
    """Run a command in a transaction of its own on the database of these settings."""

    async def run() -> T:
        database = Database(settings.database_url)
        try:
            async with database.writer() as writer:
                return await command(writer)
        finally:
            await database.close()

    # Playwright keeps an event loop running in the main thread: this one needs another thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run()).result()


def prepare_caisse(
    folder: Path, charter: Charter | None = None, kind: str = "producer"
) -> PreparedCaisse:
    """Make the caisse of Bordeaux with Alice, Bob and Chloé, its charter and a farm to visit.

    `charter`: another one than that of the Gironde, with the kind of outlet that the farm is there.
    """
    folder.mkdir(parents=True)
    settings = read_settings({"GRILLON_DATA": str(folder)})
    migrate.upgrade(settings.database_url)
    adopted = charter or read_charter((ROOT / "criteria/charters/gironde.toml").read_text())
    return write(settings, lambda writer: _prepare(writer, settings, adopted, kind))


async def found_caisse(writer: Writer, now: int) -> tuple[Federation, Caisse, dict[str, UUID]]:
    """Make the federation of Gironde and the caisse of Bordeaux: Alice, Bob, Chloé, no charter."""
    federation = await add_federation(writer, "Gironde")
    caisse = Caisse(
        federation_id=federation.id,
        slug="bordeaux",
        name="Caisse de Bordeaux",
        currency="MonA",
        territory_label="la mairie de Bordeaux",
        territory_lat_e7=448378000,
        territory_lon_e7=-5792000,
    )
    await add_caisse(writer, caisse, now)
    people = {
        name: (await add_person(writer, caisse.id, PersonDraft(name.title(), [role]))).id
        for name, role in CAST
    }
    return federation, caisse, people


async def _prepare(
    writer: Writer, settings: Settings, charter: Charter, kind: str
) -> PreparedCaisse:
    now = read_clock()
    today = datetime.now(UTC).date()
    federation, caisse, people = await found_caisse(writer, now)
    version = await add_charter(writer, federation.id, charter, now)
    await adopt(writer, caisse.id, AdoptionDraft(version.sha256, today, today, "PV 1"), now)
    sheet = SheetDraft(
        FARM, "12 chemin du Moulin", "Langon", 445536000, -2486000, phone="0199001234"
    )
    outlet = await add_outlet(writer, caisse.id, OutletDraft(kind, sheet), now, None)
    draft = VisitDraft(outlet, [people["alice"]], today.isoformat())
    visit = await plan_visit(writer, caisse.id, draft, now, None)
    pairing = await add_pairing_code(writer, caisse.id, [people["alice"]], now)
    return PreparedCaisse(settings, caisse.id, people, outlet, visit, pairing.code)
