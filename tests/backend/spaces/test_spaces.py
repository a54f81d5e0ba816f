"""The two applications and the home page: their shells, their files, their headers."""

from pathlib import Path

import pytest

from tests.backend.builders import slug_of
from tests.cast import World

SOURCES = Path(__file__).parents[3] / "pwa"
MARKS = [
    SOURCES / "committee/public/icon.svg",
    SOURCES / "visits/public/icons/grillon.svg",
]


def test_the_home_page_names_the_caisses_and_leads_to_the_spaces(world: World) -> None:
    """Nobody needs an account to find their map."""
    (world.settings.data / "site/bordeaux").mkdir(parents=True)

    page = world.call("emma", "GET", "/")

    assert 200 == page.status_code
    for expected in ("Caisse de Bordeaux", "/carte/bordeaux", "/visites", "/comite"):
        assert expected in page.text


def test_the_home_page_bears_the_mark_of_the_spaces(world: World) -> None:
    """Whoever goes through one of its doors knows where they are."""
    page = world.call("emma", "GET", "/")
    mark = world.call("emma", "GET", "/accueil/icon.svg")
    marks = {path.read_bytes() for path in MARKS}

    assert '<img src="/accueil/icon.svg" alt=""' in page.text
    assert {mark.content} == marks


def test_the_home_page_opens_no_door_on_a_map_that_is_not_there(world: World) -> None:
    """A caisse without a charter has nothing to publish: it is named, and leads nowhere."""
    page = world.call("emma", "GET", "/")

    assert "Caisse de Bordeaux" in page.text
    assert "/carte/" not in page.text


@pytest.mark.parametrize("space", ["visites", "comite"])
def test_every_screen_of_an_application_is_its_shell(world: World, space: str) -> None:
    """An address typed or reloaded leads to the screen, which the shell draws."""
    shell = world.call("emma", "GET", f"/{space}/")
    deep = world.call("emma", "GET", f"/{space}/un/ecran")

    assert (200, f"<!doctype html><title>{space}</title>") == (shell.status_code, shell.text)
    assert shell.content == deep.content
    assert "no-cache" == deep.headers["cache-control"]


@pytest.mark.parametrize("space", ["visites", "comite"])
def test_the_address_without_a_slash_leads_to_the_folder(world: World, space: str) -> None:
    """Relative links and the scope of the service worker hold only from within the folder."""
    answer = world.call("emma", "GET", f"/{space}", follow_redirects=False)

    assert (True, f"/{space}/") == (answer.is_redirect, answer.headers["location"])


def test_a_built_file_is_kept_for_ever_and_a_missing_one_is_not_the_shell(world: World) -> None:
    """The name changes with the content; a script that is gone must not answer with HTML."""
    found = world.call("emma", "GET", "/visites/assets/app-1a2b.js")
    missing = world.call("emma", "GET", "/visites/assets/app-0000.js")

    assert "immutable" in found.headers["cache-control"]
    assert found.headers["content-type"].startswith("text/javascript")
    assert (404, "unknown-address") == slug_of(missing)


@pytest.mark.parametrize("path", ["/", "/visites/", "/comite/", "/comite/assets/app-1a2b.js"])
def test_pages_run_nothing_inline_and_are_framed_by_nobody(world: World, path: str) -> None:
    """The policy is the same for every page of the program."""
    headers = world.call("emma", "GET", path).headers

    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "nosniff" == headers["x-content-type-options"]


def test_the_home_page_has_nothing_inline(world: World) -> None:
    """What the policy forbids is not there."""
    page = world.call("emma", "GET", "/").text

    assert "style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
