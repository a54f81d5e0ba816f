"""Who is shown where, by standing and by civil day."""

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from maps.inputs import PublishedOutlet, SiteRefused
from maps.listing import add_months
from maps.site import publish_site
from tests.maps.published import ASSETS, Page, inputs, outlet, outlet_id

NAME = "La Ferme qui part"
OWN_PAGE = f"lieux/{outlet_id(1)}.html"


def publish(one: PublishedOutlet, day: date) -> dict[str, bytes]:
    """The site of this outlet and another one."""
    return publish_site(inputs(one, outlet(2), civil_day=day), ASSETS)


def files_naming(files: Mapping[str, bytes]) -> set[str]:
    """The files in which the outlet's name or id can be read, the manifest apart."""
    marks = (NAME.encode(), outlet_id(1).encode())
    return {
        name
        for name, body in files.items()
        if name != "manifest.json" and (name == OWN_PAGE or any(mark in body for mark in marks))
    }


def test_conventioned_outlet_is_in_list_page_product_page_and_geojson() -> None:
    """One fact, every form of it."""
    files = publish(outlet(1, name=NAME), date(2026, 11, 22))

    assert {
        "index.html",
        "produits/legumes.html",
        "points-de-vente.geojson",
        OWN_PAGE,
    } == files_naming(files)


def test_ended_outlet_leaves_everything_but_its_own_page_at_once() -> None:
    """On the very day: list, product pages, GeoJSON and folium page no longer know it."""
    ended = outlet(1, name=NAME, standing="ended", ended_on=date(2026, 11, 22))
    files = publish(ended, date(2026, 11, 22))

    assert {OWN_PAGE} == files_naming(files)
    assert (
        "Ce lieu n’est plus conventionné depuis le 22 novembre 2026."
        in Page(files[OWN_PAGE]).text()
    )


def test_page_of_an_ended_outlet_says_nothing_else() -> None:
    """No address, phone, rate or reason stays on it."""
    ended = outlet(
        1,
        name=NAME,
        standing="ended",
        ended_on=date(2026, 11, 1),
        phone="02 33 00 00 00",
        hours="Mo 09:00-12:00",
        season="D’avril à mai",
        website="https://ferme.example",
    )
    page = Page(publish(ended, date(2026, 11, 22))[OWN_PAGE]).text()

    for private in ("Puits", "02 33", "9 h", "avril", "70 %", "Légumes"):
        assert private not in page
    assert "https://ferme.example" not in str(
        Page(publish(ended, date(2026, 11, 22))[OWN_PAGE]).tags
    )


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2026, 11, 30), True),
        (date(2027, 2, 27), True),
        (date(2027, 2, 28), False),
        (date(2030, 1, 1), False),
    ],
)
def test_page_of_an_ended_outlet_is_removed_after_three_months(day: date, there: bool) -> None:
    """Three civil months, to the last day of a shorter one; the manifest then names it gone."""
    ended = outlet(1, name=NAME, standing="ended", ended_on=date(2026, 11, 30))
    files = publish(ended, day)

    assert there == (OWN_PAGE in files)
    assert ([] if there else [OWN_PAGE]) == msgspec.json.decode(files["manifest.json"])["gone"]


def test_suspended_outlet_leaves_list_and_map_while_suspended() -> None:
    """Its own page stays, so that no link is dead, and says only that."""
    paused = outlet(1, name=NAME, standing="suspended", until=date(2027, 1, 15))
    files = publish(paused, date(2026, 11, 22))
    page = Page(files[OWN_PAGE]).text()

    assert {OWN_PAGE} == files_naming(files)
    assert "suspendue pour le moment, jusqu’au 15 janvier 2027." in page
    assert "Puits" not in page


def test_convention_that_begins_later_is_not_shown_yet() -> None:
    """Approval takes effect on its date."""
    coming = outlet(1, name=NAME, since=date(2026, 12, 1))

    assert set() == files_naming(publish(coming, date(2026, 11, 30)))
    assert OWN_PAGE in files_naming(publish(coming, date(2026, 12, 1)))


def test_end_to_come_is_refused() -> None:
    """An outlet in its notice period is still conventioned: the caller must say so."""
    with pytest.raises(SiteRefused, match="after"):
        inputs(outlet(1, standing="ended", ended_on=date(2026, 11, 23)))
    with pytest.raises(SiteRefused, match="end date"):
        outlet(1, standing="ended")
    with pytest.raises(SiteRefused, match="end date"):
        outlet(1, standing="conventioned", ended_on=date(2026, 11, 1))


def test_months_are_added_as_the_civil_calendar_does() -> None:
    """A leap year, a year's end, a plain month."""
    assert date(2028, 2, 29) == add_months(date(2027, 11, 30), 3)
    assert date(2027, 1, 31) == add_months(date(2026, 10, 31), 3)
    assert date(2026, 6, 15) == add_months(date(2026, 3, 15), 3)


def test_site_without_outlet_says_so() -> None:
    """An empty list is a sentence, not a blank page."""
    files = publish_site(inputs(), ASSETS)

    assert "Aucun lieu n’est conventionné pour le moment." in Page(files["index.html"]).text()
    assert "Aucun lieu ne propose ce produit" in Page(files["produits/pain.html"]).text()
