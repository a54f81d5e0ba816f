"""What each space costs on a first visit, in bytes of JavaScript that really came over the wire."""

from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser import volunteer
from tests.browser.states.visits.tablet import PLANNED
from tests.browser.worlds import ALICE, BORDEAUX, Worlds

VISITS_BYTES = 100_000
MEMBERS_BYTES = 60_000


class Meter:
    """Adds up the scripts that a browser receives, those of its service workers included."""

    def __init__(self, context: BrowserContext) -> None:
        """Count from now on."""
        self._received: dict[str, int] = {}
        context.on("requestfinished", self._count)

    @property
    def total_bytes(self) -> int:
        """Bytes of all the scripts, compressed as the server sent them."""
        return sum(self._received.values())

    def list_scripts(self) -> dict[str, int]:
        """List the scripts with what each cost."""
        return dict(self._received)

    def _count(self, request: Request) -> None:
        response = request.response()
        kind = "" if response is None else response.headers.get("content-type", "")
        if "javascript" in kind:
            cost = request.sizes()["responseBodySize"]
            self._received[request.url] = self._received.get(request.url, 0) + cost


def test_a_volunteer_reaches_the_first_question_within_100_kb(page: Page, worlds: Worlds) -> None:
    """Everything that runs until a question can be answered, on a tablet that had nothing."""
    world = worlds.lived
    meter = Meter(page.context)

    page.goto(f"{world.url}/visites/")
    volunteer.pair(page, world.make_pairing_code(BORDEAUX, [ALICE]), "Alice")
    page.goto(f"{world.url}/visites/#/visite/{PLANNED}/critere/G1")
    expect(page.locator("fieldset.question").first).to_be_visible()

    assert 10_000 < meter.total_bytes <= VISITS_BYTES, meter.list_scripts()


def test_a_member_reads_the_list_within_60_kb(page: Page, worlds: Worlds) -> None:
    """All that the page needs before the map is looked at."""
    page.set_viewport_size({"width": 390, "height": 600})
    meter = Meter(page.context)

    page.goto(f"{worlds.lived.url}/carte/bordeaux/")
    expect(page.get_by_role("link", name="Voir la carte")).to_be_visible()

    assert 1_000 < meter.total_bytes <= MEMBERS_BYTES, meter.list_scripts()
