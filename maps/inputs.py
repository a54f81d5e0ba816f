"""What a published folder is made from: facts of one civil day, already public (design 8).

The caller folds register, charter and sheets into these; nothing here is a score, a reason or a
private contact.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from criteria.charter import Rates
from maps.outline import Outline
from maps.perimeter import Point

Standing = Literal["conventioned", "suspended", "ended"]

_OUTLET_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FAMILY_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


class SiteRefused(ValueError):
    """Inputs that contradict themselves, or that would name a file outside the folder."""


class _Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the inputs: frozen, without unknown keys."""


class Place(_Fact, frozen=True):
    """A named point: the centre of a territory, or a commune shown on the map for bearings."""

    label: str
    point: Point


class PublishedCaisse(_Fact, frozen=True):
    """What the pages say of the caisse; `rates` are those of its charter in force.

    `notice` is the charter's own (« modèle inspiré de …, non officiel »); `radius_m` is None where
    the charter has no perimeter. `outline` is what that radius is measured from, where the caisse's
    last adoption names one; else it is the territory's point.
    """

    slug: str
    name: str
    time_zone: str
    territory: Place
    rates: Rates
    notice: str
    radius_m: int | None = None
    outline: Outline | None = None


class PublishedFamily(_Fact, frozen=True):
    """A product family one can look for; its code names a page."""

    code: str
    label: str

    def __post_init__(self) -> None:
        if not _FAMILY_CODE.fullmatch(self.code):
            raise SiteRefused(f"family code {self.code!r} cannot name a page")


class Sheet(_Fact, frozen=True):
    """What an outlet says of itself to the public. `hours` in OpenStreetMap's notation.

    `point` is None when nobody placed the outlet: it is then in the list and not on the map.
    """

    name: str
    kind_label: str
    address: str
    commune: str
    point: Point | None = None
    hours: str | None = None
    season: str | None = None
    phone: str | None = None
    website: str | None = None


class DatedRate(_Fact, frozen=True):
    """The percent of one family at one outlet, from a civil day on.

    `meaning` tells what the percent means where that is not what the outlet's others mean.
    """

    family: str
    class_label: str
    percent: int
    from_: date = msgspec.field(name="from")
    meaning: Rates | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.percent <= 100:
            raise SiteRefused(f"a rate is from 1 to 100 %, not {self.percent}")


class PublishedOutlet(_Fact, frozen=True):
    """An outlet and its standing on the civil day of the inputs.

    `since` and `until` bound the convention, or the suspension of a suspended outlet; `ended_on` is
    the first day without convention, of an ended one alone. `meaning` tells what its percents mean,
    in which currency: that of the charter which its convention rests on.
    """

    id: str
    sheet: Sheet
    standing: Standing
    meaning: Rates
    since: date | None = None
    until: date | None = None
    ended_on: date | None = None
    rates: tuple[DatedRate, ...] = ()
    only_some_products: bool = False

    def __post_init__(self) -> None:
        if not _OUTLET_ID.fullmatch(self.id):
            raise SiteRefused(f"outlet id {self.id!r} is no lowercase UUID")
        if (self.standing == "ended") != (self.ended_on is not None):
            raise SiteRefused(f"outlet {self.id}: an end date goes with the standing ended, alone")


class RegisterHead(_Fact, frozen=True):
    """The last line of the caisse's register: its number and its hash."""

    n: int
    sha256: str


class SiteInputs(_Fact, frozen=True):
    """All that a published folder depends on, with the release that publishes it.

    `places` are named on the map for bearings, the first ones before the others.
    Raises SiteRefused for two outlets or families of one name, a rate of an unknown family, and an
    end that is still to come on the civil day.
    """

    caisse: PublishedCaisse
    civil_day: date
    release: str
    families: tuple[PublishedFamily, ...]
    outlets: tuple[PublishedOutlet, ...]
    head: RegisterHead | None = None
    places: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        _check_unique("family", (family.code for family in self.families))
        _check_unique("outlet", (outlet.id for outlet in self.outlets))
        known = {family.code for family in self.families}
        for outlet in self.outlets:
            _check_outlet(outlet, known, self.civil_day)


def _check_unique(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise SiteRefused(f"{what} {name!r} is given twice")
        seen.add(name)


def _check_outlet(outlet: PublishedOutlet, known: set[str], civil_day: date) -> None:
    if outlet.ended_on is not None and outlet.ended_on > civil_day:
        raise SiteRefused(f"outlet {outlet.id} ends on {outlet.ended_on}, after {civil_day}")
    _check_unique(
        f"rate of outlet {outlet.id}:", (f"{r.family} from {r.from_}" for r in outlet.rates)
    )
    for rate in outlet.rates:
        if rate.family not in known:
            raise SiteRefused(f"outlet {outlet.id} has a rate for unknown family {rate.family!r}")
