"""Dix photos et deux signatures au plus vite: nothing is missing, nothing is there twice."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import meeting, volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.images import make_photo
from tests.browser.processes import find_free_port
from tests.browser.proxy import Proxy

PHOTOS = 10
SIGNERS = ("Jeanne Fort", "Paul Fort")
KEPT = """async () => {
  const database = await new Promise((answer, fail) => {
    const asked = indexedDB.open("grillon-visits");
    asked.onsuccess = () => answer(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const read = (table) => new Promise((answer, fail) => {
    const asked = database.transaction(table).objectStore(table).getAll();
    asked.onsuccess = () => answer(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const hash = async (bytes) => {
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return Array.from(new Uint8Array(digest), (one) => one.toString(16).padStart(2, "0")).join("");
  };
  const photos = await read("photos");
  const entries = (await read("entries")).map(({ entry }) => entry);
  const outbox = await read("outbox");
  database.close();
  return {
    bytes: await Promise.all(photos.map(({ bytes }) => hash(bytes))),
    named: entries.filter(({ kind }) => kind === "photo").map(({ content }) => content.sha256),
    signed: entries.filter(({ kind }) => kind === "signature").map(({ content }) => content),
    waiting: outbox.map(({ kind, name }) => [kind, name]),
    entries: entries.map(({ id }) => id),
  };
}"""


def take_ten(screen: Page) -> None:
    """Choose ten photos at once, five for each of two questions, and wait for none."""
    shots = [
        {"name": f"photo-{seed}.jpg", "mimeType": "image/jpeg", "buffer": make_photo(seed, 70)}
        for seed in range(PHOTOS)
    ]
    cards = screen.locator("fieldset.question input[type=file]")
    cards.nth(0).set_input_files(shots[: PHOTOS // 2])
    cards.nth(1).set_input_files(shots[PHOTOS // 2 :])


def sign_twice(screen: Page) -> None:
    """Have two people sign one after the other, at once."""
    screen.evaluate("location.hash = location.hash.replace(/critere.*/, 'signature')")
    for place, name in enumerate(SIGNERS):
        if place:
            screen.get_by_role("button", name="Ajouter une autre signature").click()
        expect(screen.get_by_role("button", name="Signer", exact=True)).to_be_enabled(
            timeout=120_000
        )
        meeting.sign(screen, name)


def test_rule_03_ten_photos_and_two_signatures_as_fast_as_possible(
    start_server: StartServer, start_tablet: StartTablet, tmp_path: Path
) -> None:
    """After a reload each photo has its bytes and its entry, each signature its drawing, once."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    start_server(caisse.command(port), f"http://127.0.0.1:{port}/api/health", caisse.environment())
    with Proxy(port) as proxy:
        tablet = start_tablet(proxy)
        screen = tablet.page
        screen.goto(f"{proxy.url}/visites/")
        volunteer.pair(screen, caisse.pairing_code, "Alice")
        volunteer.wait_until_ready(screen)
        tablet.set_offline(True)
        volunteer.open_visit(screen, FARM)
        volunteer.open_part(screen, "Ancrage")
        take_ten(screen)
        sign_twice(screen)

        screen.reload()
        for name in SIGNERS:
            expect(screen.get_by_role("listitem").filter(has_text=f"{name}, le")).to_have_count(1)
        expect(screen.locator("svg.drawing")).to_have_count(2)
        expect(screen.get_by_text("modifié après signature")).to_have_count(0)
        expect_consistent(screen.evaluate(KEPT))

        screen.evaluate("location.hash = location.hash.replace('signature', '')")
        volunteer.submit(screen)
        tablet.set_offline(False)
        volunteer.synchronise(screen)
    expect_all_on_the_server(caisse)


def expect_consistent(kept: dict[str, Any]) -> None:
    """Bytes, entries and what waits to be sent name the same photos, each once."""
    assert len(kept["bytes"]) == PHOTOS
    assert sorted(kept["bytes"]) == sorted(kept["named"])
    assert sorted(SIGNERS) == sorted(one["name"] for one in kept["signed"])
    assert all(one["strokes"] for one in kept["signed"])
    waiting = [("photo", name) for name in kept["named"]] + [("entry", i) for i in kept["entries"]]
    assert sorted(waiting) == sorted(map(tuple, kept["waiting"]))


def expect_all_on_the_server(caisse: PreparedCaisse) -> None:
    """The server holds the same, once."""
    kinds = "SELECT kind, count(*) FROM entry WHERE kind IN ('photo', 'signature') GROUP BY kind"
    assert caisse.query(f"{kinds} ORDER BY kind") == [("photo", PHOTOS), ("signature", 2)]
    assert len(list((caisse.settings.data / "photos").rglob("*.jpg"))) == PHOTOS
