"""The map for embedding elsewhere: drawn by folium, named and worded by our own script.

folium receives numbers alone, because its popups run what they are given (maps.md B.3): names and
rates reach the page as GeoJSON and are shown with textContent. What folium would write inline goes
into a file of its own, and its head (CDN addresses, zoom forbidden) is left aside.
"""

from collections.abc import Iterator
from typing import Any

import folium
from branca.element import Element, Figure
from folium.utilities import JsCode
from markupsafe import Markup

from maps.inputs import PublishedCaisse, SiteInputs
from maps.listing import Listing
from maps.pages import render
from maps.perimeter import Point
from maps.zone import Drawn, sketch_territory

EMBED_NAME = "carte-a-integrer.html"
_SCRIPT_NAME = "carte-a-integrer.js"
_MAX_ZOOM = 17
_START_ZOOM = 10
_FIT_ZOOM = 11
_ZOOM_STEP = 0.25
_UNLESS_MOTION_IS_REDUCED = JsCode('!matchMedia("(prefers-reduced-motion: reduce)").matches')
_MOTION: dict[str, Any] = {
    "fade_animation": _UNLESS_MOTION_IS_REDUCED,
    "zoom_animation": _UNLESS_MOTION_IS_REDUCED,
}


def to_embed(inputs: SiteInputs, listing: Listing) -> dict[str, bytes]:
    """The page and the script that folium wrote for it."""
    figure = Figure()
    _draw(inputs, listing).add_to(figure)
    figure.render()
    holder = Markup(figure.html.render().strip())  # noqa: S704 - an element with a fixed id, no text of ours
    page = render("embed.html", inputs, "", folium_html=holder)
    return {EMBED_NAME: page, _SCRIPT_NAME: str(figure.script.render()).encode()}


def _draw(inputs: SiteInputs, listing: Listing) -> folium.Map:
    centre = inputs.caisse.territory.point.to_degrees()
    drawn = folium.Map(
        location=centre,
        zoom_start=_START_ZOOM,
        tiles=None,
        attribution_control=False,
        zoom_control=False,
        zoom_snap=_ZOOM_STEP,
        **_MOTION,
    )
    drawn.options["max_zoom"] = _MAX_ZOOM  # without tiles nothing else says it: an empty map
    _name(drawn, "grillon")
    for name, line in _list_lines(inputs.caisse):
        _name(line, name)
        line.add_to(drawn)
    placed = [view.point for view in listing.listed if view.point is not None]
    if placed:
        view = folium.FitBounds(_corners(placed), max_zoom=_FIT_ZOOM, padding=(48, 48))
        _name(view, "outlets")
        view.add_to(drawn)
    return drawn


def _list_lines(caisse: PublishedCaisse) -> Iterator[tuple[str, Element]]:
    """Give the lines of the territory: its outline and the zone around it, or else a circle."""
    look: dict[str, Any] = {
        "color": "#1f5c3d",
        "weight": 2,
        "fill_opacity": 0.06,
        "interactive": False,
    }
    if caisse.outline is not None:
        sketch = sketch_territory(caisse.outline, caisse.radius_m)
        if sketch.zone:
            yield "perimeter", folium.Polygon(_degrees(sketch.zone), dash_array="6 6", **look)
        yield "outline", folium.Polygon(_degrees(sketch.outline), **look)
    elif caisse.radius_m is not None:
        yield (
            "perimeter",
            folium.Circle(caisse.territory.point.to_degrees(), radius=caisse.radius_m, **look),
        )


def _degrees(drawn: Drawn) -> list[list[tuple[float, float]]]:
    return [[Point(*place).to_degrees() for place in ring] for ring in drawn]


def _name(element: Element, name: str) -> None:
    element._id = name  # noqa: SLF001 - the random name it takes would change every page


def _corners(points: list[Point]) -> list[list[float]]:
    lats, lons = zip(*(point.to_degrees() for point in points), strict=True)
    return [[min(lats), min(lons)], [max(lats), max(lons)]]
