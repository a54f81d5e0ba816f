"""Addresses of devices and their pairing."""

from typing import Any
from uuid import UUID

from litestar import Request, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backend.accounts.routes import GUESSING
from backend.clock import Clock
from backend.database import Reader, Writer
from backend.devices import commands, queries
from backend.devices.wire import (
    DeviceDraft,
    DeviceView,
    OwnDeviceView,
    PairedView,
    PairingDraft,
    PairingView,
)
from backend.permissions import Actor
from backend.problems import Problem


@post("/api/devices", middleware=[GUESSING])
async def pair_device(
    data: JSONBody[DeviceDraft], writer: NamedDependency[Writer], clock: NamedDependency[Clock]
) -> PairedView:
    """Let a tablet or a phone in by a code, and give it its credential."""
    return await commands.pair_device(writer, data, clock())


@get("/api/caisses/{caisse_id:uuid}/device")
async def get_own_device(
    request: Request[Any, Any, Any],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
) -> OwnDeviceView:
    """Return to the calling device what it needs to work offline."""
    return await queries.get_own_device(reader, calling_device(request), clock())


@get("/api/caisses/{caisse_id:uuid}/devices")
async def list_devices(
    caisse_id: FromPath[UUID], reader: NamedDependency[Reader]
) -> list[DeviceView]:
    """Return the devices of the caisse."""
    return await queries.list_devices(reader, caisse_id)


@delete("/api/caisses/{caisse_id:uuid}/devices/{device_id:uuid}")
async def revoke_device(
    caisse_id: FromPath[UUID],
    device_id: FromPath[UUID],
    writer: NamedDependency[Writer],
    clock: NamedDependency[Clock],
) -> None:
    """Refuse a lost device from now on."""
    await commands.revoke_device(writer, caisse_id, device_id, clock())


@post("/api/caisses/{caisse_id:uuid}/pairing-codes")
async def add_pairing_code(
    caisse_id: FromPath[UUID],
    data: JSONBody[PairingDraft],
    writer: NamedDependency[Writer],
    clock: NamedDependency[Clock],
) -> PairingView:
    """Make a code that lets one device in for these people."""
    return await commands.add_pairing_code(writer, caisse_id, data.people, clock())


def calling_device(request: Request[Any, Any, Any]) -> UUID:
    """Return the device that calls; the permission table has refused others before."""
    actor: Actor = request.state.actor
    if actor.device_id is None:
        raise Problem(401, "sign-in-needed", "pair this device first")
    return actor.device_id


routes: list[Any] = [
    pair_device,
    get_own_device,
    list_devices,
    revoke_device,
    add_pairing_code,
]
