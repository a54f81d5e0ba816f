"""Builds site inputs for tests: small, with everything a published folder can hold."""

from datetime import date
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from criteria.charter import Rates, Text
from maps.inputs import (
    DatedRate,
    Place,
    PublishedCaisse,
    PublishedFamily,
    PublishedOutlet,
    RegisterHead,
    Sheet,
    SiteInputs,
)
from maps.perimeter import Point

DAY = date(2026, 11, 22)
ASSETS = {
    "members.js": b"// members",
    "members.css": b"/* members */",
    "embed.js": b"// embed",
    "leaflet.js": b"// leaflet",
}


def outlet_id(number: int) -> str:
    """The same id for the same number."""
    return str(UUID(int=0x0192A000_0000_7000_8000_000000000000 + number))


def rate(family: str = "legumes", percent: int = 70, from_: date = date(2026, 4, 1)) -> DatedRate:
    """A rate in force for months."""
    return DatedRate(family=family, class_label="A", percent=percent, from_=from_)


def outlet(number: int = 1, **changes: Any) -> PublishedOutlet:
    """A conventioned farm in Flers; `changes` of the sheet go by the sheet's own names."""
    facts: dict[str, Any] = {"standing": "conventioned", "meaning": rates(), "rates": (rate(),)}
    sheet: dict[str, Any] = {
        "name": f"Ferme {number}",
        "kind_label": "Ferme",
        "address": "1 rue du Puits",
        "commune": "Flers",
        "point": Point(lat_e7=487488000 + number, lon_e7=-5639000),
    }
    for name, value in changes.items():
        (sheet if name in Sheet.__struct_fields__ else facts)[name] = value
    return PublishedOutlet(id=outlet_id(number), sheet=Sheet(**sheet), **facts)


def caisse(**changes: Any) -> PublishedCaisse:
    """A caisse whose rates are payable in currency."""
    facts: dict[str, Any] = {
        "slug": "bocage",
        "name": "Caisse du bocage",
        "time_zone": "Europe/Paris",
        "territory": Place(label="Mairie de Flers", point=Point(lat_e7=487488000, lon_e7=-5639000)),
        "rates": rates(),
        "notice": "Modèle inspiré de la Gironde, non officiel.",
        "radius_m": 50_000,
    }
    return PublishedCaisse(**(facts | changes))


def rates(**changes: Any) -> Rates:
    """What a percent means: payable in MonA, by phone."""
    facts: dict[str, Any] = {
        "meaning": "payable_in_currency",
        "currency": "MonA",
        "tables": (),
        "ways_to_pay": (Text(fr="par téléphone"),),
    }
    return Rates(**(facts | changes))


def inputs(*outlets: PublishedOutlet, **changes: Any) -> SiteInputs:
    """A site of these outlets."""
    facts: dict[str, Any] = {
        "caisse": caisse(),
        "civil_day": DAY,
        "release": "2026.11.0",
        "families": (
            PublishedFamily(code="legumes", label="Légumes"),
            PublishedFamily(code="oeufs", label="Œufs"),
            PublishedFamily(code="pain", label="Pain"),
        ),
        "head": RegisterHead(n=42, sha256="ab" * 32),
        "outlets": outlets,
    }
    return SiteInputs(**(facts | changes))


class Page(HTMLParser):
    """A published page as a reader meets it: its tags, its words and where it leads."""

    def __init__(self, body: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(body.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag with its attributes."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Adds to the words."""
        self.words += data

    def values(self, attribute: str) -> list[str]:
        """The values of an attribute, in order."""
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]

    def text(self) -> str:
        """The words, unbreakable spaces and line ends read as plain spaces."""
        return " ".join(self.words.replace("\xa0", " ").replace("\u202f", " ").split())
