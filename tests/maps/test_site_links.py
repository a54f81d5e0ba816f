"""Every page stands alone: links resolve, nothing comes from elsewhere, nothing is inline."""

import re
from pathlib import PurePosixPath

import pytest

from maps.site import publish_site
from tests.maps.published import ASSETS, DAY, Page, inputs, outlet, outlet_id, rate

WEBSITE = "https://ferme.example/"
FILES = publish_site(
    inputs(
        outlet(1, website=WEBSITE, phone="02 33 00 00 00", rates=(rate(), rate("oeufs", 30))),
        outlet(2, point=None),
        outlet(3, standing="suspended"),
        outlet(4, standing="ended", ended_on=DAY),
    ),
    ASSETS,
)
PAGES = [name for name in FILES if name.endswith(".html")]
every_page = pytest.mark.parametrize("name", PAGES)


def resolve(page: str, address: str) -> str:
    """The file that a relative address leads to."""
    parts: list[str] = []
    for part in (PurePosixPath(page).parent / address).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@every_page
def test_links_lead_to_a_file_of_the_folder(name: str) -> None:
    """Files, and the places that fragments name, exist."""
    page = Page(FILES[name])
    addresses = page.values("href") + page.values("src") + page.values("data-feed")

    for address in addresses:
        if address == WEBSITE or address.startswith("tel:"):
            continue
        path, _, fragment = address.partition("#")
        target = resolve(name, path) if path else name
        assert target in FILES, address
        if fragment:
            assert fragment in Page(FILES[target]).values("id"), address


def test_no_file_names_another_server() -> None:
    """Save the outlet's own website, on its own page and in the data, and a name of XML."""
    allowed = {WEBSITE, "http://www.w3.org/2000/svg"}
    found = {
        address
        for body in FILES.values()
        for address in re.findall(r"(?:https?:)?//[a-z][^\s\"'<>)]+", body.decode())
    }

    assert found - allowed == set(), found
    assert WEBSITE.encode() not in FILES["carte-a-integrer.html"] + FILES["index.html"]


@every_page
def test_nothing_is_inline(name: str) -> None:
    """A policy of default-src 'self' holds on every page, the folium page included."""
    page = Page(FILES[name])
    scripts = [attributes for tag, attributes in page.tags if tag == "script"]

    assert all(attributes.get("src") for attributes in scripts)
    assert "style" not in {tag for tag, _ in page.tags}
    for _, attributes in page.tags:
        assert not [one for one in attributes if one == "style" or one.startswith("on")]


@every_page
def test_pages_are_readable_by_all(name: str) -> None:
    """A language, a title, one first heading, zoom allowed, a main part; ids used once."""
    page = Page(FILES[name])
    tags = [tag for tag, _ in page.tags]
    ids = page.values("id")

    assert dict(page.tags)["html"]["lang"] == "fr"
    assert "title" in tags
    assert tags.count("h1") == 1
    assert tags.count("main") == 1
    assert sorted(set(ids)) == sorted(ids)
    assert "user-scalable" not in FILES[name].decode()


@every_page
def test_pages_carry_the_notice_and_the_head_of_the_register(name: str) -> None:
    """What the charter is, and what the page rests on; the embedded map leads to the list."""
    words = Page(FILES[name]).text()

    if name == "carte-a-integrer.html":
        assert "index.html" in Page(FILES[name]).values("href")
        return
    assert "Modèle inspiré de la Gironde, non officiel." in words
    assert f"ligne 42, empreinte {'ab' * 32}" in words
    assert "Page établie le 22 novembre 2026" in words


def test_list_comes_before_the_map() -> None:
    """In the page as in the order of reading."""
    ids = Page(FILES["index.html"]).values("id")

    assert ids.index("liste") < ids.index(f"lieu-{outlet_id(1)}") < ids.index("carte")
