"""A state is judged by every promise, and what it breaks is told all at once."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.harness.tiny_server import TinyServer
from tests.browser.promises import find_broken_promises
from tests.browser.screens import Showroom, State
from tests.browser.shown import Shown

TABLET_PX = (820, 1180)
BREAK_ALL = """() => {
  document.querySelector("label").remove();
  document.querySelector("main").insertAdjacentHTML("beforeend", "<b style='color: red'>b</b>");
  document.querySelector("main").style.width = "1000px";
  new Image().src = "http://localhost:9/picture";
}"""


def judge(browser: Browser, *states: State) -> list[list[str]]:
    """Bring each state and give what it breaks."""
    found = []
    with Showroom(browser) as room:
        for state in states:
            with room.open(state, TABLET_PX) as page, Shown.watching(page) as shown:
                state.bring(page)
                found.append(find_broken_promises(shown))
    return found


def stay(page: Page) -> None:
    """Bring nothing."""


def test_all_that_a_state_breaks_is_told(browser: Browser, tiny_server: TinyServer) -> None:
    """A field without a name and too small, a foreign picture, a style that was blocked."""

    def bring(page: Page) -> None:
        page.goto(tiny_server.url)
        page.evaluate(BREAK_ALL)

    [faults] = judge(browser, State("broken", bring))

    assert {
        "axe_finds_nothing",
        "targets_are_as_large_as_a_finger",
        "enlarged_it_does_not_scroll_sideways",
        "nothing_is_asked_of_another_origin",
        "nothing_is_blocked",
    } == {fault.partition(":")[0] for fault in faults}


def test_a_document_without_a_policy_and_a_blank_page_are_told(
    browser: Browser, tiny_server: TinyServer
) -> None:
    """A state that asked nothing has shown nothing: it cannot pass for a sound one."""

    def bring(page: Page) -> None:
        page.goto(f"{tiny_server.url}/loose.html")

    loose, blank = judge(browser, State("loose", bring), State("blank", stay))

    assert any(fault.startswith("every_policy_is_strict: http") for fault in loose)
    assert "every_policy_is_strict: no document was seen" in blank
    assert "nothing_is_asked_of_another_origin: no request was seen" in blank


def test_a_state_hands_nothing_of_its_page_to_the_next(
    browser: Browser, tiny_server: TinyServer
) -> None:
    """What was armed, kept for the tab or cut by one state, the next one finds as it should be."""
    kept = []

    def disturb(page: Page) -> None:
        page.goto(tiny_server.url)
        page.evaluate("sessionStorage.setItem('draft', 'mine')")
        page.route("**/*", lambda route: route.abort())
        page.context.set_offline(True)

    def look(page: Page) -> None:
        page.goto(tiny_server.url)
        expect(page.get_by_role("status")).to_have_text("prêt")
        kept.append(page.evaluate("sessionStorage.length"))

    judge(browser, State("disturbing", disturb), State("looking", look))

    assert [0] == kept
