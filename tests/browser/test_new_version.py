"""A new release never takes a visit from under the fingers: it waits, and survives no network."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.processes import ROOT, find_free_port
from tests.browser.proxy import Proxy

READY = "Une nouvelle version est prête"
KEY_MS = 40
# Nothing tells that a page will not reload itself: one that would has done so by then.
GRACE_MS = 500
BEGUN, ENDED = "Prix à la craie", ", lisibles de loin."
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration("/visites/");
  const done = await registration.update().then(() => "asked", (error) => error.name);
  const installing = registration.installing;
  if (installing)
    await new Promise((end) => {
      const check = () => ["installed", "redundant"].includes(installing.state) && end();
      installing.addEventListener("statechange", check);
      check();
    });
  return [done, installing?.state ?? null];
}"""


@pytest.fixture(scope="module")
def next_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The volunteer space built as another release."""
    folder = tmp_path_factory.mktemp("release") / "next"
    script = ROOT / "tests/browser/build_next.mjs"
    subprocess.run(["node", str(script), str(folder), "2"], check=True, capture_output=True)
    return folder


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """The folder that the server hands out, with the release of today."""
    folder = tmp_path / "built"
    shutil.copytree(ROOT / "pwa/dist", folder)
    return folder


def deploy(release: Path, served: Path) -> None:
    """Put a release in the place of the one served, as an operator does."""
    shutil.rmtree(served / "visites")
    shutil.copytree(release, served / "visites")


def is_new(page: Page) -> bool:
    """Tell whether page and scripts are of the next release; both are, or neither."""
    marked = page.locator('meta[name="release"]').count() == 1
    assert marked == page.evaluate("globalThis.releaseId === '2'")
    return marked


def start(caisse: PreparedCaisse, served: Path, start_server: StartServer) -> int:
    """Serve the caisse with this folder of applications and return the port."""
    port = find_free_port()
    command = [sys.executable, "-m", "tests.browser.serve_built", str(served), str(port)]
    start_server(command, f"http://127.0.0.1:{port}/api/health", caisse.environment())
    return port


def open_note(page: Page) -> Locator:
    """Open the note of a question of the visit."""
    volunteer.open_visit(page, FARM)
    volunteer.open_part(page, "Accessibilité")
    return find_note(page)


def find_note(page: Page) -> Locator:
    """Find the field of the note, opened when it is not."""
    card = page.locator("fieldset.question", has_text="Les prix sont-ils affichés")
    note = card.locator("textarea")
    expect(card).to_be_visible()
    if not note.is_visible():
        card.get_by_role("button", name="Note", exact=True).click()
    return note


def test_rule_11_a_new_version_waits_for_the_person_and_comes_without_network(
    start_server: StartServer,
    start_tablet: StartTablet,
    served: Path,
    next_release: Path,
    tmp_path: Path,
) -> None:
    """It is told, reloads nothing, is taken offline by a press, and finds all that was typed."""
    caisse = prepare_caisse(tmp_path / "data")
    with Proxy(start(caisse, served, start_server)) as proxy:
        tablet = start_tablet(proxy)
        page = tablet.page
        page.goto(f"{proxy.url}/visites/")
        volunteer.pair(page, caisse.pairing_code, "Alice")
        volunteer.wait_until_ready(page)
        open_note(page).press_sequentially(BEGUN, delay=KEY_MS)
        page.evaluate("globalThis.sameVisit = true")

        deploy(next_release, served)
        told = page.evaluate(UPDATE)
        expect(page.get_by_text(READY)).to_be_visible()
        page.wait_for_timeout(GRACE_MS)

        assert ["asked", "installed"] == told
        assert page.evaluate("globalThis.sameVisit")
        assert not is_new(page)
        expect(find_note(page)).to_have_value(BEGUN)

        tablet.set_offline(True)
        page.reload()
        expect(find_note(page)).to_have_value(BEGUN)
        assert not is_new(page)
        expect(page.get_by_text(READY)).to_be_visible()

        note = find_note(page)
        note.press("End")
        note.press_sequentially(ENDED, delay=KEY_MS)
        page.get_by_role("button", name="Passer à la nouvelle version").click()
        expect(page.locator('meta[name="release"]')).to_have_count(1)
        expect(find_note(page)).to_have_value(f"{BEGUN}{ENDED}")
        assert is_new(page)

        tablet.set_offline(False)
        volunteer.go_back(page)
        volunteer.submit(page)
        volunteer.synchronise(page)
    bodies = [str(body) for (body,) in caisse.query("SELECT body FROM entry WHERE kind = 'note'")]
    assert f"{BEGUN}{ENDED}" in "".join(bodies)


def test_an_update_cut_off_half_way_leaves_the_application_whole(
    start_server: StartServer,
    start_tablet: StartTablet,
    served: Path,
    next_release: Path,
    tmp_path: Path,
) -> None:
    """The network goes while the new files come: the old version still opens without network."""
    caisse = prepare_caisse(tmp_path / "data")
    with Proxy(start(caisse, served, start_server)) as proxy:
        tablet = start_tablet(proxy)
        page = tablet.page
        page.goto(f"{proxy.url}/visites/")
        volunteer.pair(page, caisse.pairing_code, "Alice")
        volunteer.wait_until_ready(page)

        deploy(next_release, served)
        cut = proxy.drop_response(r"GET /visites/assets/", times=50)
        told = page.evaluate(UPDATE)
        tablet.set_offline(True)
        page.reload()
        volunteer.wait_until_ready(page)
        volunteer.open_visit(page, FARM)

        assert ["asked", "redundant"] == told
        assert cut.struck >= 1
        assert not is_new(page)
        expect(page.get_by_text(READY)).to_be_hidden()
