"""What members see of each outlet on a civil day: who is listed, with which rates, in which order.

Every published form (pages, GeoJSON, folium page) is made from these views, so that they agree.
"""

import calendar
import unicodedata
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Literal

import msgspec

from criteria.charter import Rates
from criteria.rates import rate_sentence
from maps.hours import hours_in_french
from maps.inputs import DatedRate, PublishedFamily, PublishedOutlet, SiteInputs
from maps.perimeter import Point
from maps.wording import and_list, first_upper

Publication = Literal["listed", "coming", "paused", "ended", "removed"]

MONTHS_OF_ENDED_PAGE = 3
"""How long the page of an ended outlet says so before it is removed (design 8)."""


class RateView(msgspec.Struct, frozen=True, kw_only=True):
    """One family with its rate at one outlet, the rate in words."""

    family: str
    label: str
    class_label: str
    percent: int
    from_: date = msgspec.field(name="from")
    sentence: str


class RateGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Families of one outlet that share a percent: one whole sentence for all of them."""

    percent: int
    families: str
    sentence: str


class OutletView(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet as members see it; `meaning` tells what its percents mean."""

    id: str
    publication: Publication
    name: str
    kind_label: str
    address: str
    commune: str
    point: Point | None
    hours: str | None
    season: str | None
    phone: str | None
    phone_link: str | None
    website: str | None
    website_link: str | None
    since: date | None
    until: date | None
    ended_on: date | None
    only_some_products: bool
    meaning: Rates
    rates: tuple[RateView, ...]
    rate_groups: tuple[RateGroup, ...]
    coming_rates: tuple[RateView, ...]

    def sells(self, family: str) -> bool:
        """Whether this family has a rate here on the civil day."""
        return any(rate.family == family for rate in self.rates)


class Listing(msgspec.Struct, frozen=True):
    """The outlets of a site: those listed, in order, and those with a page of their own only."""

    families: tuple[PublishedFamily, ...]
    listed: tuple[OutletView, ...]
    unlisted: tuple[OutletView, ...]
    removed: tuple[str, ...]


def to_listing(inputs: SiteInputs) -> Listing:
    """The views of the civil day, ordered by commune, then name; families by label."""
    families = sorted(inputs.families, key=lambda family: (sort_key(family.label), family.code))
    views = sorted(
        (_to_view(outlet, inputs, families) for outlet in inputs.outlets),
        key=lambda view: (sort_key(view.commune), sort_key(view.name), view.id),
    )
    return Listing(
        families=tuple(families),
        listed=tuple(view for view in views if view.publication == "listed"),
        unlisted=tuple(view for view in views if view.publication in ("paused", "ended")),
        removed=tuple(sorted(view.id for view in views if view.publication == "removed")),
    )


def publication(outlet: PublishedOutlet, civil_day: date) -> Publication:
    """Where an outlet appears (design 8): an ended one keeps a page of one sentence for 3 months.

    A convention that begins later is not shown yet.
    """
    if outlet.ended_on is not None:
        gone_on = add_months(outlet.ended_on, MONTHS_OF_ENDED_PAGE)
        return "ended" if civil_day < gone_on else "removed"
    if outlet.standing == "suspended":
        return "paused"
    begun = outlet.since is None or outlet.since <= civil_day
    return "listed" if begun else "coming"


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day: 30 November + 3 is the last of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def sort_key(text: str) -> str:
    """What a text is sorted by: no accents, no case, whatever the machine's language."""
    parts = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def _to_view(
    outlet: PublishedOutlet, inputs: SiteInputs, families: Sequence[PublishedFamily]
) -> OutletView:
    sheet, day = outlet.sheet, inputs.civil_day
    rates = _rate_views(_current_rates(outlet.rates, day), families, outlet.meaning)
    coming = [rate for rate in outlet.rates if rate.from_ > day]
    return OutletView(
        id=outlet.id,
        publication=publication(outlet, day),
        name=sheet.name,
        kind_label=sheet.kind_label,
        address=sheet.address,
        commune=sheet.commune,
        point=_placed(sheet.point),
        hours=_hours(sheet.hours),
        season=sheet.season,
        phone=sheet.phone,
        phone_link=_phone_link(sheet.phone),
        website=sheet.website,
        website_link=_website_link(sheet.website),
        since=outlet.since,
        until=outlet.until,
        ended_on=outlet.ended_on,
        only_some_products=outlet.only_some_products,
        meaning=outlet.meaning,
        rates=rates,
        rate_groups=_rate_groups(rates, outlet.meaning),
        coming_rates=_rate_views(coming, families, outlet.meaning),
    )


def _current_rates(rates: Sequence[DatedRate], day: date) -> list[DatedRate]:
    begun = sorted((rate for rate in rates if rate.from_ <= day), key=lambda rate: rate.from_)
    return list({rate.family: rate for rate in begun}.values())


def _rate_views(
    rates: Sequence[DatedRate], families: Sequence[PublishedFamily], meaning: Rates
) -> tuple[RateView, ...]:
    labels = {family.code: family.label for family in families}
    order = {family.code: number for number, family in enumerate(families)}
    return tuple(
        RateView(
            family=rate.family,
            label=labels[rate.family],
            class_label=rate.class_label,
            percent=rate.percent,
            from_=rate.from_,
            sentence=rate_sentence(rate.meaning or meaning, rate.percent),
        )
        for rate in sorted(rates, key=lambda rate: (order[rate.family], rate.from_))
    )


def _rate_groups(rates: Sequence[RateView], meaning: Rates) -> tuple[RateGroup, ...]:
    by_percent = sorted(rates, key=lambda rate: -rate.percent)
    return tuple(
        RateGroup(
            percent=percent,
            families=first_upper(and_list([_inside(rate.label) for rate in group])),
            sentence=f"{first_upper(rate_sentence(meaning, percent))}.",
        )
        for percent, group in groupby(by_percent, key=lambda rate: rate.percent)
    )


def _inside(label: str) -> str:
    """A label within a sentence: a capital stays only where the second letter has one too."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _placed(point: Point | None) -> Point | None:
    """No outlet is on null island: 0, 0 is what a form sends when nobody placed it."""
    return None if point == Point(lat_e7=0, lon_e7=0) else point


def _hours(hours: str | None) -> str | None:
    if hours is None or not hours.strip():
        return None
    return first_upper(hours_in_french(hours) or hours)


def _phone_link(phone: str | None) -> str | None:
    """A tel: address when the number has the digits of one, else None."""
    number = "".join(c for c in phone or "" if c in "+0123456789")
    return f"tel:{number}" if len(number) >= 4 and "+" not in number[1:] else None


def _website_link(website: str | None) -> str | None:
    """An address that a link may lead to; anything but http and https stays plain text."""
    address = (website or "").strip()
    return address if address.lower().startswith(("https://", "http://")) else None
