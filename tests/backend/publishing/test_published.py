"""What members read follows the register: at once after each decision, and nothing else leaks."""

import json
from typing import Any

import httpx
import msgspec
import pytest

from backend.clock import DAY_MS
from backend.spaces.files import send_file
from criteria.load import charter_sha256
from tests.backend.builders import (
    AGAINST,
    GIRONDE,
    TODAY,
    Sent,
    adopt,
    approve,
    begin,
    caisse_url,
    decide,
    erase,
    kinds,
    new_id,
    revoke,
    send_visit,
    sheet,
    slug_of,
    store_charter,
)
from tests.cast import World

MAP = "/carte/bordeaux/"
FEED = "points-de-vente.geojson"
EMBEDDED = "carte-a-integrer.html"
PLACES_OF_AN_OUTLET = ("", FEED, "produits/vegetables.html")


@pytest.fixture
def ready(world: World) -> World:
    """Return a world whose caisse has its charter."""
    begin(world)
    return world


def get(world: World, name: str = "") -> httpx.Response:
    """Return a published file as Emma, a member without an account, asks for it."""
    return world.call("emma", "GET", f"{MAP}{name}", follow_redirects=False)


def features(world: World) -> list[dict[str, Any]]:
    """Return the outlets of the published GeoJSON."""
    found: list[dict[str, Any]] = get(world, FEED).json()["features"]
    return found


def move_days(world: World, days: int) -> None:
    """Let days pass, Chloé signing in often enough to stay signed in."""
    for _ in range(0, days, 60):
        world.clock.move(min(60, days) * DAY_MS)
        world.call("chloe", "GET", "/api/sessions/current")


def republish(world: World, outlet: str) -> None:
    """Have the caisse published again, by a change of a sheet."""
    path = caisse_url(world, f"outlets/{outlet}/sheet")
    assert world.call("chloe", "PUT", path, json=sheet()).status_code == 204


def test_an_adoption_publishes_an_empty_list(ready: World) -> None:
    """The page is there before the first outlet is."""
    page = get(ready)

    assert 200 == page.status_code
    assert "Caisse de Bordeaux" in page.text
    assert [] == features(ready)


def test_before_its_charter_a_caisse_has_no_page(world: World) -> None:
    """Nor has a caisse that does not exist."""
    assert (404, "unknown-address") == slug_of(get(world))
    assert (404, "unknown-address") == slug_of(world.call("emma", "GET", "/carte/ailleurs/"))


def test_an_approved_outlet_is_on_list_and_map_at_once_with_its_rate_in_words(
    ready: World,
) -> None:
    """List, page of its own, page of the product, GeoJSON."""
    sent = approve(ready)
    feature = features(ready)[0]
    page = get(ready, f"lieux/{sent.outlet}.html")

    assert all("Ferme des Tilleuls" in get(ready, name).text for name in PLACES_OF_AN_OUTLET)
    assert (sent.outlet, "14 sur 20\u00a0€ se paient en MonA, 6\u00a0€ en euros") == (
        feature["id"],
        feature["properties"]["rates"][0]["sentence"],
    )
    assert "14 sur 20" in page.text
    assert "depuis le" in page.text


def test_what_is_not_approved_never_shows(ready: World) -> None:
    """Not when visited, nor refused; nor scores, reasons or the visitors' notes of the others."""
    waiting = send_visit(ready, name="Ferme en attente")
    decide(ready, send_visit(ready, name="Ferme refusée"), votes=AGAINST, reasons="Trop loin.")
    approve(ready)
    published = "".join(
        path.read_text(encoding="utf-8")
        for path in (ready.settings.data / "site" / "bordeaux").rglob("*")
        if path.is_file() and path.suffix in {".html", ".geojson", ".json", ".js"}
    )

    assert "Ferme des Tilleuls" in published
    assert all(
        word not in published
        for word in ("Ferme en attente", "Ferme refusée", "Trop loin", "Alice", waiting.outlet)
    )


def test_a_revoked_outlet_leaves_everything_at_once_and_its_page_says_so(ready: World) -> None:
    """List, product page, GeoJSON, embedded map; its own page keeps one neutral sentence."""
    sent = approve(ready)
    revoke(ready, sent.outlet, reasons="Un motif qui ne regarde pas le public.")
    page = get(ready, f"lieux/{sent.outlet}.html").text

    assert all("Tilleuls" not in get(ready, name).text for name in PLACES_OF_AN_OUTLET)
    assert all(
        "Tilleuls" not in get(ready, name).text for name in (EMBEDDED, "carte-a-integrer.js")
    )
    assert [] == features(ready)
    assert "n’est plus conventionné depuis le" in page
    assert "motif" not in page
    assert "14 sur 20" not in page


def test_the_page_of_an_ended_outlet_is_gone_after_three_months(ready: World) -> None:
    """410 tells search engines that it will not come back."""
    sent = approve(ready)
    revoke(ready, sent.outlet)
    move_days(ready, 60)
    republish(ready, sent.outlet)
    assert get(ready, f"lieux/{sent.outlet}.html").status_code == 200
    move_days(ready, 60)
    republish(ready, sent.outlet)

    assert (410, "page-removed") == slug_of(get(ready, f"lieux/{sent.outlet}.html"))
    assert (404, "unknown-address") == slug_of(get(ready, "lieux/inconnu.html"))


def test_an_erased_outlet_is_nowhere(ready: World) -> None:
    """Not even its neutral page: the name was private data too."""
    sent = approve(ready)
    revoke(ready, sent.outlet)
    erase(ready, sent.outlet)

    assert get(ready, f"lieux/{sent.outlet}.html").status_code in {404, 410}
    assert "Tilleuls" not in get(ready).text


def test_a_sheet_that_changes_is_published_again(ready: World) -> None:
    """New hours, new name: members read them at once."""
    sent = approve(ready)
    path = caisse_url(ready, f"outlets/{sent.outlet}/sheet")
    ready.call("chloe", "PUT", path, json=sheet(name="Ferme du Ruisseau"))

    assert "Ferme du Ruisseau" in get(ready).text
    assert "Tilleuls" not in get(ready).text


def test_a_family_of_an_older_charter_keeps_its_name_on_the_page(ready: World) -> None:
    """The new version no longer lists fruits; the convention taken over for them still holds."""
    draft = {
        "outlet": send_visit(ready).outlet,
        "decided_on": "2023-03-01",
        "starts_on": "2023-03-01",
        "families": [{"family": "fruits", "class": "B", "percent": 50}],
        "minutes": "Compte rendu.",
    }
    ready.call("chloe", "POST", caisse_url(ready, "takeovers"), json=draft)
    families = tuple(one for one in GIRONDE.products.families if one.code != "fruits")
    questions = tuple(
        msgspec.structs.replace(one, families=tuple(c for c in one.families if c != "fruits"))
        for one in GIRONDE.products.questions
    )
    products = msgspec.structs.replace(GIRONDE.products, families=families, questions=questions)
    version = msgspec.structs.replace(GIRONDE, version="2026-2", products=products)
    store_charter(ready, version)

    assert 201 == adopt(ready, charter_sha256(version)).status_code
    assert ["Fruits"] == [one["label"] for one in features(ready)[0]["properties"]["rates"]]


def test_a_decision_stands_even_when_publishing_fails(
    ready: World, caplog: pytest.LogCaptureFixture
) -> None:
    """The vote is recorded and answered as such; the log says what is to mend."""
    sent = send_visit(ready)
    (ready.settings.data / "dist" / "membres" / "members.js").unlink()
    answer = decide(ready, sent)

    assert (201, "approved") == (answer.status_code, answer.json()["outcome"])
    assert "decided" in kinds(ready)
    assert "publishing caisse" in caplog.text
    assert [] == features(ready)


# --- Headers and addresses ------------------------------------------------------------------------


def test_every_page_has_a_policy_without_unsafe_and_is_not_sniffed(ready: World) -> None:
    """No inline script or style anywhere, the embedded map included, which others may frame."""
    sent = approve(ready)
    for name in ("", f"lieux/{sent.outlet}.html", FEED, EMBEDDED, "assets/members.js", "rien"):
        headers = get(ready, name).headers
        assert "unsafe" not in headers["content-security-policy"], name
        assert headers["x-content-type-options"] == "nosniff", name
    framed = {name: get(ready, name).headers["content-security-policy"] for name in ("", EMBEDDED)}

    assert "frame-ancestors 'none'" in framed[""]
    assert "frame-ancestors *" in framed[EMBEDDED]


def test_other_sites_may_read_the_feed_and_not_the_pages(ready: World) -> None:
    """The GeoJSON is for everybody's maps; it says its type."""
    feed, page = get(ready, FEED), get(ready)

    assert "*" == feed.headers["access-control-allow-origin"]
    assert feed.headers["content-type"].startswith("application/geo+json")
    assert "access-control-allow-origin" not in page.headers


def test_the_address_without_a_slash_leads_to_the_folder(ready: World) -> None:
    """Relative links hold only from within the folder."""
    answer = ready.call("emma", "GET", "/carte/bordeaux", follow_redirects=False)

    assert (True, MAP) == (answer.is_redirect, answer.headers["location"])


OUTSIDE = (
    "../grillon.sqlite",
    "..%2fgrillon.sqlite",
    "%2e%2e/%2e%2e/grillon.sqlite",
    "..%5c..%5cgrillon.sqlite",
    "assets/../../../grillon.sqlite",
    "%2fetc%2fpasswd",
    "%00",
    "index.html%00.txt",
    "a" * 5000,
)


@pytest.mark.parametrize("name", OUTSIDE, ids=range(len(OUTSIDE)))
def test_nothing_outside_the_folder_is_handed_out(ready: World, name: str) -> None:
    """Whatever the spelling; and nothing fails on it."""
    for path in (
        f"{MAP}{name}",
        f"/carte/{name}/index.html",
        f"/visites/{name}",
        f"/accueil/{name}",
    ):
        answer = ready.call("emma", "GET", path, follow_redirects=False)
        assert answer.status_code in {200, 302, 307, 400, 404}, (path[:80], answer.status_code)
        assert b"SQLite format" not in answer.content
        assert b"root:" not in answer.content
    page = f"/carte/{name}/lieux/{new_id()}.html"
    assert ready.call("emma", "GET", page).status_code in {400, 404}


def test_a_page_asked_for_while_the_folder_is_swapped_comes_from_the_new_one(
    ready: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that was found is gone when it is read: nobody sees an error."""
    found: list[object] = []

    def send_once_swapped(path: object, kept: str) -> object:
        found.append(path)
        if len(found) == 1:
            raise FileNotFoundError
        return send_file(path, kept)

    monkeypatch.setattr("backend.publishing.routes.send_file", send_once_swapped)

    assert 200 == get(ready).status_code
    assert 2 == len(found)


def test_an_outlet_of_two_caisses_shows_where_it_is_conventioned(ready: World) -> None:
    """Flers has its own page, without what Bordeaux decided."""
    sent: Sent = approve(ready)
    store_charter(ready, caisse=ready.flers)
    draft = {
        "charter": charter_sha256(GIRONDE),
        "decided_on": TODAY,
        "effective_on": TODAY,
        "minutes": "Adoptée.",
    }
    path = caisse_url(ready, "adoptions", ready.flers)
    ready.call("david", "POST", path, json=draft)
    feed = ready.call("emma", "GET", f"/carte/flers/{FEED}").content

    assert sent.outlet in get(ready, FEED).text
    assert [] == json.loads(feed)["features"]
