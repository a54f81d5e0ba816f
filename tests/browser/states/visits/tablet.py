"""Alice's tablet of the caisse of Bordeaux: the ways into its pages."""

from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from backend.demonstration.ids import row_id
from tests.browser import volunteer
from tests.browser.held_tablet import keep_tablet
from tests.browser.worlds import ALICE, BORDEAUX, HUGO, World, Worlds

LONG_S = 60.0
STARTED, PLANNED, SENT, TRIAL = (
    row_id("visit", "bordeaux", outlet, day)
    for outlet, day in (
        ("ver-luisant", "-1"),
        ("lune-rousse", "1"),
        ("deux-brouettes", "-6"),
        ("merle-blanc", "2"),
    )
)
CODE = "Code de 8 caractères"
SEASONAL = "de saison"


def enter(page: Page, world: World) -> None:
    """Open Alice's visits, on a tablet that is paired first when it is new."""
    page.goto(f"{world.url}/visites/")
    mine = page.get_by_role("heading", level=1, name="Mes visites")
    closed = page.get_by_role("heading", level=1, name="Votre code")
    expect(mine.or_(page.get_by_label(CODE)).or_(closed)).to_be_visible()
    if closed.is_visible():
        volunteer.enter_pin(page)
        expect(mine).to_be_visible()
    elif not mine.is_visible():
        volunteer.pair(page, world.make_pairing_code(BORDEAUX, [ALICE, HUGO]), "Alice")
        volunteer.wait_until_ready(page)
        expect(page.get_by_text("Tout est arrivé.")).to_be_visible()
        keep_tablet(page)


def show_visits(page: Page, world: World) -> None:
    """Open the list, with the tablet ready to leave."""
    enter(page, world)
    volunteer.wait_until_ready(page)
    expect(page.get_by_text("Tout est arrivé.")).to_be_visible()


def enter_young(page: Page, worlds: Worlds) -> None:
    """Open the list of a caisse that has no visit yet."""
    world = worlds.young
    page.goto(f"{world.url}/visites/")
    people = [worlds.founder("alice")]
    volunteer.pair(page, world.make_pairing_code(worlds.founder("caisse"), people), "Alice")
    expect(page.get_by_text("Aucune visite ne vous est confiée")).to_be_visible()
    expect(page.get_by_text("Tout est arrivé.")).to_be_visible()


def go(page: Page, world: World, address: str) -> None:
    """Go to an address of the space."""
    enter(page, world)
    page.goto(f"{world.url}/visites/{address}")


def open_part(visit: UUID, part: str, words: str, page: Page, world: World) -> None:
    """Open a part of a visit and wait for these words."""
    go(page, world, f"#/visite/{visit}{part}")
    expect(page.locator("main").get_by_text(words).first).to_be_visible()


def open_offline(visit: UUID, part: str, page: Page, world: World) -> None:
    """Open a part of a visit without network, to write in it."""
    open_part(visit, part, "", page, world)
    page.context.set_offline(True)


def find_question(page: Page, words: str) -> Locator:
    """Find the question whose text contains these words."""
    return page.locator("fieldset.question", has_text=words)


def synchronise(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="Synchroniser").click()
