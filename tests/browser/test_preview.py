"""Seeing a version as a volunteer would: real screens, and afterwards nothing has happened."""

import re

from playwright.sync_api import Page, Request, expect

from tests.browser.states.committee import charters
from tests.browser.states.committee.desk import Desk
from tests.browser.worlds import Worlds

KEPT = """async () => [
    (await indexedDB.databases()).map((one) => one.name),
    Object.keys(localStorage),
    Object.keys(sessionStorage),
    (await caches.keys()),
]"""
SHEETS = "() => document.styleSheets.length"


def test_a_visit_that_is_only_tried_is_neither_kept_nor_sent(page: Page, worlds: Worlds) -> None:
    """Bob answers, sees the criterion met, goes back to the charter; a new preview is empty."""
    desk = Desk(worlds)
    charters.choose_kind(desk, page)
    changes: list[str] = []

    def note(request: Request) -> None:
        if request.method != "GET":
            changes.append(f"{request.method} {request.url}")

    page.context.on("request", note)
    page.get_by_role("button", name="Ferme").first.click()
    page.get_by_role("link", name="Ancrage local").click()
    question = page.locator("fieldset.question").first
    expect(question).to_be_visible()
    for yes in page.get_by_role("button", name="Oui", exact=True).all():
        yes.click()
    expect(page.get_by_role("button", name="Oui", pressed=True).first).to_be_visible()
    expect(page.get_by_text(re.compile(r"^[1-9]\sréponses?\ssur"))).to_be_visible()
    kept = page.evaluate(KEPT)
    page.get_by_role("link", name="Revenir à la charte").click()
    expect(page.get_by_role("heading", level=1, name="La charte")).to_be_visible()

    assert [[], [], [], []] == kept
    assert [] == changes
    assert "#" not in page.url


def test_the_way_back_of_the_preview_is_the_charter(page: Page, worlds: Worlds) -> None:
    """A visit that is tried leads back to the charter, not to visits that Bob does not have."""
    desk = Desk(worlds)
    charters.preview_visit(desk, page)
    back = page.locator("main a.back")
    expect(back).to_have_text("Revenir à la charte")
    page.evaluate("() => { window.sameLoad = true; }")
    back.click()
    expect(page.get_by_role("heading", level=1, name="La charte")).to_be_visible()

    assert page.evaluate("() => window.sameLoad")


def test_the_preview_takes_its_styles_with_it(page: Page, worlds: Worlds) -> None:
    """The pages of the committee look the same before and after, and back brings it again."""
    desk = Desk(worlds)
    desk.open(page, "/charte", "En vigueur")
    before = page.evaluate(SHEETS)
    charters.preview_criterion(desk, page)
    during = page.evaluate(SHEETS)
    page.get_by_role("link", name="Revenir à la charte").click()
    expect(page.get_by_role("heading", level=1, name="La charte")).to_be_visible()

    assert (before, before + 1) == (page.evaluate(SHEETS), during)
