"""The committee space: what Bob of the committee and Chloé of the coordination see.

What a state would record the state answers itself: the server never hears of it.
"""

import json
from collections.abc import Callable
from functools import partial
from uuid import UUID

from playwright.sync_api import Page, Route, expect

from backend.demonstration.founding import outlet_id
from tests.browser import charter_states, committee
from tests.browser.amended import amend
from tests.browser.papers import tell_paper
from tests.browser.screens import State
from tests.browser.worlds import ALICE, BOB, CHLOE, Worlds

LONG_S = 60.0
LIZARD = "lezard-vert"
REASONS = "Une ferme exemplaire, ouverte aux habitants."


class Desk:
    """Where someone sits down and opens a page of the space."""

    def __init__(self, worlds: Worlds) -> None:
        """Sit before these servers; none starts yet."""
        self.worlds = worlds

    def open(
        self, page: Page, path: str, words: str, who: UUID = BOB, caisse: str = "bordeaux"
    ) -> None:
        """Open a page of a caisse of the demonstration and wait for these words in it."""
        world = self.worlds.lived
        world.sign_in(page.context, who)
        page.goto(f"{world.url}/comite/{caisse}{path}")
        expect(page.locator("main").get_by_text(words).first).to_be_visible()

    def open_young(self, page: Page, path: str, words: str) -> None:
        """Open a page of the caisse just founded, as its coordinator."""
        world = self.worlds.young
        world.sign_in(page.context, self.worlds.founder("chloé"))
        page.goto(f"{world.url}/comite/bordeaux{path}")
        expect(page.locator("main").get_by_text(words).first).to_be_visible()

    def arrive(self, page: Page, path: str = "connexion") -> None:
        """Open the space as nobody."""
        page.context.clear_cookies()
        page.goto(f"{self.worlds.lived.url}/comite/{path}")
        expect(page.get_by_role("heading", level=1, name="Connexion")).to_be_visible()

    def slow(self, pattern: str) -> None:
        """Make these requests of the demonstration wait for longer than anyone looks."""
        self.worlds.lived.proxy.slow(pattern, LONG_S)


Show = Callable[[Desk, Page], object]


def of(outlet: str, page: str = "") -> str:
    """Give the path of a page of an outlet."""
    return f"/lieux/{outlet_id(outlet)}{page}"


def list_reading_pages() -> dict[str, tuple[str, UUID]]:
    """Give the path of each page that reads something first, and who opens it."""
    return {
        "register": ("/registre", BOB),
        "decision": (of("deux-brouettes", "/decision"), BOB),
        "revocation": (of("lezard-vert", "/fin"), BOB),
        "people": ("/coordination/personnes", CHLOE),
        "devices": ("/coordination/appareils", CHLOE),
        "rescue": ("/coordination/secours", CHLOE),
        "outlets": ("/coordination/lieux", CHLOE),
        "suggested": ("/coordination/lieux/proposes", CHLOE),
        "visit-plan": ("/coordination/visites/nouvelle", CHLOE),
        "settings": ("/coordination/reglages", CHLOE),
        "charters": ("/charte", CHLOE),
        "charter-changes": (f"/charte/{charter_states.SHA256}/changements", BOB),
        "charter-questions": (f"/charte/{charter_states.SHA256}/questions", BOB),
        "charter-preview": (f"/charte/{charter_states.SHA256}/apercu", BOB),
        "charter-trial": (f"/charte/{charter_states.SHA256}/essai", BOB),
        "sheet": (of("lezard-vert", "/fiche"), CHLOE),
        "takeover": (of("lune-rousse", "/reprise"), CHLOE),
    }


def list_states(worlds: Worlds) -> list[State]:
    """List the states of the committee space.

    Without a wait, a failure or an emptiness of its own: a page that reads nothing first (choice,
    no seat, coordination, unknown page, a decision or an end just recorded), a page that reads
    what its neighbour has read (adding an outlet, planning a visit from a dossier). An outlet, a
    decision, a sheet are never empty: they are found or not. « Hors ligne » is the frame's own
    line, the same on every page: it is looked at on the board and before signing in.
    """
    desk = Desk(worlds)

    def on(name: str, show: Show, *, full_page: bool = True) -> State:
        return State(name, lambda page: show(desk, page), full_page)

    def at(name: str, path: str, words: str, who: UUID = BOB, caisse: str = "bordeaux") -> State:
        return on(name, lambda desk, page: desk.open(page, path, words, who, caisse))

    def young(name: str, path: str, words: str) -> State:
        return on(name, lambda desk, page: desk.open_young(page, path, words))

    coordinated = partial(at, who=CHLOE)
    reading = list_reading_pages().items()
    return [
        on("start-loading", wait_for_session),
        on("start-failed", fail_session),
        on("sign-in", Desk.arrive),
        on("sign-in-link", lambda desk, page: desk.arrive(page, "connexion#one-time-token")),
        on("sign-in-mail-open", open_mail),
        on("sign-in-code-too-short", partial(sign_in_with, "ABC", "Un code a 8 caractères")),
        on("sign-in-code-refused", partial(sign_in_with, "ABCD2345", "code")),
        on("sign-in-offline", sign_in_offline),
        coordinated("choice", "/../choix", "Choisir une caisse"),
        at("no-seat", "/../", "Cet espace est celui du comité", ALICE),
        at("board", "", "attendent une décision"),
        coordinated("board-of-coordination", "", "attendent une décision"),
        young("board-empty", "", "Aucun lieu pour l’instant"),
        on("board-loading", wait_for_board),
        on("board-failed", fail_board),
        on("board-unreachable", lose_board),
        on("board-offline", go_offline),
        at("dossier-to-decide", of("deux-brouettes"), "Critères"),
        coordinated("dossier-to-decide-of-coordination", of("deux-brouettes"), "Critères"),
        on("dossier-on-paper", read_typed),
        at("dossier-disagreement", of("herisson"), "ne sont pas d’accord"),
        at("dossier-started", of("ver-luisant"), "La visite est en cours"),
        at("dossier-planned", of("lune-rousse"), "n’est pas encore arrivée"),
        at("dossier-conventioned", of("lezard-vert"), "La convention"),
        on("board-amended", partial(read_amended, "", "Complété depuis la décision")),
        on("dossier-amended", partial(read_amended, of(LIZARD), "Décider de nouveau")),
        on("decision-again", partial(read_amended, of(LIZARD, "/decision"), "de nouveau")),
        on("dossier-modified-after-signature", read_modified),
        at("dossier-refused", of("rond-point"), "Critères"),
        at("dossier-ended", of("tournesol"), "Historique"),
        at("dossier-erased", of("trois-bourdons"), "sont effacées"),
        at("dossier-adjourned", of("sept-cloches"), "Critères", CHLOE, "sud-gironde"),
        coordinated("dossier-taken-over", of("coquelicots"), "Historique", caisse="sud-gironde"),
        on("dossier-details-open", open_details),
        on("dossier-photo-open", open_photo, full_page=False),
        on("dossier-missing", miss_documents_and_photos),
        on("dossier-erasure-open", open_erasure, full_page=False),
        on("dossier-loading", wait_for_dossier),
        on("dossier-failed", fail_dossier),
        at("decision", of("deux-brouettes", "/decision"), "Autour de la table"),
        at("decision-blocked", of("herisson", "/decision"), "ne sont pas d’accord"),
        on("decision-faults", decide_nothing),
        on("decision-check", check_decision),
        on("decision-unsure", lose_decision),
        on("decision-done", record_decision),
        at("revocation", of("lezard-vert", "/fin"), "Autour de la table"),
        on("revocation-check", check_revocation),
        on("revocation-done", record_revocation),
        at("register", "/registre", "Tout se vérifie"),
        young("register-empty", "/registre", "Le registre est vide"),
        on("register-faults", fail_register),
        coordinated("coordination", "/coordination", "Les appareils"),
        at("for-coordination", "/coordination", "Demandez à la personne"),
        coordinated("people", "/coordination/personnes", "Fatima"),
        on("people-add-open", add_nobody),
        on("people-roles-open", open_roles, full_page=False),
        on("people-code-open", open_sign_in_code, full_page=False),
        coordinated("devices", "/coordination/appareils", "Tablette de la caisse"),
        young("devices-empty", "/coordination/appareils", "Aucun appareil"),
        on("devices-code-open", open_pairing_code, full_page=False),
        on("devices-revoke-open", open_revoke_device, full_page=False),
        coordinated("rescue", "/coordination/secours", "Accepter cette saisie"),
        young("rescue-empty", "/coordination/secours", "Rien n’est mis de côté"),
        on("rescue-no-file", import_nothing),
        on("rescue-imported", import_aside),
        on("rescue-refused", import_foreign),
        coordinated("outlets", "/coordination/lieux", "Halle aux Coquelicots"),
        young("outlets-empty", "/coordination/lieux", "Aucun lieu"),
        on("outlets-none-found", search_in_vain),
        coordinated("outlet-add", "/coordination/lieux/nouveau", "Nom du lieu"),
        on("outlet-add-faults", add_nothing),
        on("suggested", read_suggested),
        on("suggested-known-open", link_to_nothing),
        on("suggested-new-open", create_suggested),
        coordinated("suggested-none", "/coordination/lieux/proposes", "Aucun lieu proposé"),
        coordinated("sheet", of("lezard-vert", "/fiche"), "Nom du lieu"),
        coordinated("visit-plan", "/coordination/visites/nouvelle", "Qui y va"),
        young("visit-plan-empty", "/coordination/visites/nouvelle", "Ajoutez d’abord un lieu"),
        coordinated("visit-plan-here", of("tournesol", "/visite"), "Qui y va"),
        coordinated("settings", "/coordination/reglages", "Ne pas montrer les points"),
        coordinated("charters", "/charte", "En vigueur"),
        young("charters-to-adopt", "/charte", "Pas encore adoptée"),
        at("charters-of-committee", "/charte", "La coordination importe"),
        on("charters-adoption-open", open_adoption, full_page=False),
        on("charters-drafts", charter_states.list_drafts),
        on("charters-import-nothing", charter_states.import_nothing),
        on("charters-import-faults", charter_states.import_faulty),
        on("charters-imported", charter_states.import_sound),
        on("charter-changes", charter_states.read_changes),
        on("charter-changes-none", charter_states.read_no_change),
        on("charter-questions", charter_states.read_questions),
        on("charter-preview", charter_states.choose_kind),
        on("charter-preview-visit", charter_states.preview_visit),
        on("charter-preview-criterion", charter_states.preview_criterion),
        on("charter-preview-products", charter_states.preview_products),
        on("charter-preview-sending", charter_states.preview_sending),
        on("charter-trial", charter_states.open_trial),
        on("charter-trial-kind", charter_states.open_trial_of_kind),
        on("charter-trial-fault", charter_states.type_wrong_number),
        on("charter-trial-result", charter_states.run_trial),
        on("charter-trial-nothing", charter_states.run_same),
        on("charter-trial-why", charter_states.ask_why, full_page=False),
        on("takeover", take_over),
        *(on(f"{name}-loading", partial(wait_for_page, *page)) for name, page in reading),
        *(on(f"{name}-failed", partial(fail_page, *page)) for name, page in reading),
        at("unknown-page", "/nulle-part", "Cette page n’existe pas"),
        at("other-caisse", "/", "Cette adresse est celle d’une caisse", caisse="flers"),
    ]


def fail(page: Page, pattern: str) -> None:
    """Make the server fail for these addresses."""
    problem = {"type": "/problems/server-failed", "title": "the server failed", "status": 500}
    page.route(pattern, answer(problem, 500))


def answer(body: object, status: int = 201) -> Callable[[Route], None]:
    """Answer in the place of the server, which hears nothing of it."""
    return lambda route: route.fulfill(
        status=status, body=json.dumps(body), content_type="application/json"
    )


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


def wait_for_session(desk: Desk, page: Page) -> None:
    """Open the space on a slow network."""
    desk.slow(r"GET /api/sessions/current")
    page.goto(f"{desk.worlds.lived.url}/comite/")
    expect(page.get_by_text("Grillon vérifie qui vous êtes")).to_be_visible()


def fail_session(desk: Desk, page: Page) -> None:
    """Open the space while the server fails."""
    fail(page, "**/api/sessions/current")
    page.goto(f"{desk.worlds.lived.url}/comite/")
    expect(page.get_by_role("alert")).to_be_visible()


def wait_for_page(path: str, who: UUID, desk: Desk, page: Page) -> None:
    """Open a page on a slow network."""
    desk.slow(r"GET /api/caisses/")
    desk.open(page, path, "Chargement…", who)


def fail_page(path: str, who: UUID, desk: Desk, page: Page) -> None:
    """Open a page while the server fails."""
    fail(page, "**/api/caisses/**")
    desk.open(page, path, "Réessayer", who)


def open_mail(desk: Desk, page: Page) -> None:
    """Ask for a link by e-mail, with half an address."""
    desk.arrive(page)
    page.get_by_text("Pas de code").click()
    page.get_by_label("Votre adresse e-mail").fill("bob@")
    page.get_by_role("button", name="Recevoir un lien").click()
    expect(page.get_by_text("Cette adresse n’est pas complète")).to_be_visible()


def sign_in_with(code: str, words: str, desk: Desk, page: Page) -> None:
    """Type a code that opens nothing."""
    desk.arrive(page)
    page.get_by_label("Code à 8 caractères").fill(code)
    page.get_by_role("button", name="Entrer", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text=words).first).to_be_visible()


def sign_in_offline(desk: Desk, page: Page) -> None:
    """Lose the network before signing in."""
    desk.arrive(page)
    page.context.set_offline(True)
    expect(page.get_by_text("est hors ligne").first).to_be_visible()


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


def open_erasure(desk: Desk, page: Page) -> None:
    """Ask to erase the data of an applicant, without the word that confirms it."""
    desk.open(page, of("rond-point"), "Critères", CHLOE)
    page.get_by_role("button", name="Effacer les données").click()
    page.get_by_role("button", name="Effacer pour toujours").click()
    expect(page.get_by_role("dialog").get_by_role("alert").last).to_be_visible()


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


def open_rescue(desk: Desk, page: Page) -> None:
    """Open the page of rescue files."""
    desk.open(page, "/coordination/secours", "Reprendre un fichier", CHLOE)


def import_nothing(desk: Desk, page: Page) -> None:
    """Press the button without a file."""
    open_rescue(desk, page)
    page.get_by_role("button", name="Reprendre le fichier").click()
    expect(page.get_by_role("alert").first).to_be_visible()


def import_aside(desk: Desk, page: Page) -> None:
    """Import the file of a tablet out of service, answered here: all of it waits for a word."""
    reason = "envoyée par un appareil révoqué"
    words = [
        f"14\u00a0saisies sont mises de côté\u00a0: {reason}. La coordination peut les accepter.",
        "2\u00a0photos sont sur le serveur.",
    ]
    counts = {"stored": 0, "parked": 14, "conflict": 0, "refused": 0, "photos": 2}
    view = counts | {"photos_refused": 0, "whole": True, "words": words}
    group = {
        "visit": str(outlet_id("none")),
        "outlet": "Jardin du Ver luisant",
        "author": "Alice",
        "device": "Tablette de la caisse",
        "reason": "device_revoked",
        "words": reason,
        "is_acceptable": True,
        "received_at": 1_795_000_000_000,
        "entries": [str(outlet_id(f"entry {n}")) for n in range(14)],
    }
    amiss = {"reason": "names_itself", "words": "elle se remplace elle-même", "device": None}
    alone = {"entries": group["entries"][:1], "is_acceptable": False, "outlet": None}
    page.route("**/rescue-files", answer(view, 200))
    page.route("**/parked-entries", answer([group, group | amiss | alone], 200))
    open_rescue(desk, page)
    import_a_file(page)
    expect(page.get_by_text("Le fichier est lu.")).to_be_visible()


def import_foreign(desk: Desk, page: Page) -> None:
    """Import the file of another caisse."""
    slug = "rescue-file-of-another-caisse"
    problem = {"type": f"/problems/{slug}", "title": "closed for another", "status": 409}
    page.route("**/rescue-files", answer(problem, 409))
    open_rescue(desk, page)
    import_a_file(page)
    expect(page.get_by_text("celui d’une autre caisse")).to_be_visible()


def import_a_file(page: Page) -> None:
    """Choose a file and press the button."""
    given = {"name": "secours.grillon", "mimeType": "", "buffer": b"grillon-rescue/1"}
    page.get_by_label("Fichier donné par un bénévole").set_input_files(given)
    page.get_by_role("button", name="Reprendre le fichier").click()


def fail_register(desk: Desk, page: Page) -> None:
    """Find a fact that does not follow from the register."""
    failures = [{"n": 4, "words": "Le sceau de la ligne ne correspond pas à ce qui est gardé."}]
    head = {"n": 12, "hash": "5f" * 32}
    verified = {"head": head, "follows": 11, "attested": 1, "failures": failures}
    page.route("**/register/verification", answer(verified, 200))
    desk.open(page, "/registre", "Des faits ne se vérifient pas")


def add_nobody(desk: Desk, page: Page) -> None:
    """Add a person without a name."""
    desk.open(page, "/coordination/personnes", "Fatima", CHLOE)
    page.get_by_text("Ajouter une personne").click()
    page.get_by_role("button", name="Ajouter", exact=True).click()
    expect(page.get_by_text("Écrivez un nom.")).to_be_visible()


def open_roles(desk: Desk, page: Page) -> None:
    """Change the roles of someone."""
    desk.open(page, "/coordination/personnes", "Fatima", CHLOE)
    page.get_by_role("button", name="Changer les rôles de Fatima").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def open_sign_in_code(desk: Desk, page: Page) -> None:
    """Make a code to print for someone."""
    link = f"{desk.worlds.lived.url}/comite/connexion#uQf0Yk1hYxSCr0Lk5BLq3g"
    page.route(
        "**/sign-in-codes",
        answer({"code": "K7MNP4QR", "link": link, "lapses_at": 1_800_000_000_000}),
    )
    desk.open(page, "/coordination/personnes", "Fatima", CHLOE)
    page.get_by_role("button", name="Code de connexion pour Fatima").click()
    expect(page.get_by_role("dialog")).to_be_visible()


SUGGESTED = {
    "visit": "018f0000-0000-7000-8000-000000000009",
    "name": "Ferme de la Butte",
    "kind": "producer",
    "commune": "Cestas",
    "begun_at": 1_795_000_000_000,
    "people": ["Alice", "Hugo"],
    "point": {"lat_e7": 447_441_000, "lon_e7": -6_801_000},
    "sent": True,
}


def read_suggested(desk: Desk, page: Page) -> None:
    """Read the places that volunteers found by themselves."""
    under_way = SUGGESTED | {"visit": "018f0000-0000-7000-8000-00000000000a", "sent": False}
    nameless = under_way | {"name": "", "kind": "", "commune": "", "point": None}
    page.route("**/suggested-outlets", answer([SUGGESTED, nameless]))
    desk.open(page, "/coordination/lieux/proposes", "Ferme de la Butte", CHLOE)


def link_to_nothing(desk: Desk, page: Page) -> None:
    """Say that it is a known place, without saying which."""
    read_suggested(desk, page)
    page.get_by_text("Ce lieu est déjà dans la liste").first.click()
    page.get_by_role("button", name="C’est ce lieu").first.click()
    expect(page.get_by_role("alert").first).to_be_visible()


def create_suggested(desk: Desk, page: Page) -> None:
    """Complete what the volunteers wrote."""
    read_suggested(desk, page)
    page.get_by_text("C’est un nouveau lieu").first.click()
    expect(page.get_by_label("Nom du lieu").first).to_have_value("Ferme de la Butte")


def open_pairing_code(desk: Desk, page: Page) -> None:
    """Make a code that lets a tablet in."""
    page.route("**/pairing-codes", answer({"code": "K7MNP4QR", "lapses_at": 1_800_000_000_000}))
    desk.open(page, "/coordination/appareils", "Tablette de la caisse", CHLOE)
    page.get_by_text("Appairer une tablette").click()
    page.get_by_label("Alice").check()
    page.get_by_role("button", name="Faire un code").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def open_revoke_device(desk: Desk, page: Page) -> None:
    """Take a lost tablet out."""
    desk.open(page, "/coordination/appareils", "Tablette de la caisse", CHLOE)
    page.get_by_role("button", name="Retirer l’appareil").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def search_in_vain(desk: Desk, page: Page) -> None:
    """Look for an outlet that is not there."""
    desk.open(page, "/coordination/lieux", "Halle aux Coquelicots", CHLOE)
    page.get_by_label("Chercher un lieu").fill("zzz")
    expect(page.get_by_text("Aucun lieu ne correspond")).to_be_visible()


def add_nothing(desk: Desk, page: Page) -> None:
    """Add an outlet without saying which."""
    desk.open(page, "/coordination/lieux/nouveau", "Nom du lieu", CHLOE)
    page.get_by_role("button", name="Ajouter le lieu").click()
    expect(page.get_by_text("Écrivez le nom du lieu.")).to_be_visible()


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
