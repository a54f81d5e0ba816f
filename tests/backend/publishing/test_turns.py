"""Publications of one caisse follow each other: the last one to read is the last one to write."""

import asyncio
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from backend.clock import DAY_MS
from backend.database import Database
from backend.publishing import publish
from backend.publishing.publish import Publisher
from backend.publishing.turns import is_unfinished, take_turn
from maps.inputs import SiteInputs
from maps.site import publish_site
from tests.backend.builders import approve, begin, caisse_url, sheet
from tests.cast import World


def make_publisher(world: World, database: Database) -> Publisher:
    """Return a publisher of its own, as the nightly look and the command line have."""
    data = world.settings.data
    return Publisher(database, data / "site", data / "dist" / "membres", "essai")


def test_a_build_that_began_before_a_change_never_overwrites_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow nightly build holds the turn; the change made meanwhile is published after it."""
    begin(world)
    sent = approve(world)
    begun, go_on = threading.Event(), threading.Event()

    def build(inputs: SiteInputs, assets: Mapping[str, bytes]) -> dict[str, bytes]:
        if not begun.is_set():
            begun.set()
            assert go_on.wait(20)
        return publish_site(inputs, assets)

    monkeypatch.setattr(publish, "publish_site", build)

    async def publish_slowly() -> None:
        database = Database(world.settings.database_url)
        await make_publisher(world, database).publish(world.bordeaux, world.clock)
        await database.close()

    slow = threading.Thread(target=asyncio.run, args=(publish_slowly(),))
    slow.start()
    assert begun.wait(20)
    threading.Timer(0.5, go_on.set).start()
    path = caisse_url(world, f"outlets/{sent.outlet}/sheet")
    world.call("chloe", "PUT", path, json=sheet(name="Ferme du Ruisseau"))
    slow.join()

    page = world.call("emma", "GET", "/carte/bordeaux/").text

    assert ("Ferme du Ruisseau" in page, "Tilleuls" in page) == (True, False)


def test_a_publication_that_waited_across_midnight_is_of_the_new_day(world: World) -> None:
    """Asked for on the 18th while another one goes on, written on the 19th."""
    begin(world)
    approve(world)
    folder = world.settings.data / "site" / "bordeaux"

    async def run() -> None:
        database = Database(world.settings.database_url)
        async with take_turn(folder):
            waiting = asyncio.create_task(
                make_publisher(world, database).publish(world.bordeaux, world.clock)
            )
            await asyncio.sleep(0.3)
            world.clock.move(DAY_MS)
        await waiting
        await database.close()

    asyncio.run(run())
    feed = world.call("emma", "GET", "/carte/bordeaux/points-de-vente.geojson").json()

    assert "2026-11-19" == feed["civil_day"]


def test_a_turn_that_fails_lets_the_next_one_in_and_stays_marked(tmp_path: Path) -> None:
    """The mark goes with the first publication that ends well."""
    folder = tmp_path / "site" / "paris"
    marked: list[bool] = [is_unfinished(folder)]

    async def run() -> None:
        with pytest.raises(OSError, match="full"):
            async with take_turn(folder):
                raise OSError("full")
        marked.append(is_unfinished(folder))
        async with take_turn(folder):
            pass
        marked.append(is_unfinished(folder))

    asyncio.run(run())

    assert [False, True, False] == marked


def test_turns_of_one_folder_follow_each_other_and_other_folders_do_not_wait(
    tmp_path: Path,
) -> None:
    """Two at once in one folder would mix what they read and write."""
    noted: list[str] = []

    async def take(slug: str, name: str) -> None:
        async with take_turn(tmp_path / slug):
            noted.append(f"{name} in")
            await asyncio.sleep(0.1)
            noted.append(f"{name} out")

    async def run() -> None:
        await asyncio.gather(take("paris", "first"), take("paris", "second"), take("lyon", "other"))

    asyncio.run(run())
    paris = [one for one in noted if not one.startswith("other")]

    assert [paris[0].replace("in", "out"), paris[2].replace("in", "out")] == [paris[1], paris[3]]
    assert noted.index("other in") < noted.index(paris[1])
