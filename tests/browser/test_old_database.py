"""A tablet that was put away with unsent work under an earlier version is opened with this one."""

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
import rfc8785
from playwright.sync_api import Page, expect

from tests.browser import volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer
from tests.browser.old_database import (
    list_frozen,
    make_database,
    read_frozen,
    rows_of,
    to_base64,
)
from tests.browser.processes import find_free_port

TYPED = "Une rampe à l’ent"


def pair_by_hand(site: str, caisse: PreparedCaisse) -> dict[str, Any]:
    """Pair a tablet as its earlier version did, and return its credential."""
    body = json.dumps({"code": caisse.pairing_code, "label": "Tablette"}).encode()
    asked = Request(  # noqa: S310  our own server on 127.0.0.1
        f"{site}/api/devices", body, {"content-type": "application/json"}
    )
    with urlopen(asked, timeout=10) as answer:  # noqa: S310  our own server on 127.0.0.1
        paired: dict[str, Any] = json.load(answer)
    return paired


def fill(site: str, caisse: PreparedCaisse) -> dict[str, str]:
    """Say what the frozen database leaves open: this caisse, this tablet, this visit."""
    paired = pair_by_hand(site, caisse)
    ((charter,),) = caisse.query("SELECT charter_sha256 FROM visit")
    asked = Request(  # noqa: S310  our own server on 127.0.0.1
        f"{site}/api/caisses/{caisse.caisse}/charters/{charter}",
        headers={"authorization": f"Bearer {paired['device']}.{paired['secret']}"},
    )
    with urlopen(asked, timeout=10) as answer:  # noqa: S310  our own server on 127.0.0.1
        body = answer.read()
    return {
        "visit": str(caisse.visit),
        "person": str(caisse.people["alice"]),
        "outlet": str(caisse.outlet),
        "caisse": str(caisse.caisse),
        "device": paired["device"],
        "secret": paired["secret"],
        "charter": str(charter),
        "charter_base64": to_base64(body),
    }


@pytest.mark.parametrize("version", list_frozen())
def test_rule_11_what_an_earlier_version_had_not_sent_is_shown_then_arrives(
    version: int, start_server: StartServer, page: Page, tmp_path: Path
) -> None:
    """Answers, note, photo and text cut short: all on the screen, then all on the server."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    frozen = read_frozen(version, fill(site, caisse))
    page.goto(f"{site}/")
    make_database(page, frozen)

    page.goto(f"{site}/visites/")
    volunteer.open_visit(page, FARM)
    volunteer.open_part(page, "Accessibilité")
    prices = page.locator("fieldset.question", has_text="Les prix sont-ils affichés")
    expect(prices.get_by_role("button", name="Non", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(prices.locator("textarea")).to_have_value("Prix à la craie, lisibles de loin.")
    expect(prices.locator("img.photo")).to_be_visible()
    entrance = page.locator("fieldset.question", has_text="circuler en fauteuil")
    expect(entrance.locator("textarea")).to_have_value(TYPED)
    volunteer.go_back(page)
    volunteer.submit(page)
    volunteer.synchronise(page)

    expect_all_arrived(caisse, frozen)


def expect_all_arrived(caisse: PreparedCaisse, frozen: dict[str, Any]) -> None:
    """Each entry has its bytes, the text cut short is a note, the photo has its hash."""
    bodies = {str(body) for (body,) in caisse.query("SELECT body FROM entry")}
    unsent = {rfc8785.dumps(held["entry"]).decode() for held in rows_of(frozen, "entries")}
    notes = [json.loads(body)["content"]["text"] for body in bodies if '"kind":"note"' in body]
    photos = [path.read_bytes() for path in (caisse.settings.data / "photos").rglob("*.jpg")]

    assert unsent <= bodies
    assert TYPED in notes
    assert [rows_of(frozen, "photos")[0]["sha256"]] == [
        hashlib.sha256(body).hexdigest() for body in photos
    ]
