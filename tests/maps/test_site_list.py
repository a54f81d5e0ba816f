"""What members read: rates in words, hours, order, and the same outlets on list and map."""

from datetime import date

import msgspec

from maps.feed import FEED_NAME
from maps.perimeter import Point
from maps.site import publish_site
from tests.maps.published import ASSETS, Page, caisse, inputs, outlet, outlet_id, rate, rates


def index_of(*outlets: object, **changes: object) -> Page:
    """The list page of these outlets."""
    return Page(publish_site(inputs(*outlets, **changes), ASSETS)["index.html"])  # type: ignore[arg-type]


def test_rate_is_said_in_words_with_its_meaning() -> None:
    """Once for the page, then for each outlet, in the terms of the charter."""
    words = index_of(outlet(1)).text()

    assert "Le taux dit quelle part du prix se paie en MonA ; le reste se paie en euros." in words
    assert "Légumes14 sur 20 € se paient en MonA, 6 € en euros." in words
    assert "Pour payer : par téléphone." in words


def test_each_meaning_has_its_own_words() -> None:
    """A refund is no payment, and where all is paid no percent is explained."""
    refunded = index_of(outlet(1, meaning=rates(meaning="refunded"))).text()
    full = index_of(outlet(1, meaning=rates(meaning="full"), rates=(rate(percent=100),))).text()

    assert "quelle part du prix la caisse vous rend" in refunded
    assert "Vous payez 20 €, la caisse vous rend 14 €." in refunded
    assert "Pour les produits indiqués chez chaque lieu : tout se paie en MonA." in full


def test_an_outlet_keeps_the_meaning_of_the_charter_that_its_convention_rests_on() -> None:
    """A new charter refunds; a farm approved before is still paid in currency, on every page."""
    refunds = rates(meaning="refunded", currency="Bon")
    files = publish_site(inputs(outlet(1), caisse=caisse(rates=refunds)), ASSETS)
    pages = [files[name] for name in files if name.startswith(("index.html", "lieux/"))]
    said = [Page(page).text() for page in [*pages, files["produits/legumes.html"]]]

    assert 3 == sum("14 sur 20 € se paient en MonA" in words for words in said)
    assert not [words for words in said if "rend" in words or "Bon" in words]
    assert b"se paient en MonA" in files[FEED_NAME]


def test_a_page_of_outlets_with_two_meanings_says_both_and_that_they_differ() -> None:
    """Each once, whatever the number of outlets."""
    refunds = rates(meaning="refunded", currency="Bon")
    words = index_of(outlet(1), outlet(2, meaning=refunds), outlet(3, meaning=refunds)).text()

    assert "Le taux ne se lit pas partout de la même façon" in words
    assert 1 == words.count("quelle part du prix se paie en MonA")
    assert 1 == words.count("quelle part du prix la caisse vous rend")
    assert "pas partout" not in index_of(outlet(1), outlet(2)).text()


def test_without_an_outlet_the_charter_in_force_says_what_rates_mean() -> None:
    """Members read what is to come before the first convention."""
    refunds = caisse(rates=rates(meaning="refunded"))

    assert "la caisse vous rend" in index_of(caisse=refunds).text()


def test_families_of_one_percent_share_a_sentence() -> None:
    """The best rate first, families in one phrase."""
    one = outlet(1, rates=(rate("pain", 30), rate("oeufs", 70), rate("legumes", 70)))
    words = index_of(one).text()

    assert words.index("Légumes et œufs14 sur 20 €") < words.index("Pain6 sur 20 €")


def test_rate_to_come_is_announced_on_the_outlet_page_and_counts_from_its_day() -> None:
    """Both rates are shown, each on its dates."""
    one = outlet(1, rates=(rate(percent=70), rate(percent=85, from_=date(2026, 12, 1))))
    page = f"lieux/{outlet_id(1)}.html"

    before = Page(publish_site(inputs(one), ASSETS)[page]).text()
    after = Page(publish_site(inputs(one, civil_day=date(2026, 12, 1)), ASSETS)[page]).text()

    assert "70 % Légumes" in before
    assert "À partir du 1er décembre 2026, Légumes : 85 %" in before
    assert "85 % Légumes" in after
    assert "À partir du" not in after


def test_product_page_lists_those_who_sell_it() -> None:
    """The filter without JavaScript."""
    files = publish_site(
        inputs(outlet(1), outlet(2, rates=(rate("pain"),)), outlet(3, rates=())), ASSETS
    )

    assert [outlet_id(1)] == Page(files["produits/legumes.html"]).values("data-outlet")
    assert [outlet_id(2)] == Page(files["produits/pain.html"]).values("data-outlet")
    assert len(Page(files["index.html"]).values("data-outlet")) == 3


def test_list_is_sorted_by_commune_then_name_without_accents() -> None:
    """As a reader looks it up, whatever the machine's language."""
    page = index_of(
        outlet(1, name="Zoé", commune="Éauze"),
        outlet(2, name="étal", commune="Flers"),
        outlet(3, name="Élan", commune="Flers"),
        outlet(4, name="Fournil", commune="Athis"),
    )

    assert [outlet_id(n) for n in (4, 1, 3, 2)] == page.values("data-outlet")


def test_unknown_hours_are_said_to_be_unknown() -> None:
    """Never shown as closed; a notation we cannot say in French stays as written."""
    words = index_of(
        outlet(1),
        outlet(2, hours="Sa 08:00-12:30"),
        outlet(3, hours="sunrise-sunset"),
    ).text()

    assert "horaires non communiqués" in words
    assert "Le samedi de 8 h à 12 h 30" in words
    assert "Sunrise-sunset" in words


def test_map_and_list_hold_the_same_outlets() -> None:
    """An outlet without a place, or on null island, is named as such and never vanishes."""
    nowhere = Point(lat_e7=0, lon_e7=0)
    files = publish_site(
        inputs(outlet(1), outlet(2, point=None), outlet(3, point=nowhere), outlet(4)), ASSETS
    )
    feed = msgspec.json.decode(files[FEED_NAME])
    placed = [feature["id"] for feature in feed["features"]]
    unplaced = [one["id"] for one in feed["unplaced"]]

    assert [outlet_id(1), outlet_id(4)] == placed
    assert [outlet_id(2), outlet_id(3)] == unplaced
    assert sorted(placed + unplaced) == sorted(Page(files["index.html"]).values("data-outlet"))


def test_feed_is_geojson_of_rfc_7946() -> None:
    """Longitude first, at most 7 decimals, an id a feature, a bounding box, no crs."""
    files = publish_site(
        inputs(
            outlet(1, point=Point(lat_e7=487488001, lon_e7=-5639003)),
            outlet(2, point=Point(lat_e7=-208789000, lon_e7=554481000)),
        ),
        ASSETS,
    )
    feed = msgspec.json.decode(files[FEED_NAME])
    first = feed["features"][0]

    assert feed["type"] == "FeatureCollection"
    assert "crs" not in feed
    assert feed["bbox"] == [-0.5639003, -20.8789, 55.4481, 48.7488001]
    assert first["type"] == "Feature"
    assert first["geometry"] == {"type": "Point", "coordinates": [-0.5639003, 48.7488001]}
    assert outlet_id(1) == first["id"]
    assert b"-0.5639003,\n" in files[FEED_NAME]


def test_feed_gives_the_rate_of_each_family() -> None:
    """With its date and its words, for those who reuse it."""
    files = publish_site(inputs(outlet(1)), ASSETS)
    feature = msgspec.json.decode(files[FEED_NAME])["features"][0]

    assert feature["properties"]["rates"] == [
        {
            "family": "legumes",
            "label": "Légumes",
            "percent": 70,
            "from": "2026-04-01",
            "sentence": "14 sur 20\xa0€ se paient en MonA, 6\xa0€ en euros",
        }
    ]
    assert f"lieux/{outlet_id(1)}.html" == feature["properties"]["page"]
