"""Pushing an entry and pulling a visit, with 10 000 visits stored against 100, in turns."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from backend.database import Database
from backend.visits.parking import Sender
from backend.visits.pull import pull
from backend.visits.push import push
from tests.backend import databases
from tests.backend.builders import Entry, Pad, add_outlet, begin, plan_visit
from tests.backend.visits.stored_visits import store_visits
from tests.bench.budget import Budget
from tests.cast import NOW, World, bring_cast, open_world

FEW, MANY = 100, 10_000
TURNS = 20
RATIO = 1.5


@dataclass(frozen=True)
class Tablet:
    """A database with so many visits, and the notebook of a visit that a device fills there."""

    database: Database
    caisse: UUID
    sender: Sender
    pad: Pad

    async def push(self) -> None:
        """Push one answer that nobody has seen."""
        entry: Entry = self.pad.answer("G1.4", "yes")
        async with self.database.writer() as writer:
            await push(writer, self.caisse, self.sender, [entry], NOW)

    async def pull(self) -> None:
        """Pull what is new, all but one entry being known."""
        known = {UUID(self.pad.visit): len(self.pad.entries) - 1}
        async with self.database.reader() as reader:
            await pull(reader, self.caisse, self.sender.people, known, NOW)


def list_stored_budgets() -> Iterator[Budget]:
    """Measure both on SQLite: the ratio of neighbouring times, 20 turns."""
    with tempfile.TemporaryDirectory() as folder:
        tablets = [_prepare(Path(folder) / str(visits), visits) for visits in (FEW, MANY)]
        yield from asyncio.run(_measure(*tablets))


def _prepare(folder: Path, visits: int) -> Tablet:
    folder.mkdir()
    url = databases.copy_sqlite(databases.make_sqlite_template(folder), folder)
    with open_world(url, folder, bring_cast(url)) as world:
        begin(world)
        visit = plan_visit(world, add_outlet(world))
        store_visits(world, 1, visits)
        return Tablet(Database(url), world.bordeaux, _sender(world), Pad(world, visit))


def _sender(world: World) -> Sender:
    return Sender(world.tablet.id, frozenset({world.people["alice"]}), revoked=False)


async def _measure(few: Tablet, many: Tablet) -> list[Budget]:
    found: dict[str, list[float]] = {"push": [], "pull": []}
    for tablet in (few, many):
        await tablet.push()
        await tablet.pull()
    for _ in range(TURNS):
        for name, ratios in found.items():
            took = [await _time(getattr(tablet, name)) for tablet in (few, many)]
            ratios.append(took[1] / took[0])
    for tablet in (few, many):
        await tablet.database.close()
    return [
        Budget(f"{name} with {MANY} visits stored, against {FEW}", RATIO, "times", tuple(ratios))
        for name, ratios in found.items()
    ]


async def _time(action: Callable[[], Awaitable[None]]) -> float:
    begun_ns = time.perf_counter_ns()
    await action()
    return (time.perf_counter_ns() - begun_ns) / 1e6
