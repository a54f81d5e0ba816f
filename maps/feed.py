"""The listed outlets as GeoJSON (RFC 7946), for the members' map, the folium page and others."""

from collections.abc import Sequence
from typing import Any

import msgspec

from maps.inputs import Place, PublishedCaisse, SiteInputs
from maps.listing import Listing, OutletView, RateView
from maps.perimeter import Point
from maps.zone import Drawn, sketch_territory

FEED_NAME = "points-de-vente.geojson"


def to_feed(inputs: SiteInputs, listing: Listing) -> bytes:
    """The feed's bytes: every placed outlet a feature, the others named in `unplaced`.

    Foreign members (RFC 7946 section 6.1) carry what a map needs without tiles: territory, radius,
    places; `outline` and `zone`, the lines of the territory and of its perimeter, as rings like
    those of a Polygon, where the caisse has an outline. Longitude first, at most seven decimals.
    `<` is written escaped, so that the text stays data even if somebody pastes it into a page.
    """
    placed = [view for view in listing.listed if view.point is not None]
    feed = {
        "type": "FeatureCollection",
        "name": inputs.caisse.name,
        "caisse": {"slug": inputs.caisse.slug, "time_zone": inputs.caisse.time_zone},
        "civil_day": inputs.civil_day,
        "territory": _territory(inputs.caisse),
        "places": [_place(place) for place in inputs.places],
        "unplaced": [
            {"id": view.id, "name": view.name, "commune": view.commune}
            for view in listing.listed
            if view.point is None
        ],
        "features": [_feature(view) for view in placed],
    }
    if placed:
        feed["bbox"] = _bounds([view.point for view in placed if view.point is not None])
    encoded = msgspec.json.encode(feed, order="deterministic")
    return msgspec.json.format(encoded, indent=1).replace(b"<", b"\\u003c") + b"\n"


def _feature(view: OutletView) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": view.id,
        "geometry": {"type": "Point", "coordinates": _coordinates(view.point)},
        "properties": {
            "name": view.name,
            "kind": view.kind_label,
            "address": view.address,
            "commune": view.commune,
            "hours": view.hours,
            "season": view.season,
            "phone": view.phone,
            "website": view.website_link,
            "since": view.since,
            "only_some_products": view.only_some_products,
            "page": f"lieux/{view.id}.html",
            "rates": [_rate(rate) for rate in view.rates],
            "coming_rates": [_rate(rate) for rate in view.coming_rates],
            "rate_groups": view.rate_groups,
        },
    }


def _rate(rate: RateView) -> dict[str, Any]:
    return {
        "family": rate.family,
        "label": rate.label,
        "percent": rate.percent,
        "from": rate.from_,
        "sentence": rate.sentence,
    }


def _territory(caisse: PublishedCaisse) -> dict[str, Any]:
    territory = _place(caisse.territory) | {"radius_m": caisse.radius_m}
    if caisse.outline is None:
        return territory
    sketch = sketch_territory(caisse.outline, caisse.radius_m)
    return territory | {"outline": _rings(sketch.outline), "zone": _rings(sketch.zone)}


def _rings(drawn: Drawn) -> list[list[list[float]]]:
    """Return rings as GeoJSON writes them: the last place repeats the first."""
    return [[_coordinates(Point(*place)) for place in (*ring, ring[0])] for ring in drawn]


def _place(place: Place) -> dict[str, Any]:
    return {"label": place.label, "coordinates": _coordinates(place.point)}


def _coordinates(point: Point | None) -> list[float]:
    if point is None:
        raise ValueError("an outlet without a place has no coordinates")
    lat, lon = point.to_degrees()
    return [lon, lat]


def _bounds(points: Sequence[Point]) -> list[float]:
    lons = [_coordinates(point)[0] for point in points]
    lats = [_coordinates(point)[1] for point in points]
    return [min(lons), min(lats), max(lons), max(lats)]
