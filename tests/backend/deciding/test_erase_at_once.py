"""What arrives in the same instant as an erasure: seen by it, or refused by it, never between."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from backend.database import Database, Writer
from backend.deciding.erase import erase
from backend.deciding.wire import ErasureDraft
from backend.photos.commands import keep_photo, keep_sent_photo
from backend.photos.erasing import remove_erased
from backend.photos.store import PhotoStore
from backend.photos.tables import Photo, PhotoSender
from backend.visits.parking import Sender
from backend.visits.push import push
from backend.visits.tables import StoredEntry
from tests.backend.builders import Entry, Pad, add_outlet, begin, jpeg, plan_visit
from tests.backend.builders import push as push_now
from tests.cast import World

BODY = jpeg(color="orange")
SHA256 = hashlib.sha256(BODY).hexdigest()
NEW_VISIT = "7b0f5a3e-0000-4000-8000-00000000000f"
Step = Callable[[Writer], Awaitable[object]]


class Place:
    """A world opened past its routes: an outlet, the pad of its visit, a database, a store."""

    def __init__(self, world: World) -> None:
        begin(world)
        self.world = world
        self.outlet = add_outlet(world)
        self.pad = Pad(world, plan_visit(world, self.outlet))
        self.database = Database(world.settings.database_url)
        self.store = PhotoStore(world.settings.photos_url)

    def erasing(self) -> Step:
        """Return the erasure of the outlet."""
        draft = ErasureDraft(UUID(self.outlet), "request")
        return lambda writer: erase(writer, self.world.bordeaux, draft, self.world.clock())

    def pushing(self, entry: Entry) -> Step:
        """Return the push of an entry by the tablet."""
        sender = Sender(self.world.tablet.id, frozenset(self.world.people.values()), revoked=False)
        now = self.world.clock()
        return lambda writer: push(writer, self.world.bordeaux, sender, [entry], now)

    def keeping(self) -> Step:
        """Return the noting of the photo, its bytes stored already."""
        world = self.world
        return lambda writer: keep_sent_photo(
            writer, world.bordeaux, world.tablet.id, SHA256, len(BODY), world.clock()
        )

    async def left(self) -> tuple[int, int, int, int]:
        """Return how many readable entries, photos, senders and bytes are left; the end."""
        async with self.database.reader() as reader:
            counted = [
                (await reader.execute(one)).scalar_one()
                for one in (
                    select(func.count()).where(col(StoredEntry.body) != ""),
                    select(func.count()).select_from(Photo),
                    select(func.count()).select_from(PhotoSender),
                )
            ]
        await self.database.close()
        return counted[0], counted[1], counted[2], len(await self.store.list_held())


async def cross(place: Place, first: Step, second: Step) -> None:
    """Begin the first, begin the second before the first commits, let both end, remove bytes."""

    async def run(step: Step, writing: AbstractAsyncContextManager[Writer]) -> None:
        async with writing as writer:
            await step(writer)

    async with place.database.writer() as writer:
        await first(writer)
        after = asyncio.create_task(run(second, place.database.writer()))
        await asyncio.sleep(0.3)
    await after
    await remove_erased(place.database, place.store, place.world.bordeaux, [SHA256])


@pytest.mark.parametrize("erasing_first", [True, False])
def test_a_photo_kept_in_the_instant_of_the_erasure_leaves_nothing(
    world: World, erasing_first: bool
) -> None:
    """The entry came before; the bytes come now, before the erasure commits or the other way."""
    place = Place(world)
    push_now(world, [place.pad.photo(BODY, "G1.6")])

    async def run() -> tuple[int, int, int, int]:
        await place.store.put(world.bordeaux, SHA256, BODY)
        steps = [place.erasing(), place.keeping()]
        await cross(place, *(steps if erasing_first else reversed(steps)))
        return await place.left()

    assert (0, 0, 0, 0) == asyncio.run(run())


@pytest.mark.parametrize("erasing_first", [True, False])
def test_a_photo_entry_in_the_instant_of_the_erasure_leaves_nothing(
    world: World, erasing_first: bool
) -> None:
    """The bytes came before; their entry comes now."""
    place = Place(world)

    async def run() -> tuple[int, int, int, int]:
        await put(place)
        steps = [place.erasing(), place.pushing(place.pad.photo(BODY, "G1.6"))]
        await cross(place, *(steps if erasing_first else reversed(steps)))
        return await place.left()

    assert (0, 0, 0, 0) == asyncio.run(run())


@pytest.mark.parametrize("entry_first", [True, False])
def test_photo_and_late_entry_at_once_after_the_erasure_leave_nothing(
    world: World, entry_first: bool
) -> None:
    """Both come from a tablet that slept through it."""
    place = Place(world)
    photo = place.pad.photo(BODY, "G1.6")
    world.write(place.erasing())

    async def run() -> tuple[int, int, int, int]:
        await place.store.put(world.bordeaux, SHA256, BODY)
        steps = [place.pushing(photo), place.keeping()]
        await cross(place, *(steps if entry_first else reversed(steps)))
        return await place.left()

    assert (0, 0, 0, 0) == asyncio.run(run())


@pytest.mark.parametrize("erasing_first", [True, False])
def test_a_visit_opened_in_the_instant_of_the_erasure_leaves_nothing(
    world: World, erasing_first: bool
) -> None:
    """Begun on the tablet without a plan: the opening is seen by the erasure, or refused by it."""
    place = Place(world)
    opening = Pad(world, NEW_VISIT).opening(place.outlet)

    async def run() -> tuple[int, int, int, int]:
        steps = [place.erasing(), place.pushing(opening)]
        await cross(place, *(steps if erasing_first else reversed(steps)))
        return await place.left()

    assert (0, 0, 0, 0) == asyncio.run(run())


async def put(place: Place) -> None:
    """Send the photo as the tablet does."""
    world = place.world
    await keep_photo(
        place.database, place.store, world.bordeaux, world.tablet.id, SHA256, BODY, world.clock()
    )
