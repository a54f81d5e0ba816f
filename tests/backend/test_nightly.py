"""Publishing again when the civil date of a caisse changes."""

import asyncio
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID, uuid4

import pytest

from backend.accounts.commands.people import add_caisse, add_federation
from backend.accounts.tables import Caisse
from backend.clock import DAY_MS, Clock
from backend.database import Database
from backend.nightly import keep_published, publish_due, publish_missing
from backend.photos.store import PhotoStore
from backend.photos.tables import ErasedPhoto
from backend.publishing.publish import Publisher
from backend.publishing.turns import take_turn

EVENING = 1_795_039_200_000  # 18 November 2026, 23:00 in Paris, the 19th already in Mayotte
HOUR_MS = 3_600_000


class Noted:
    """A publisher that notes what it is asked for, and fails as often as it is told."""

    def __init__(self, folder: Path, failures: int = 0) -> None:
        self.folder = folder
        self.asked: list[UUID] = []
        self.failures = failures
        self.done = asyncio.Event()

    async def publish(self, caisse_id: UUID, _clock: Clock) -> None:
        """Note the caisse."""
        self.asked.append(caisse_id)
        if len(self.asked) == 3:
            self.done.set()
        if self.failures:
            self.failures -= 1
            raise OSError("no room left")


async def open_two(url: str) -> tuple[Database, dict[str, UUID]]:
    """Open a database with a caisse in Paris and one in Mayotte."""
    database = Database(url)
    ids = {"paris": uuid4(), "mayotte": uuid4()}
    async with database.writer() as writer:
        federation = await add_federation(writer, "Deux rives")
        for slug, zone in (("paris", "Europe/Paris"), ("mayotte", "Indian/Mayotte")):
            caisse = Caisse(
                id=ids[slug],
                federation_id=federation.id,
                slug=slug,
                name=slug,
                currency="MonA",
                time_zone=zone,
                territory_label=slug,
                territory_lat_e7=0,
                territory_lon_e7=0,
            )
            await add_caisse(writer, caisse, EVENING)
    return database, ids


def as_publisher(noted: Noted) -> Publisher:
    """Pass the noting publisher for a real one."""
    return cast("Publisher", noted)


def test_each_caisse_is_published_after_its_own_midnight(database_url: str, tmp_path: Path) -> None:
    """At 23:00 in Paris both are published; an hour later only Paris has a new day."""
    noted = Noted(tmp_path)

    async def run() -> dict[str, UUID]:
        database, ids = await open_two(database_url)
        published: dict[UUID, date] = {}
        for now in (EVENING, EVENING + HOUR_MS - 1, EVENING + HOUR_MS, EVENING + 2 * HOUR_MS):
            await publish_due(as_publisher(noted), database, lambda now=now: now, published)
        await database.close()
        return ids

    ids = asyncio.run(run())

    assert [{ids["paris"], ids["mayotte"]}, [ids["paris"]]] == [
        set(noted.asked[:2]),
        noted.asked[2:],
    ]


def test_a_failure_is_tried_again(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A full disk at midnight is no reason to stay on yesterday's page; the log says it."""
    noted = Noted(tmp_path, failures=1)

    async def run() -> int:
        database, ids = await open_two(database_url)
        store = PhotoStore(f"file://{tmp_path}/photos")
        task = asyncio.create_task(
            keep_published(as_publisher(noted), database, store, lambda: EVENING + DAY_MS, 0.01)
        )
        await noted.done.wait()
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await database.close()
        return len(ids)

    assert 2 == asyncio.run(run())
    assert 3 == len(noted.asked)
    assert "no room left" in caplog.text


def test_a_caisse_that_cannot_be_published_holds_up_no_other(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each night, and at a start; the log names it and only it is due again."""
    nightly, starting = Noted(tmp_path, failures=1), Noted(tmp_path, failures=1)
    published: dict[UUID, date] = {}

    async def run() -> None:
        database, _ = await open_two(database_url)
        await publish_due(as_publisher(nightly), database, lambda: EVENING, published)
        with pytest.raises(OSError, match="no room left"):
            await publish_missing(as_publisher(starting), database, lambda: EVENING)
        await publish_due(as_publisher(nightly), database, lambda: EVENING, published)
        await database.close()

    asyncio.run(run())
    first, second, again = nightly.asked

    assert ({first, second}, first) == (set(published), again)
    assert [first, second] == starting.asked
    assert "no room left" in caplog.text


def test_what_failed_after_a_decision_is_published_at_the_next_look(
    database_url: str, tmp_path: Path
) -> None:
    """It does not wait for midnight: what is unfinished is due."""
    noted = Noted(tmp_path)

    async def run() -> dict[str, UUID]:
        database, ids = await open_two(database_url)
        published: dict[UUID, date] = {}
        await publish_due(as_publisher(noted), database, lambda: EVENING, published)
        with pytest.raises(OSError, match="read"):
            async with take_turn(tmp_path / "mayotte"):
                raise OSError("no asset can be read")
        await publish_due(as_publisher(noted), database, lambda: EVENING, published)
        async with take_turn(tmp_path / "mayotte"):
            pass
        await publish_due(as_publisher(noted), database, lambda: EVENING, published)
        await database.close()
        return ids

    ids = asyncio.run(run())

    assert [ids["mayotte"]] == noted.asked[2:]


def test_only_what_has_no_folder_is_published_first(database_url: str, tmp_path: Path) -> None:
    """A second start shows what it has at once."""
    (tmp_path / "paris").mkdir()
    noted = Noted(tmp_path)

    async def run() -> dict[str, UUID]:
        database, ids = await open_two(database_url)
        await publish_missing(as_publisher(noted), database, lambda: EVENING)
        await database.close()
        return ids

    assert [asyncio.run(run())["mayotte"]] == noted.asked


def test_photos_left_of_an_erasure_are_removed_at_the_next_look_of_a_new_day(
    database_url: str, tmp_path: Path
) -> None:
    """The process that erased died before it removed the bytes; others stay."""
    erased, kept = "a" * 64, "b" * 64
    clock = [EVENING]

    async def run() -> list[list[str]]:
        database, ids = await open_two(database_url)
        store = PhotoStore(f"file://{tmp_path}/photos")
        for sha256 in (erased, kept):
            await store.put(ids["paris"], sha256, b"jpeg")
        noted = Noted(tmp_path)
        task = asyncio.create_task(
            keep_published(as_publisher(noted), database, store, lambda: clock[0], 0.01)
        )
        seen = [await _held_after(store, 0.3)]
        async with database.writer() as writer:
            writer.add(ErasedPhoto(caisse_id=ids["paris"], sha256=erased))
        seen.append(await _held_after(store, 0.3))
        clock[0] += DAY_MS
        seen.append(await _held_after(store, 1))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await database.close()
        return seen

    assert [[erased, kept], [erased, kept], [kept]] == asyncio.run(run())


async def _held_after(store: PhotoStore, seconds: float) -> list[str]:
    await asyncio.sleep(seconds)
    return [sha256 for _, sha256 in await store.list_held()]
