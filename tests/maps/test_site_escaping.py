"""What outlets say of themselves is text, in every file and whatever they say."""

from typing import Any

import msgspec
import pytest

from criteria.charter import Text
from maps.inputs import Place, PublishedFamily
from maps.perimeter import Point
from maps.site import publish_site
from tests.maps.published import ASSETS, DAY, Page, caisse, inputs, outlet, outlet_id, rates

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "${alert(1)}`'\"",
    '" onmouseover="alert(1)" x="',
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --><style>*{display:none}</style>",
    "&lt;b&gt; &amp;",
    "javascript:alert(1)//",
]


def hostile_site(text: str) -> dict[str, bytes]:
    """A site where every text is hostile."""
    point = Point(lat_e7=487488000, lon_e7=-5639000)
    everything: dict[str, Any] = dict.fromkeys(
        ("name", "kind_label", "address", "commune", "hours", "season", "phone", "website"), text
    )
    return publish_site(
        inputs(
            outlet(1, only_some_products=True, **everything),
            outlet(2, point=None, **everything),
            outlet(3, standing="suspended", **everything),
            outlet(4, standing="ended", ended_on=DAY, **everything),
            families=(PublishedFamily(code="legumes", label=text),),
            places=(Place(label=text, point=point),),
            release=text,
            caisse=caisse(
                name=text,
                notice=text,
                territory=Place(label=text, point=point),
                rates=rates(currency=text, ways_to_pay=(Text(fr=text),)),
            ),
        ),
        ASSETS,
    )


def shape(body: bytes) -> list[tuple[str, list[str]]]:
    """The tags of a page with the names of their attributes."""
    return [(tag, sorted(attributes)) for tag, attributes in Page(body).tags]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_adds_a_tag_or_an_attribute(text: str) -> None:
    """Every page has the very tags and attributes that it has with harmless words."""
    harmless, hostile = hostile_site("mot"), hostile_site(text)

    assert harmless.keys() == hostile.keys()
    for name in hostile:
        if name.endswith(".html"):
            assert shape(harmless[name]) == shape(hostile[name]), name


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_is_shown_as_it_is(text: str) -> None:
    """Escaped once, neither run nor mangled."""
    page = Page(hostile_site(text)[f"lieux/{outlet_id(1)}.html"])

    assert " ".join(text.split()) in page.text()


@pytest.mark.parametrize("text", HOSTILE)
def test_folium_is_given_no_text(text: str) -> None:
    """Its script is the same whatever outlets are called."""
    harmless, hostile = hostile_site("mot"), hostile_site(text)

    assert harmless["carte-a-integrer.js"] == hostile["carte-a-integrer.js"]


@pytest.mark.parametrize("text", HOSTILE)
def test_geojson_carries_the_text_and_no_tag(text: str) -> None:
    """The data says the same words; nothing in it closes or opens a tag if pasted in a page."""
    feed = hostile_site(text)["points-de-vente.geojson"]

    assert text == msgspec.json.decode(feed)["features"][0]["properties"]["name"]
    assert b"<" not in feed


@pytest.mark.parametrize(
    "website",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example",
        " java\nscript:1",
    ],
)
def test_address_that_is_no_web_address_is_not_a_link(website: str) -> None:
    """Only http and https are followed; the rest is shown as text."""
    files = publish_site(inputs(outlet(1, website=website)), ASSETS)
    page = Page(files[f"lieux/{outlet_id(1)}.html"])

    assert website not in page.values("href")
    assert (
        msgspec.json.decode(files["points-de-vente.geojson"])["features"][0]["properties"][
            "website"
        ]
        is None
    )


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("02 33 00 00 00", "tel:0233000000"),
        ("+33 2 33 00 00 00", "tel:+33233000000"),
        ("le soir", None),
        ("1+1+1+1", None),
    ],
)
def test_phone_is_a_link_when_it_has_the_digits_of_one(phone: str, link: str | None) -> None:
    """A note in the place of a number stays a note."""
    files = publish_site(inputs(outlet(1, phone=phone)), ASSETS)
    page = Page(files["index.html"])

    assert ([link] if link else []) == [href for href in page.values("href") if "tel:" in href]
    assert phone in page.text()
