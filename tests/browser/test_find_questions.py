"""Going through the questions offline: the next one without an answer, the search, the way back."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import volunteer
from tests.browser.screens import SIZES_PX, Size
from tests.browser.states.visits.answering import WORD
from tests.browser.states.visits.tablet import PLANNED, STARTED, open_part
from tests.browser.worlds import ALICE, BORDEAUX, Worlds

FREE_BELOW = """() => {
    scrollTo(0, document.documentElement.scrollHeight);
    const bar = document.querySelector(".thumb-bar").getBoundingClientRect();
    const parts = [...document.querySelectorAll(".page-body > *")];
    const last = parts.at(-1).getBoundingClientRect();
    return [Math.round(bar.left), Math.round(bar.right - innerWidth), bar.top > last.bottom];
}"""


def cards(page: Page) -> Locator:
    """Find the question that has the focus."""
    return page.locator("fieldset.question:focus")


def test_the_next_question_and_any_other_are_one_press_away(page: Page, worlds: Worlds) -> None:
    """Address and focus go to the question, and the back button leads where one was."""
    world = worlds.lived
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{world.url}/visites/")
    volunteer.pair(page, world.make_pairing_code(BORDEAUX, [ALICE]), "Alice")
    volunteer.wait_until_ready(page)
    page.goto(f"{world.url}/visites/#/visite/{PLANNED}")
    page.context.set_offline(True)

    forward = page.get_by_role("link", name="Question suivante")
    forward.click()
    expect(cards(page)).to_have_count(1)
    first = cards(page).get_attribute("id")
    forward.click()
    expect(page.locator(f"[id='{first}']:focus")).to_have_count(0)
    expect(cards(page)).to_have_count(1)
    page.go_back()
    expect(page.locator(f"[id='{first}']")).to_be_focused()

    page.get_by_role("link", name="Chercher").click()
    expect(page.get_by_label(WORD)).to_be_focused()
    page.keyboard.type("DE SAISON")
    expect(page.get_by_role("status").filter(has_text="résultat")).to_be_visible()
    page.keyboard.press("Enter")
    expect(cards(page)).to_contain_text("de saison")
    page.go_back()
    expect(page.get_by_label(WORD)).to_have_value("DE SAISON")
    expect(page.get_by_role("status").filter(has_text="résultat")).to_be_visible()


@pytest.mark.parametrize("size_px", SIZES_PX, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_bar_takes_the_whole_width_and_covers_no_end_of_page(
    page: Page, worlds: Worlds, size_px: Size
) -> None:
    """At the end of a criterion the last thing to press is above the bar, on each screen."""
    page.set_viewport_size({"width": size_px[0], "height": size_px[1]})
    open_part(STARTED, "/critere/G1", "Où se trouve le lieu visité", page, worlds.lived)
    expect(page.get_by_role("link", name="Question suivante")).to_be_visible()

    assert [0, 0, True] == page.evaluate(FREE_BELOW)
