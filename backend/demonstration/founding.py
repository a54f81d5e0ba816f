"""The caisses of the demonstration, their people, devices, charter and outlets."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

import criteria
from backend.accounts.commands.people import add_caisse, add_federation, add_person
from backend.accounts.tables import Caisse
from backend.accounts.wire import PersonDraft
from backend.charters.commands import add_charter
from backend.deciding.adopt import adopt
from backend.deciding.wire import AdoptionDraft
from backend.demonstration.ids import row_id
from backend.demonstration.story import (
    TIME_ZONE,
    CaisseTold,
    OutletTold,
    Story,
    Territory,
    moment,
    to_e7,
)
from backend.devices.commands import add_pairing_code, pair_device, revoke_device
from backend.devices.wire import DeviceDraft
from backend.outlets.commands import add_outlet
from backend.outlets.wire import OutletDraft, SheetDraft
from backend.territories.commands import set_outline
from criteria.charter import Charter
from criteria.load import charter_sha256, read_charter
from maps.outline import Outline

CHARTERS = Path(criteria.__file__).parent / "charters"
PHONE_LOST_DAY = -9
BEFORE_ADOPTION_DAYS = 5


def federation_id(name: str) -> UUID:
    """Return the id of a federation of the story."""
    return row_id("federation", name)


def caisse_id(slug: str) -> UUID:
    """Return the id of a caisse of the story."""
    return row_id("caisse", slug)


def person_id(federation: str, key: str) -> UUID:
    """Return the id of someone of the story."""
    return row_id("person", federation, key)


def device_id(slug: str, which: str) -> UUID:
    """Return the id of a caisse's `tablet`, `phone` or `lost_phone`."""
    return row_id("device", slug, which)


def outlet_id(key: str) -> UUID:
    """Return the id of an outlet of the story."""
    return row_id("outlet", key)


def read_charter_of(caisse: CaisseTold) -> Charter:
    """Return the charter that a caisse of the story adopts."""
    return _read_shipped(caisse.charter)


@cache
def _read_shipped(name: str) -> Charter:
    return read_charter((CHARTERS / f"{name}.toml").read_text(encoding="utf-8"))


async def found(writer: AsyncSession, story: Story, today: date) -> None:
    """Bring in federations, caisses, people, devices, adopted charters and outlets."""
    for name in dict.fromkeys(caisse.federation for caisse in story.caisses):
        await add_federation(writer, name, federation_id(name))
    for caisse in story.caisses:
        founded_at = moment(today, caisse.adopted - BEFORE_ADOPTION_DAYS, "18:00")
        await _found_caisse(writer, caisse, founded_at)
        await _adopt(writer, caisse, today, founded_at)
        await _pair_devices(writer, caisse, founded_at, moment(today, PHONE_LOST_DAY, "12:00"))
    homes = {caisse.federation: caisse for caisse in reversed(story.caisses)}
    for outlet in story.outlets:
        home = homes[outlet.federation]
        known_at = moment(today, home.adopted, "18:00")
        await add_outlet(
            writer, caisse_id(home.slug), _to_draft(outlet), known_at, outlet_id(outlet.key)
        )


async def _found_caisse(writer: AsyncSession, told: CaisseTold, now: int) -> None:
    caisse = Caisse(
        id=caisse_id(told.slug),
        federation_id=federation_id(told.federation),
        slug=told.slug,
        name=told.name,
        currency=told.currency,
        time_zone=TIME_ZONE,
        territory_label=told.territory.label,
        territory_lat_e7=to_e7(told.territory.lat),
        territory_lon_e7=to_e7(told.territory.lon),
    )
    await add_caisse(writer, caisse, now)
    if told.territory.outline:
        await set_outline(writer, caisse, _to_outline(told.territory), now)
    for person in told.people:
        draft = PersonDraft(person.name, person.roles, f"{person.key}@example.org")
        await add_person(writer, caisse.id, draft, person_id(told.federation, person.key))


def _to_outline(told: Territory) -> Outline:
    ring = tuple((to_e7(lat), to_e7(lon)) for lat, lon in told.outline)
    return Outline((ring,), told.off_m)


async def _adopt(writer: AsyncSession, told: CaisseTold, today: date, now: int) -> None:
    charter = read_charter_of(told)
    await add_charter(writer, federation_id(told.federation), charter, now)
    adopted_on = today + timedelta(days=told.adopted)
    draft = AdoptionDraft(charter_sha256(charter), adopted_on, adopted_on, told.minutes)
    await adopt(writer, caisse_id(told.slug), draft, moment(today, told.adopted, "21:00"))


async def _pair_devices(writer: AsyncSession, told: CaisseTold, now: int, lost_at: int) -> None:
    for which, label, keys in (
        ("tablet", "Tablette de la caisse", told.tablet),
        ("phone", "Téléphone personnel", told.phone),
        ("lost_phone", "Ancien téléphone", told.phone),
    ):
        people = [person_id(told.federation, key) for key in keys]
        pairing = await add_pairing_code(writer, caisse_id(told.slug), people, now)
        await pair_device(
            writer, DeviceDraft(pairing.code, label), now, device_id(told.slug, which)
        )
    lost = device_id(told.slug, "lost_phone")
    await revoke_device(writer, caisse_id(told.slug), lost, lost_at)


def _to_draft(told: OutletTold) -> OutletDraft:
    return OutletDraft(
        kind=told.kind,
        sheet=SheetDraft(
            name=told.name,
            address=told.address,
            commune=told.commune,
            lat_e7=to_e7(told.lat),
            lon_e7=to_e7(told.lon),
            hours=told.hours,
            season=told.season,
            phone=told.phone,
            website=told.website,
        ),
    )
