"""Checking photos, which is slow, leaves the server free to answer, and is done by few at once."""

import asyncio
import threading

import pytest

from backend.database import Database
from backend.photos import commands
from backend.photos.check import check_photo
from backend.photos.store import PhotoStore
from criteria.canonical import sha256_hex
from tests.backend.builders import jpeg
from tests.cast import World

COLOURS = ("red", "green", "blue", "orange", "purple")


def test_the_server_answers_while_a_few_photos_are_checked_and_others_wait(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five come together: the loop goes on, no more than the limit are decoded, all are kept."""
    bodies = [jpeg(color=color) for color in COLOURS]
    go_on, entered = threading.Event(), threading.Semaphore(0)
    running: list[str] = []
    most: list[int] = []

    def check_slowly(body: bytes, sha256: str) -> None:
        running.append(sha256)
        most.append(len(running))
        entered.release()
        assert go_on.wait(20)
        check_photo(body, sha256)
        running.remove(sha256)

    monkeypatch.setattr(commands, "check_photo", check_slowly)

    async def run() -> int:
        database, store = (
            Database(world.settings.database_url),
            PhotoStore(world.settings.photos_url),
        )
        keeping = [
            asyncio.create_task(
                commands.keep_photo(
                    database,
                    store,
                    world.bordeaux,
                    world.tablet.id,
                    sha256_hex(body),
                    body,
                    world.clock(),
                )
            )
            for body in bodies
        ]
        # Were a check run in the loop, it would block it here until its own patience ends.
        for _ in range(commands.CHECKS_AT_ONCE):
            assert await asyncio.to_thread(entered.acquire, timeout=10)
        await asyncio.sleep(0.1)
        held = len(running)
        go_on.set()
        await asyncio.gather(*keeping)
        await database.close()
        return held

    assert commands.CHECKS_AT_ONCE == asyncio.run(run())
    assert commands.CHECKS_AT_ONCE == max(most)
