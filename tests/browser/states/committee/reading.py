"""States of what the committee reads: the board, a dossier, the register."""

from uuid import UUID

from playwright.sync_api import Page, Route, expect

from backend.demonstration.founding import outlet_id
from tests.browser.amended import amend
from tests.browser.papers import tell_paper
from tests.browser.states.committee.desk import LIZARD, Desk, answer, fail, of


def wait_for_page(path: str, who: UUID, desk: Desk, page: Page) -> None:
    """Open a page on a slow network."""
    desk.slow(r"GET /api/caisses/")
    desk.open(page, path, "Chargement…", who)


def fail_page(path: str, who: UUID, desk: Desk, page: Page) -> None:
    """Open a page while the server fails."""
    fail(page, "**/api/caisses/**")
    desk.open(page, path, "Réessayer", who)


def wait_for_board(desk: Desk, page: Page) -> None:
    """Open the board on a slow network."""
    desk.slow(r"GET /api/caisses/\S+/board")
    desk.open(page, "", "Chargement…")


def fail_board(desk: Desk, page: Page) -> None:
    """Open the board while the server fails."""
    fail(page, "**/board")
    desk.open(page, "", "Réessayer")


def lose_board(desk: Desk, page: Page) -> None:
    """Open the board while nothing answers."""
    page.route("**/board", lambda route: route.abort())
    desk.open(page, "", "Le serveur ne répond pas")


def go_offline(desk: Desk, page: Page) -> None:
    """Lose the network while reading."""
    desk.open(page, "", "attendent une décision")
    page.context.set_offline(True)
    expect(page.get_by_text("est hors ligne").first).to_be_visible()


def wait_for_dossier(desk: Desk, page: Page) -> None:
    """Open a dossier on a slow network."""
    desk.slow(r"GET /api/caisses/\S+/outlets/")
    desk.open(page, of("deux-brouettes"), "Chargement…")


def fail_dossier(desk: Desk, page: Page) -> None:
    """Open a dossier that the server does not find."""
    missing = {"type": "/problems/unknown-outlet", "title": "no such outlet", "status": 404}
    page.route("**/api/caisses/*/outlets/*", answer(missing, 404))
    desk.open(page, of("deux-brouettes"), "Réessayer")


def miss_documents_and_photos(desk: Desk, page: Page) -> None:
    """Read of a label that has run out, of one that has not, and of a photo that has not come."""

    def change(route: Route) -> None:
        response = route.fetch()
        body = response.json()
        visit = body["visits"][0]
        over = {"words": "Expiré depuis 8\u00a0mois, le 12/03/2026.", "is_over": True}
        sound = {"words": "Expire le 31/12/2027, dans 13\u00a0mois.", "is_over": False}
        for one, expiry in zip(visit["answers"], (over, sound), strict=False):
            one["expiry"] = expiry
        visit["photos"][0]["held"] = False
        route.fulfill(response=response, json=body)

    page.route("**/api/caisses/*/outlets/*", change)
    desk.open(page, of("deux-brouettes"), "Documents datés")
    expect(page.get_by_text("Photo manquante")).to_be_visible()


def read_amended(path: str, words: str, desk: Desk, page: Page) -> None:
    """Open a page while the visit of an outlet was completed after the decision."""
    amend(page, outlet_id(LIZARD))
    desk.open(page, path, words)


def read_modified(desk: Desk, page: Page) -> None:
    """Read a visit that has changed since it was signed, and two signatures under it."""

    def change(route: Route) -> None:
        response = route.fetch()
        dossier = response.json()
        visit = dossier["visits"][0]
        by_name = visit["signatures"][0] | {"name": "Paul Lafargue", "strokes": None}
        visit["signatures"] = [one | {"modified": True} for one in (*visit["signatures"], by_name)]
        route.fulfill(response=response, json=dossier)

    page.route(f"**/api/caisses/*/outlets/{outlet_id('deux-brouettes')}", change)
    desk.open(page, of("deux-brouettes"), "modifié après signature")


def read_typed(desk: Desk, page: Page) -> None:
    """Open the dossier of a visit that was typed in from paper."""
    tell_paper(page, outlet_id("deux-brouettes"))
    desk.open(page, of("deux-brouettes"), "d’après le papier du 12/11/2026")


def open_details(desk: Desk, page: Page) -> None:
    """Unfold how every point was counted."""
    desk.open(page, of("deux-brouettes"), "Critères")
    for summary in page.locator("main summary").all():
        summary.click()


def open_photo(desk: Desk, page: Page) -> None:
    """Look at a photo of a visit."""
    desk.open(page, of("lezard-vert"), "Photos")
    page.get_by_role("button", name="Agrandir").first.click()
    picture = page.get_by_role("dialog").get_by_role("img")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", value=True)


def fail_register(desk: Desk, page: Page) -> None:
    """Find a fact that does not follow from the register."""
    failures = [{"n": 4, "words": "Le sceau de la ligne ne correspond pas à ce qui est gardé."}]
    head = {"n": 12, "hash": "5f" * 32}
    verified = {"head": head, "follows": 11, "attested": 1, "failures": failures}
    page.route("**/register/verification", answer(verified, 200))
    desk.open(page, "/registre", "Des faits ne se vérifient pas")
