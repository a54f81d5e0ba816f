"""States of what is recorded: a decision, the end of a convention, an adoption, an erasure."""

from playwright.sync_api import Page, Route, expect

from backend.demonstration.founding import outlet_id
from tests.browser import committee
from tests.browser.states.committee.desk import Desk, answer, of
from tests.browser.worlds import CHLOE

REASONS = "Une ferme exemplaire, ouverte aux habitants."


def decide_nothing(desk: Desk, page: Page) -> None:
    """Go on with an empty form."""
    desk.open(page, of("deux-brouettes", "/decision"), "Autour de la table")
    page.get_by_role("button", name="Voir ce que la décision fera").click()
    expect(page.get_by_text("Des points sont à compléter")).to_be_visible()


def check_decision(desk: Desk, page: Page) -> None:
    """Read what an approval would do."""
    desk.open(page, of("deux-brouettes", "/decision"), "Autour de la table")
    committee.vote(page, REASONS)
    page.get_by_role("button", name="Voir ce que la décision fera").click()
    expect(page.get_by_role("heading", name="Le lieu est conventionné")).to_be_visible()


def lose_decision(desk: Desk, page: Page) -> None:
    """Record the decision while nothing answers."""
    check_decision(desk, page)
    page.route("**/decisions", lambda route: route.abort())
    page.get_by_role("button", name="Enregistrer la décision").click()
    expect(page.get_by_text("vérifiez avant de recommencer")).to_be_visible()


def record_decision(desk: Desk, page: Page) -> None:
    """Record the decision; its preview answers in its place, so that nothing is recorded."""
    check_decision(desk, page)
    page.route("**/decisions", lambda route: route.continue_(url=f"{route.request.url}/preview"))
    page.get_by_role("button", name="Enregistrer la décision").click()
    expect(page.get_by_role("heading", name="La décision est enregistrée")).to_be_visible()


def check_revocation(desk: Desk, page: Page) -> None:
    """Read again before a convention ends."""
    desk.open(page, of("lezard-vert", "/fin"), "Autour de la table")
    committee.vote(page, "La ferme a changé de mains.")
    page.get_by_role("button", name="Relire avant d’enregistrer").click()
    expect(page.get_by_role("heading", level=1, name="Relire")).to_be_visible()


def record_revocation(desk: Desk, page: Page) -> None:
    """Record the end of a convention, answered here."""
    check_revocation(desk, page)

    def record(route: Route) -> None:
        draft = route.request.post_data_json or {}
        words = ["7 voix pour, 1 voix contre, 1 abstention."]
        done = {"decision": str(outlet_id("none")), "outcome": "approved", "words": words}
        answer({**done, "effective_on": draft["effective_on"]})(route)

    page.route("**/revocations", record)
    page.get_by_role("button", name="Mettre fin à la convention").click()
    expect(page.get_by_text("La convention prend fin").first).to_be_visible()


def open_adoption(desk: Desk, page: Page) -> None:
    """Adopt a charter: the button asks once more."""
    desk.open_young(page, "/charte", "Pas encore adoptée")
    page.get_by_label("Version adoptée").select_option(index=1)
    page.get_by_label("Ce que dit le compte rendu").fill("Réunion du 3 mars, à l’unanimité.")
    page.get_by_role("button", name="Enregistrer l’adoption").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def take_over(desk: Desk, page: Page) -> None:
    """Take over a convention from before: one family ticked, the rest missing."""
    desk.open(page, of("lune-rousse", "/reprise"), "Produits de la convention", CHLOE)
    page.get_by_label("Légumes").check()
    page.get_by_role("button", name="Inscrire la reprise").click()
    expect(page.get_by_role("alert").first).to_be_visible()


def open_erasure(desk: Desk, page: Page) -> None:
    """Ask to erase the data of an applicant, without the word that confirms it."""
    desk.open(page, of("rond-point"), "Critères", CHLOE)
    page.get_by_role("button", name="Effacer les données").click()
    page.get_by_role("button", name="Effacer pour toujours").click()
    expect(page.get_by_role("dialog").get_by_role("alert").last).to_be_visible()
