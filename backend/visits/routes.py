"""Addresses of visits: planning them, pushing and pulling their entries."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backend.clock import Clock
from backend.database import Database, Reader, Writer
from backend.devices.queries import list_people_of
from backend.devices.routes import calling_device
from backend.outlets.wire import AddedOutlet
from backend.permissions import Actor
from backend.photos.erasing import remove_erased
from backend.photos.store import PhotoStore
from backend.visits import commands
from backend.visits.parking import Sender
from backend.visits.pull import pull
from backend.visits.push import list_photos_named, push
from backend.visits.suggested import give_outlet, list_suggested
from backend.visits.wire import (
    Batch,
    BatchOutcome,
    OutletOfVisit,
    PlannedView,
    PullRequest,
    PullView,
    SuggestedOutlet,
    VisitDraft,
)


@post("/api/caisses/{caisse_id:uuid}/visits")
async def plan_visit(
    caisse_id: FromPath[UUID],
    data: JSONBody[VisitDraft],
    writer: NamedDependency[Writer],
    clock: NamedDependency[Clock],
) -> PlannedView:
    """Plan a visit and give it to volunteers."""
    return PlannedView(await commands.plan_visit(writer, caisse_id, data, clock(), None))


@post("/api/caisses/{caisse_id:uuid}/entries", status_code=200)
async def push_entries(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    data: JSONBody[Batch],
    database: NamedDependency[Database],
    photo_store: NamedDependency[PhotoStore],
    clock: NamedDependency[Clock],
) -> BatchOutcome:
    """Store a batch of entries; the answer means that what it says is committed."""
    device_id = calling_device(request)
    actor: Actor = request.state.actor
    async with database.writer() as writer:
        people = frozenset(person.id for person in await list_people_of(writer, device_id))
        sender = Sender(device_id, people, actor.device_revoked)
        outcomes = await push(writer, caisse_id, sender, data.entries, clock())
    await remove_erased(database, photo_store, caisse_id, list_photos_named(data.entries))
    return BatchOutcome(outcomes)


@post("/api/caisses/{caisse_id:uuid}/pull", status_code=200)
async def pull_entries(
    request: Request[Any, Any, Any],
    caisse_id: FromPath[UUID],
    data: JSONBody[PullRequest],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
) -> PullView:
    """Return the visits of the device's people and the entries that it has not seen."""
    people = frozenset(
        person.id for person in await list_people_of(reader, calling_device(request))
    )
    return await pull(reader, caisse_id, people, data.cursors, clock())


@post("/api/caisses/{caisse_id:uuid}/parked-entries/{entry_id:uuid}/acceptance", status_code=204)
async def accept_parked(
    caisse_id: FromPath[UUID],
    entry_id: FromPath[UUID],
    writer: NamedDependency[Writer],
    clock: NamedDependency[Clock],
) -> None:
    """Let an entry that was set aside count after all."""
    await commands.accept_parked(writer, caisse_id, entry_id, clock())


@get("/api/caisses/{caisse_id:uuid}/suggested-outlets")
async def get_suggested_outlets(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader]
) -> list[SuggestedOutlet]:
    """Return the places that volunteers visited and the caisse does not know."""
    return await list_suggested(reader, caisse_id)


@put("/api/caisses/{caisse_id:uuid}/visits/{visit_id:uuid}/outlet")
async def give_outlet_to_visit(
    caisse_id: FromPath[UUID],
    visit_id: FromPath[UUID],
    data: JSONBody[OutletOfVisit],
    writer: NamedDependency[Writer],
    clock: NamedDependency[Clock],
) -> AddedOutlet:
    """Say of which outlet a visit begun on a device is: one that is known, or a new one."""
    return AddedOutlet(await give_outlet(writer, caisse_id, visit_id, data, clock()))


routes: list[Any] = [
    plan_visit,
    push_entries,
    pull_entries,
    accept_parked,
    get_suggested_outlets,
    give_outlet_to_visit,
]
