"""The committee amends its charter while a visit is open: the visit ends as it began."""

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from backend.accounts.tables import Caisse
from backend.charters.commands import add_charter
from backend.clock import read_clock
from backend.database import Writer
from backend.deciding.adopt import adopt
from backend.deciding.wire import AdoptionDraft
from backend.visits.commands import plan_visit
from backend.visits.wire import VisitDraft
from criteria.load import read_charter
from tests.browser import volunteer
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer
from tests.browser.processes import ROOT, find_free_port

PART = "Accessibilité"
BEFORE, AFTER = "Les prix sont-ils affichés lisiblement", "Les prix se lisent-ils de loin"


def amend(caisse: PreparedCaisse) -> str:
    """Adopt a version that asks otherwise, from today on, and plan one more visit under it."""
    text = (ROOT / "criteria/charters/gironde.toml").read_text(encoding="utf-8")
    amended = read_charter(text.replace(BEFORE, AFTER).replace("2026-1", "2026-2"))

    async def change(writer: Writer) -> str:
        now, today = read_clock(), datetime.now(UTC).date()
        row = await writer.get_one(Caisse, caisse.caisse)
        version = await add_charter(writer, row.federation_id, amended, now)
        await adopt(writer, row.id, AdoptionDraft(version.sha256, today, today, "PV 2"), now)
        people = [caisse.people["alice"]]
        draft = VisitDraft(caisse.outlet, people, "2030-01-01")
        await plan_visit(writer, row.id, draft, now, None)
        return version.sha256

    return caisse.write(change)


def test_rule_14_a_visit_ends_under_the_charter_that_it_began_with(
    start_server: StartServer, page: Page, tmp_path: Path
) -> None:
    """Its questions stay, its answers count under its version; the next visit has the new one."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    page.goto(f"{site}/visites/")
    volunteer.pair(page, caisse.pairing_code, "Alice")
    volunteer.wait_until_ready(page)
    volunteer.open_visit(page, FARM)
    volunteer.open_part(page, PART)
    ((first,),) = caisse.query("SELECT charter_sha256 FROM visit")

    second = amend(caisse)
    volunteer.go_back(page)
    page.get_by_role("link", name="Mes visites").first.click()
    page.get_by_role("button", name="Synchroniser").click()
    expect(page.get_by_role("link", name=FARM)).to_have_count(2)
    volunteer.wait_until_ready(page)
    page.get_by_role("link", name=FARM).filter(has_not_text="1 janvier").click()
    volunteer.open_part(page, PART)
    expect(page.get_by_text(BEFORE)).to_be_visible()
    volunteer.answer_all(page)
    volunteer.go_back(page)
    volunteer.submit(page)
    page.get_by_role("button", name="Synchroniser").click()
    expect(page.get_by_text("La visite est arrivée sur le serveur")).to_be_visible()

    volunteer.go_back(page)
    page.get_by_role("link", name="Mes visites").first.click()
    page.get_by_role("link", name=FARM).filter(has_text="1 janvier").click()
    volunteer.open_part(page, PART)
    expect(page.get_by_text(AFTER)).to_be_visible()

    assert first != second
    assert [(first, 1), (second, 0)] == [
        (charter, int(str(sent)))
        for charter, sent in caisse.query(
            "SELECT charter_sha256, submitted_at IS NOT NULL FROM visit ORDER BY 2 DESC"
        )
    ]
    assert [(0,)] == caisse.query("SELECT count(*) FROM entry WHERE parked IS NOT NULL")
