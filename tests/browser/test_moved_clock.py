"""The clock of a tablet is wrong, then changes: it dates what is written and orders nothing."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import volunteer
from tests.browser.caisse import FARM, prepare_caisse
from tests.browser.conftest import StartServer
from tests.browser.processes import find_free_port

PART, PRICES = "Accessibilité", "Les prix sont-ils affichés"
MOVED = """{
  const Real = Date;
  let moved_ms = 0;
  globalThis.moveClock = (ms) => { moved_ms = ms; };
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + moved_ms); }
    static now() { return Real.now() + moved_ms; }
  };
}"""
DAY_MS = 24 * 3_600_000
SAID = ("Oui", "Non", "En partie")


def test_rule_13_no_clock_decides_which_answer_stands(
    start_server: StartServer, page: Page, tmp_path: Path
) -> None:
    """Three answers, the clock ahead then behind: the last one given stands, ids never go back."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    page.add_init_script(MOVED)
    page.goto(f"{site}/visites/")
    volunteer.pair(page, caisse.pairing_code, "Alice")
    volunteer.wait_until_ready(page)
    volunteer.open_visit(page, FARM)
    volunteer.open_part(page, PART)
    card = page.locator("fieldset.question", has_text=PRICES)
    for days, label in zip((0, 30, -60), SAID, strict=True):
        page.evaluate("(ms) => moveClock(ms)", days * DAY_MS)
        button = card.get_by_role("button", name=label, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    volunteer.go_back(page)
    volunteer.submit(page)
    volunteer.synchronise(page)

    rows = caisse.query("SELECT body FROM entry WHERE kind = 'answer' ORDER BY number")
    entries = [json.loads(str(body)) for (body,) in rows]
    times = [entry["device_time"] for entry in entries]
    assert ["yes", "no", "partly"] == [entry["content"]["choice"] for entry in entries]
    assert [[], [entries[0]["id"]], [entries[1]["id"]]] == [e["replaces"] for e in entries]
    assert times[2] < times[0] < times[1]
    assert sorted(entry["id"] for entry in entries) == [entry["id"] for entry in entries]
