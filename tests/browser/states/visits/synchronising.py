"""States of the way to the server: ready to leave, offline, refused, set aside, rescued."""

from playwright.sync_api import Page, Route, expect

from tests.browser.states.committee.desk import answer
from tests.browser.states.visits.tablet import (
    LONG_S,
    PLANNED,
    SEASONAL,
    enter,
    find_question,
    go,
    open_part,
    show_visits,
    synchronise,
)
from tests.browser.worlds import World


def show_checks(page: Page, world: World) -> None:
    """Read what was checked before leaving."""
    show_visits(page, world)
    page.get_by_text("Voir ce qui a été vérifié").click()
    expect(page.get_by_text("L’application est entière")).to_be_visible()


def synchronise_offline(page: Page, world: World) -> None:
    """Press the button in a barn."""
    show_visits(page, world)
    page.context.set_offline(True)
    synchronise(page)
    expect(page.get_by_text("Le serveur ne répond pas")).to_be_visible()


def synchronise_in_vain(page: Page, world: World) -> None:
    """Press the button while the server fails."""
    show_visits(page, world)
    world.proxy.drop_response(r"\S+ /api/", times=200)
    synchronise(page)
    expect(page.get_by_text("Le serveur ne répond pas")).to_be_visible()


def synchronise_slowly(page: Page, world: World) -> None:
    """Press the button on a slow network."""
    show_visits(page, world)
    world.proxy.slow(r"\S+ /api/", LONG_S)
    synchronise(page)
    expect(page.get_by_text("Synchronisation…")).to_be_visible()


def hear(page: Page, world: World) -> None:
    """Have the tablet hear what the server says now, and keep it."""
    show_visits(page, world)
    with page.expect_response("**/api/caisses/*/pull"):
        synchronise(page)
    expect(page.get_by_text("Tout est arrivé.")).to_be_visible()


def answer_one(page: Page, world: World) -> None:
    """Answer a question of a visit, and go back to the list."""
    open_part(PLANNED, "/critere/G1", SEASONAL, page, world)
    find_question(page, SEASONAL).get_by_role("button", name="Oui").click()
    expect(page.get_by_text("Enregistré").first).to_be_visible()
    page.goto(f"{world.url}/visites/#/")


def send_in_vain(page: Page, world: World) -> None:
    """Send from a tablet that the coordination has taken out of service."""
    enter(page, world)
    revoked = {"type": "/problems/device-revoked", "title": "revoked", "status": 401}
    page.route("**/api/caisses/**", answer(revoked, 401))
    answer_one(page, world)
    synchronise(page)
    expect(page.get_by_role("link", name="Appairer de nouveau")).to_be_visible()


def send_aside(page: Page, world: World) -> None:
    """Send what the server sets aside: the tablet was paired again since."""
    enter(page, world)

    def set_aside(route: Route) -> None:
        sent = (route.request.post_data_json or {})["entries"]
        aside = {"outcome": "parked", "reason": "made_by_another_device", "other_sha256": None}
        outcomes = [aside | {"id": one["id"], "sha256": None, "number": None} for one in sent]
        answer({"outcomes": outcomes}, 200)(route)

    page.route("**/api/caisses/*/entries", set_aside)
    answer_one(page, world)
    synchronise(page)
    expect(page.get_by_role("button", name="Enregistrer ces 2 réponses")).to_be_visible()


def open_rescue(page: Page, world: World) -> None:
    """Look for the file while nothing waits."""
    go(page, world, "#/secours")
    expect(page.get_by_text("Tout est arrivé")).to_be_visible()


def make_file(page: Page, world: World) -> None:
    """Put into a file what a tablet taken out of service still holds."""
    send_in_vain(page, world)
    page.get_by_role("link", name="Tout enregistrer dans un fichier").first.click()
    page.get_by_role("button", name="Préparer le fichier").click()
    expect(page.get_by_text("Le fichier est prêt")).to_be_visible()
