"""Importing a rescue file: piece by piece, on the same path as what a tablet sends itself.

Whoever knows a caisse's public key can write a file. One that its device signed with its credential
counts as sent by that device; anything else is set aside until a coordinator accepts it.
"""

import hashlib
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.tables import CaisseKey
from backend.clock import Clock
from backend.database import Database
from backend.devices.queries import list_people_of
from backend.devices.tables import Device
from backend.photos.commands import keep_photo
from backend.photos.erasing import remove_erased
from backend.photos.store import PhotoStore
from backend.problems import Problem
from backend.rescue.container import (
    Chunk,
    Header,
    RescueFileRefused,
    Source,
    derive_key,
    prove,
    read_chunks,
    read_header,
)
from backend.rescue.wire import RescueView
from backend.rescue.words import Tally, say_tally
from backend.visits.parking import UNKNOWN_SENDER, Sender
from backend.visits.push import list_photos_named, push
from backend.visits.wire import MAX_BATCH


class SenderClaim(msgspec.Struct):
    """Which device a file says that it comes from, and what is to show it."""

    device: UUID
    proof: str


class FileEnd(msgspec.Struct):
    """How much the writer put into the file."""

    entries: int
    photos: int


@dataclass(frozen=True)
class Import:
    """One import: where it puts things, for which caisse, and what it counts on its way."""

    database: Database
    store: PhotoStore
    clock: Clock
    caisse_id: UUID
    tally: Tally


async def import_rescue(
    database: Database,
    store: PhotoStore,
    clock: Clock,
    blocks: AsyncIterator[bytes],
    caisse_id: UUID | None = None,
) -> RescueView:
    """Take in all that a file holds and say what became of it; twice is the same as once.

    `caisse_id` is the only caisse allowed; None allows that of the file. What was read before a
    fault or a lost connection is kept. One piece at a time is in memory.
    """
    source = Source(blocks)
    header, written, key = await _open_file(database, source, caisse_id)
    into = Import(database, store, clock, header.caisse, Tally())
    sender = UNKNOWN_SENDER
    async for chunk in read_chunks(source, key):
        match chunk.kind:
            case "sender":
                sender = await _find_sender(into, written, chunk.body)
            case "entries":
                await _take_entries(into, sender, chunk.body)
            case "photo":
                await _take_photo(into, sender, chunk.body)
            case _:
                _note(into.tally, chunk)
    if not into.tally.has_read:
        raise Problem(422, "rescue-file-damaged", "nothing of this file can be opened")
    return to_view(into.tally)


async def _open_file(
    database: Database, source: Source, caisse_id: UUID | None
) -> tuple[Header, bytes, bytes]:
    """Return the header, its bytes and the key of the file."""
    try:
        header, written = await read_header(source)
        if caisse_id is not None and header.caisse != caisse_id:
            raise Problem(409, "rescue-file-of-another-caisse", "closed for another caisse")
        async with database.reader() as reader:
            private = await _find_private_key(reader, header)
        return header, written, derive_key(header, written, private)
    except RescueFileRefused as refused:
        raise _to_problem(refused) from refused


def _to_problem(refused: RescueFileRefused) -> Problem:
    match refused.reason:
        case "not_a_rescue_file":
            return Problem(422, "not-a-rescue-file", "this is not a rescue file")
        case "newer_format":
            return Problem(422, "rescue-file-newer", "written by a later version of Grillon")
        case "damaged_header":
            return Problem(422, "rescue-file-damaged", "nothing of this file can be opened")


async def _find_private_key(reader: AsyncSession, header: Header) -> str:
    """Return the private half that opens the file: old keys are kept for that."""
    key = await reader.get(CaisseKey, header.key_id)
    if key is None or key.caisse_id != header.caisse:
        raise Problem(409, "rescue-key-unknown", "this server does not have the key of this file")
    return key.private_pkcs8


async def _find_sender(into: Import, header: bytes, body: bytes) -> Sender:
    """Return the device that signed the file, or one that nobody knows."""
    try:
        claim = msgspec.json.decode(body, type=SenderClaim)
    except msgspec.DecodeError:
        return UNKNOWN_SENDER
    async with into.database.reader() as reader:
        device = await reader.get(Device, claim.device)
        if device is None or device.caisse_id != into.caisse_id:
            return UNKNOWN_SENDER
        proof = prove(device.secret_sha256, header)
        if not hmac.compare_digest(proof.encode(), claim.proof.encode()):
            return UNKNOWN_SENDER
        people = frozenset(person.id for person in await list_people_of(reader, device.id))
        return Sender(device.id, people, device.revoked_at is not None)


async def _take_entries(into: Import, sender: Sender, body: bytes) -> None:
    entries = _read_entries(body)
    if entries is None:
        into.tally.unreadable += 1
        return
    for start in range(0, len(entries), MAX_BATCH):
        await _take_batch(into, sender, entries[start : start + MAX_BATCH])


async def _take_batch(into: Import, sender: Sender, batch: list[Any]) -> None:
    async with into.database.writer() as writer:
        outcomes = await push(writer, into.caisse_id, sender, batch, into.clock())
    await remove_erased(into.database, into.store, into.caisse_id, list_photos_named(batch))
    for one in outcomes:
        into.tally.entries[one.outcome, (one.reason or "").partition(" ")[0]] += 1


def _read_entries(body: bytes) -> list[Any] | None:
    """Return the entries of a chunk, each still to be checked; None when it is not a list."""
    try:
        return msgspec.json.decode(body, type=list[Any])
    except (msgspec.DecodeError, RecursionError):
        return None


async def _take_photo(into: Import, sender: Sender, body: bytes) -> None:
    sha256 = hashlib.sha256(body).hexdigest()
    device_id = sender.device_id if sender.is_known else None
    try:
        await keep_photo(
            into.database, into.store, into.caisse_id, device_id, sha256, body, into.clock()
        )
    except Problem as refused:
        into.tally.photos_refused[refused.slug] += 1
    else:
        into.tally.photos += 1


def _note(tally: Tally, chunk: Chunk) -> None:
    match chunk.kind:
        case "cut":
            tally.is_cut = True
        case "end":
            tally.end = _read_end(chunk.body)
        case _:
            tally.unreadable += 1


def _read_end(body: bytes) -> tuple[int, int] | None:
    try:
        end = msgspec.json.decode(body, type=FileEnd)
    except msgspec.DecodeError:
        return None
    return end.entries, end.photos


def to_view(tally: Tally) -> RescueView:
    """Return what was counted, with its words."""

    def count(outcome: str) -> int:
        return sum(n for (one, _), n in tally.entries.items() if one == outcome)

    return RescueView(
        stored=count("stored"),
        parked=count("parked"),
        conflict=count("conflict"),
        refused=count("refused"),
        photos=tally.photos,
        photos_refused=tally.photos_refused.total(),
        whole=tally.is_whole,
        words=say_tally(tally),
    )
