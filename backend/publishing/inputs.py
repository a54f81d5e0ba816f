"""What is public of a caisse on a civil day, out of register, charters and sheets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from backend.accounts.queries import get_caisse
from backend.accounts.tables import Caisse
from backend.charters.queries import get_charter
from backend.outlets.tables import Outlet, Sheet
from backend.publishing.rates import date_rates
from backend.register.append import find_head
from backend.register.conventions import Convention, conventions_on
from backend.register.facts import CharterAdopted
from backend.register.line import Line
from backend.register.queries import list_adoptions, list_lines
from backend.territories.queries import find_territory
from criteria.charter import Charter
from maps import inputs
from maps.perimeter import Point
from maps.territory import Territory


async def read_inputs(
    session: AsyncSession, caisse_id: UUID, day: date, release: str
) -> inputs.SiteInputs | None:
    """Return what the public site of a caisse is made from; None before it has a charter."""
    caisse = await get_caisse(session, caisse_id)
    adopted = await _list_adopted(session, caisse_id, day)
    if not adopted:
        return None
    sha256, current = next(iter(adopted.items()))
    lines = await list_lines(session, caisse_id)
    conventions = conventions_on(lines, day)
    sheets = await _list_sheets(session, conventions)
    rates = {
        outlet: date_rates(of_outlet, day, adopted, current)
        for outlet, of_outlet in _group_by_outlet(lines).items()
    }
    head = await find_head(session, caisse_id)
    return inputs.SiteInputs(
        caisse=_to_caisse(caisse, current, await find_territory(session, caisse)),
        civil_day=day,
        release=release,
        families=_list_families(adopted, conventions, rates.values()),
        outlets=tuple(
            _to_outlet(one, *sheets[one.outlet], adopted[one.charter or sha256], rates[one.outlet])
            for one in conventions
            if one.outlet in sheets
        ),
        head=inputs.RegisterHead(n=head.n, sha256=head.hash) if head else None,
    )


def _to_caisse(caisse: Caisse, charter: Charter, territory: Territory) -> inputs.PublishedCaisse:
    return inputs.PublishedCaisse(
        slug=caisse.slug,
        name=caisse.name,
        time_zone=caisse.time_zone,
        territory=inputs.Place(
            label=caisse.territory_label,
            point=territory.point,
        ),
        rates=charter.rates,
        notice=f"{charter.title.fr}. {charter.notice.fr}",
        radius_m=charter.perimeter.radius_m if charter.perimeter else None,
        outline=territory.outline,
    )


async def _list_adopted(session: AsyncSession, caisse_id: UUID, day: date) -> dict[str, Charter]:
    """Return every charter that the caisse adopted: the one in force first, then the newest.

    Before the day of the first one, that one.
    """
    adoptions = [
        line.clear
        for line in await list_adoptions(session, caisse_id)
        if isinstance(line.clear, CharterAdopted)
    ]
    in_force = [one.charter for one in adoptions if one.effective_on <= day]
    others = [one.charter for one in reversed(adoptions)]
    first = in_force[-1:] or [one.charter for one in adoptions[:1]]
    return {
        name: await get_charter(session, caisse_id, name)
        for name in dict.fromkeys([*first, *others])
    }


def _list_families(
    adopted: Mapping[str, Charter],
    conventions: Iterable[Convention],
    rates: Iterable[Iterable[inputs.DatedRate]],
) -> tuple[inputs.PublishedFamily, ...]:
    """Return the families to look for: those of the charter in force, and any that has a rate."""
    current = next(iter(adopted.values()))
    wanted = dict.fromkeys(one.code for one in current.products.families if one.admitted)
    wanted |= dict.fromkeys(rate.family for one in conventions for rate in one.families)
    wanted |= dict.fromkeys(one.family for of_outlet in rates for one in of_outlet)
    labels: dict[str, str] = {}
    for charter in adopted.values():
        for family in charter.products.families:
            labels.setdefault(family.code, family.label.fr)
    return tuple(inputs.PublishedFamily(code=code, label=labels.get(code, code)) for code in wanted)


async def _list_sheets(
    session: AsyncSession, conventions: list[Convention]
) -> dict[str, tuple[Outlet, Sheet]]:
    names = [UUID(one.outlet) for one in conventions]
    rows = await session.execute(
        select(Outlet, Sheet)
        .join(Sheet, col(Sheet.outlet_id) == col(Outlet.id))
        .where(col(Outlet.id).in_(names))
    )
    return {str(outlet.id): (outlet, sheet) for outlet, sheet in rows}


def _to_outlet(
    convention: Convention,
    outlet: Outlet,
    sheet: Sheet,
    charter: Charter,
    rates: tuple[inputs.DatedRate, ...],
) -> inputs.PublishedOutlet:
    active = convention.standing == "active"
    kinds = {one.code: one.label.fr for one in charter.kinds}
    return inputs.PublishedOutlet(
        id=convention.outlet,
        sheet=inputs.Sheet(
            name=sheet.name,
            kind_label=kinds.get(outlet.kind, outlet.kind),
            address=sheet.address,
            commune=sheet.commune,
            point=Point(sheet.lat_e7, sheet.lon_e7),
            hours=sheet.hours,
            season=sheet.season,
            phone=sheet.phone,
            website=sheet.website,
        ),
        standing="conventioned" if active else "ended",
        meaning=charter.rates,
        since=convention.since,
        until=convention.until if active else None,
        ended_on=None if active else _first_day_without(convention),
        rates=rates if active else (),
    )


def _group_by_outlet(lines: Iterable[Line]) -> dict[str, list[Line]]:
    grouped: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[getattr(line.clear, "outlet", "")].append(line)
    return grouped


def _first_day_without(convention: Convention) -> date | None:
    return None if convention.until is None else convention.until + timedelta(days=1)
