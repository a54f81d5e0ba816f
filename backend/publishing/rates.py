"""The dated rates of an outlet, those to come included, out of its lines and the charters. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from backend.register.conventions import Convention, conventions_on
from backend.register.facts import Decided, FamilyRate, TakenOver
from backend.register.line import Line
from backend.register.rates import percents_of, rates_on
from criteria.charter import Charter
from maps.inputs import DatedRate


def date_rates(
    lines: Sequence[Line], day: date, charters: Mapping[str, Charter], current: Charter
) -> tuple[DatedRate, ...]:
    """Return the rates of the convention that an outlet has on a day, and each that follows.

    What follows is voted (a later decision) or dated in the charter (a later table); a percent that
    stays the same is not said again. `lines` are those of the outlet, `charters` all that the
    caisse adopted; a reprise is told in the words of the `current` one.
    """
    held = _find_convention(lines, day)
    if held is None:
        return ()
    dated: list[DatedRate] = []
    percents: dict[str, int] = {}
    for start in _list_changes(lines, charters.values(), held.granted_from):
        one = _find_convention(lines, start)
        charter = charters[one.charter] if one and one.charter else current
        rates = rates_on(one, charter, start) if one else ()
        changed = [rate for rate in rates if percents.get(rate.family) != rate.percent]
        dated += [_to_dated(rate, charter, start) for rate in changed]
        percents = percents_of(rates)
    return tuple(dated)


def _find_convention(lines: Sequence[Line], day: date) -> Convention | None:
    """Return the convention that holds on a day."""
    return next((one for one in conventions_on(lines, day) if one.standing == "active"), None)


def _list_changes(lines: Iterable[Line], charters: Iterable[Charter], since: date) -> list[date]:
    """Return the days on which a rate may change, from a first one on."""
    granted = [
        line.clear.starts_on for line in lines if isinstance(line.clear, Decided | TakenOver)
    ]
    tables = [table.from_ for charter in charters for table in charter.rates.tables]
    days = {*granted, *(date.fromisoformat(one) for one in tables if one)}
    return sorted({since, *(one for one in days if one and one > since)})


def _to_dated(rate: FamilyRate, charter: Charter, start: date) -> DatedRate:
    labels = {one.code: one.label.fr for one in charter.products.classes}
    return DatedRate(
        family=rate.family,
        class_label=labels.get(rate.class_, rate.class_),
        percent=rate.percent,
        from_=start,
        meaning=charter.rates,
    )
