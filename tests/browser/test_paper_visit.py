"""A visit made on paper: typed in by Alice, sent, told to all by its report."""

import io
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import committee, papers, volunteer
from tests.browser.accessibility import assert_accessible
from tests.browser.caisse import FARM, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.processes import find_free_port
from tests.browser.proxy import Proxy

TYPED = "saisi par Alice, d’après le papier du 12/11/2026"


def read(body: bytes) -> str:
    """Return what a PDF says."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(body)).pages]
    return " ".join(" ".join(pages).split())


def fetch(page: Page, name: str) -> bytes:
    """Fetch the document behind a link, as the browser of that page would."""
    address = page.get_by_role("link", name=name).first.get_attribute("href") or ""
    return page.request.get(page.url.split("/comite/")[0] + address).body()


def test_a_visit_on_paper_is_printed_typed_in_and_reported(
    start_server: StartServer, start_tablet: StartTablet, page: Page, tmp_path: Path
) -> None:
    """The form bears the code that the tablet shows; the report names who typed it in."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    committee.sign_in(page, f"{site}/comite/", caisse.make_code("bob"))
    committee.open_outlet(page, FARM)
    form = read(fetch(page, "Formulaire papier (PDF)"))
    with Proxy(port) as network:
        tablet = start_tablet(network)
        screen = tablet.page
        screen.goto(f"{network.url}/visites/")
        volunteer.pair(screen, caisse.pairing_code, "Alice")
        volunteer.wait_until_ready(screen)
        tablet.set_offline(True)
        volunteer.open_visit(screen, FARM)
        screen.get_by_role("link", name="Saisir une visite faite sur papier").click()
        code = screen.locator(".card strong").inner_text()
        papers.begin_paper(screen)
        papers.photograph_paper(screen)
        assert_accessible(screen)
        screen.get_by_role("link", name="Recopier les réponses").click()
        volunteer.submit(screen)
        tablet.set_offline(False)
        volunteer.synchronise(screen)
        volunteer.go_back(screen)
        kept = read(papers.ask_report(screen))
    page.reload()
    expect(page.get_by_text(TYPED)).to_be_visible()
    report = read(fetch(page, "Compte rendu (PDF)"))

    assert f"code {code}" in form
    assert FARM in form
    assert TYPED in report
    assert "Photo 1, Alice : papier de la visite ou vue du lieu" in report
    assert kept == report
