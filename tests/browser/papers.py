"""States of a visit made on paper and of printed documents, on the tablet and for the committee."""

import json
from uuid import UUID

from playwright.sync_api import Page, Route, expect

from backend.demonstration.pictures import draw_photo

DAY = "2026-11-12"
REPORT = "Compte rendu (PDF)"


def press_without_day(page: Page) -> None:
    """Begin to type a visit in without saying of which day its paper is."""
    page.get_by_role("button", name="Commencer la saisie").click()
    expect(page.get_by_role("alert").filter(has_text="Choisissez le jour")).to_be_visible()


def begin_paper(page: Page) -> None:
    """Say of which day the paper is."""
    page.get_by_label("Jour de la visite").fill(DAY)
    page.get_by_role("button", name="Commencer la saisie").click()
    expect(page.get_by_text("d’après le papier du 12/11/2026").first).to_be_visible()


def photograph_paper(page: Page) -> None:
    """Keep a photo of the paper's first page."""
    photo = {
        "name": "page.jpg",
        "mimeType": "image/jpeg",
        "buffer": draw_photo("stall", "Formulaire papier"),
    }
    page.locator("input[type=file]").first.set_input_files(photo)
    expect(page.locator("img.photo")).to_be_visible(timeout=20_000)


def ask_report(page: Page) -> bytes:
    """Ask for the report of a visit on the tablet and return the file that it keeps."""
    with page.expect_download() as downloading:
        page.get_by_role("button", name=REPORT).click()
    expect(page.get_by_text("dans les téléchargements")).to_be_visible()
    return downloading.value.path().read_bytes()


def ask_report_in_vain(page: Page) -> None:
    """Ask for the report without network."""
    page.get_by_role("button", name=REPORT).click()
    expect(page.get_by_role("alert").filter(has_text="avec du réseau")).to_be_visible()


def tell_paper(page: Page, outlet: UUID) -> None:
    """Let the committee read a dossier as if its visit had been typed in from paper."""

    def answer(route: Route) -> None:
        dossier = route.fetch().json()
        for visit in dossier["visits"]:
            visit["paper"] = {"typed_by": ["Hugo"], "visited_on": DAY}
        route.fulfill(body=json.dumps(dossier), content_type="application/json")

    page.route(f"**/outlets/{outlet}", answer)
