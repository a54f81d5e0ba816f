"""Addresses of the committee's work and of the register."""

from typing import Any
from uuid import UUID

from litestar import MediaType, Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backend.accounts.queries import get_caisse
from backend.clock import Clock
from backend.database import Database, Reader, Writer
from backend.deciding import adopt, board, decide, erase, revoke
from backend.deciding.verification import verify_register
from backend.deciding.wire import (
    AdoptionDraft,
    BoardView,
    CharterView,
    DecisionDraft,
    DecisionView,
    Dossier,
    ErasureDraft,
    RecordedLine,
    RevocationDraft,
    RevocationView,
    TakeoverDraft,
    VerificationView,
)
from backend.outlets import commands as outlets
from backend.outlets.queries import list_outlets
from backend.outlets.wire import AddedOutlet, OutletDraft, OutletView, SheetDraft
from backend.photos.store import PhotoStore
from backend.publishing.publish import Publisher
from backend.register.export import write_export
from backend.register.reading import read_export


@get("/api/caisses/{caisse_id:uuid}/board")
async def get_board(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader], clock: NamedDependency[Clock]
) -> BoardView:
    """Return every outlet of the caisse with its stage."""
    return await board.get_board(reader, caisse_id, clock())


@get("/api/caisses/{caisse_id:uuid}/outlets/{outlet_id:uuid}")
async def get_dossier(
    caisse_id: FromPath[UUID],
    outlet_id: FromPath[UUID],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
) -> Dossier:
    """Return all that the committee may know of one outlet."""
    return await board.get_dossier(reader, caisse_id, outlet_id, clock())


@post("/api/caisses/{caisse_id:uuid}/decisions/preview", status_code=200)
async def preview_decision(
    caisse_id: FromPath[UUID],
    data: JSONBody[DecisionDraft],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
) -> DecisionView:
    """Return what a vote would decide, without recording it."""
    return await decide.preview(reader, caisse_id, data, clock())


@post("/api/caisses/{caisse_id:uuid}/decisions")
async def record_decision(
    caisse_id: FromPath[UUID],
    data: JSONBody[DecisionDraft],
    database: NamedDependency[Database],
    publisher: NamedDependency[Publisher],
    clock: NamedDependency[Clock],
) -> DecisionView:
    """Record a vote on a visit, then publish the caisse again."""
    async with database.writer() as writer:
        view = await decide.decide(writer, caisse_id, data, clock())
    await publisher.publish_recorded(caisse_id, clock)
    return view


@post("/api/caisses/{caisse_id:uuid}/revocations")
async def record_revocation(
    caisse_id: FromPath[UUID],
    data: JSONBody[RevocationDraft],
    database: NamedDependency[Database],
    publisher: NamedDependency[Publisher],
    clock: NamedDependency[Clock],
) -> RevocationView:
    """Record a vote to end a convention, then publish the caisse again."""
    async with database.writer() as writer:
        view = await revoke.revoke(writer, caisse_id, data, clock())
    await publisher.publish_recorded(caisse_id, clock)
    return view


@get("/api/caisses/{caisse_id:uuid}/charters")
async def list_charters(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader], clock: NamedDependency[Clock]
) -> list[CharterView]:
    """Return the charter versions that the caisse may adopt or has adopted."""
    return await adopt.list_charters(reader, caisse_id, clock())


@post("/api/caisses/{caisse_id:uuid}/adoptions")
async def adopt_charter(
    caisse_id: FromPath[UUID],
    data: JSONBody[AdoptionDraft],
    database: NamedDependency[Database],
    publisher: NamedDependency[Publisher],
    clock: NamedDependency[Clock],
) -> RecordedLine:
    """Record that the caisse adopts a charter version."""
    async with database.writer() as writer:
        recorded = RecordedLine(await adopt.adopt(writer, caisse_id, data, clock()))
    await publisher.publish_recorded(caisse_id, clock)
    return recorded


@post("/api/caisses/{caisse_id:uuid}/takeovers")
async def take_over(
    caisse_id: FromPath[UUID],
    data: JSONBody[TakeoverDraft],
    database: NamedDependency[Database],
    publisher: NamedDependency[Publisher],
    clock: NamedDependency[Clock],
) -> RecordedLine:
    """Record a convention that existed before Grillon."""
    async with database.writer() as writer:
        recorded = RecordedLine(await adopt.take_over(writer, caisse_id, data, clock()))
    await publisher.publish_recorded(caisse_id, clock)
    return recorded


@post("/api/caisses/{caisse_id:uuid}/erasures")
async def erase_outlet(
    caisse_id: FromPath[UUID],
    data: JSONBody[ErasureDraft],
    database: NamedDependency[Database],
    photo_store: NamedDependency[PhotoStore],
    publisher: NamedDependency[Publisher],
    clock: NamedDependency[Clock],
) -> RecordedLine:
    """Erase what is private of an outlet, once the facts that rest on it are attested."""
    async with database.writer() as writer:
        n, photos = await erase.erase(writer, caisse_id, data, clock())
    for sha256 in photos:
        await photo_store.remove(caisse_id, sha256)
    await database.forget_deleted()
    await publisher.publish_recorded(caisse_id, clock)
    return RecordedLine(n)


@get("/api/caisses/{caisse_id:uuid}/outlets")
async def get_outlets(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader]
) -> list[OutletView]:
    """Return the outlets of the caisse's federation."""
    return await list_outlets(reader, caisse_id)


@post("/api/caisses/{caisse_id:uuid}/outlets")
async def add_outlet(
    caisse_id: FromPath[UUID],
    data: JSONBody[OutletDraft],
    writer: NamedDependency[Writer],
    clock: NamedDependency[Clock],
) -> AddedOutlet:
    """Add an outlet to the federation."""
    return AddedOutlet(await outlets.add_outlet(writer, caisse_id, data, clock(), None))


@put("/api/caisses/{caisse_id:uuid}/outlets/{outlet_id:uuid}/sheet", status_code=204)
async def change_sheet(
    caisse_id: FromPath[UUID],
    outlet_id: FromPath[UUID],
    data: JSONBody[SheetDraft],
    database: NamedDependency[Database],
    publisher: NamedDependency[Publisher],
    clock: NamedDependency[Clock],
) -> None:
    """Replace what an outlet says of itself to the public."""
    async with database.writer() as writer:
        await outlets.change_sheet(writer, caisse_id, outlet_id, data, clock())
    await publisher.publish_recorded(caisse_id, clock)


@get("/api/caisses/{caisse_id:uuid}/register")
async def download_register(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader]
) -> Response[bytes]:
    """Return the whole register with what opens its seals, readable without Grillon."""
    caisse = await get_caisse(reader, caisse_id)
    return Response(
        write_export(await read_export(reader, caisse_id)),
        media_type=MediaType.JSON,
        headers={"content-disposition": f'attachment; filename="registre-{caisse.slug}.json"'},
    )


@get("/api/caisses/{caisse_id:uuid}/register/verification")
async def get_verification(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader]
) -> VerificationView:
    """Verify the whole register again and return what was found."""
    return await verify_register(reader, caisse_id, None)


routes: list[Any] = [
    get_board,
    get_dossier,
    preview_decision,
    record_decision,
    record_revocation,
    list_charters,
    adopt_charter,
    take_over,
    erase_outlet,
    get_outlets,
    add_outlet,
    change_sheet,
    download_register,
    get_verification,
]
