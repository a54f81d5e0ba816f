"""States in which two tablets, or two people, do not say the same."""

from playwright.sync_api import Page, expect

from tests.browser.differing import bring_differences
from tests.browser.states.visits.tablet import PLANNED, open_part
from tests.browser.worlds import ALICE, HUGO, World


def differ(part: str, page: Page, world: World) -> None:
    """Open a part of a visit on which Alice and Hugo differ on much."""
    bring_differences(page, PLANNED, [ALICE, HUGO])
    open_part(PLANNED, part, "", page, world)
    words = "désaccords à régler" if part in ("", "/desaccords") else "Décidez ensemble"
    words = "Gardez la bonne" if part == "/position" else words
    expect(page.get_by_text(words).first).to_be_visible()


def settle_all(page: Page, world: World) -> None:
    """Settle each disagreement offline, by keeping its first side."""
    differ("/desaccords", page, world)
    page.context.set_offline(True)
    while (first := page.locator(".side button").first).is_visible():
        card = page.locator("section.card").first
        title = card.get_by_role("heading").inner_text()
        first.click()
        expect(page.get_by_role("heading", name=title, level=2)).to_be_hidden()
    expect(page.get_by_text("Aucun désaccord")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def differ_on_the_word(page: Page, world: World) -> None:
    """Open the word of the person visited, which two tablets wrote differently."""
    bring_differences(page, PLANNED, [ALICE, HUGO])
    open_part(PLANNED, "/rencontre", "Gardez une version", page, world)
