"""The committee space: what Bob of the committee and Chloé of the coordination see.

What a state would record the state answers itself: the server never hears of it.
"""

from functools import partial
from uuid import UUID

from tests.browser.screens import State
from tests.browser.states.committee import charters, coordinating, deciding, reading, signing_in
from tests.browser.states.committee.desk import LIZARD, Desk, Show, of
from tests.browser.worlds import ALICE, BOB, CHLOE, Worlds


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
        "charter-changes": (f"/charte/{charters.SHA256}/changements", BOB),
        "charter-questions": (f"/charte/{charters.SHA256}/questions", BOB),
        "charter-preview": (f"/charte/{charters.SHA256}/apercu", BOB),
        "charter-trial": (f"/charte/{charters.SHA256}/essai", BOB),
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
    pages = list_reading_pages().items()
    return [
        on("start-loading", signing_in.wait_for_session),
        on("start-failed", signing_in.fail_session),
        on("sign-in", Desk.arrive),
        on("sign-in-link", lambda desk, page: desk.arrive(page, "connexion#one-time-token")),
        on("sign-in-mail-open", signing_in.open_mail),
        on(
            "sign-in-code-too-short",
            partial(signing_in.sign_in_with, "ABC", "Un code a 8 caractères"),
        ),
        on("sign-in-code-refused", partial(signing_in.sign_in_with, "ABCD2345", "code")),
        on("sign-in-offline", signing_in.sign_in_offline),
        coordinated("choice", "/../choix", "Choisir une caisse"),
        at("no-seat", "/../", "Cet espace est celui du comité", ALICE),
        at("board", "", "attendent une décision"),
        coordinated("board-of-coordination", "", "attendent une décision"),
        young("board-empty", "", "Aucun lieu pour l’instant"),
        on("board-loading", reading.wait_for_board),
        on("board-failed", reading.fail_board),
        on("board-unreachable", reading.lose_board),
        on("board-offline", reading.go_offline),
        at("dossier-to-decide", of("deux-brouettes"), "Critères"),
        coordinated("dossier-to-decide-of-coordination", of("deux-brouettes"), "Critères"),
        on("dossier-on-paper", reading.read_typed),
        at("dossier-disagreement", of("herisson"), "ne sont pas d’accord"),
        at("dossier-started", of("ver-luisant"), "La visite est en cours"),
        at("dossier-planned", of("lune-rousse"), "n’est pas encore arrivée"),
        at("dossier-conventioned", of("lezard-vert"), "La convention"),
        on("board-amended", partial(reading.read_amended, "", "Complété depuis la décision")),
        on("dossier-amended", partial(reading.read_amended, of(LIZARD), "Décider de nouveau")),
        on("decision-again", partial(reading.read_amended, of(LIZARD, "/decision"), "de nouveau")),
        on("dossier-modified-after-signature", reading.read_modified),
        at("dossier-refused", of("rond-point"), "Critères"),
        at("dossier-ended", of("tournesol"), "Historique"),
        at("dossier-erased", of("trois-bourdons"), "sont effacées"),
        at("dossier-adjourned", of("sept-cloches"), "Critères", CHLOE, "sud-gironde"),
        coordinated("dossier-taken-over", of("coquelicots"), "Historique", caisse="sud-gironde"),
        on("dossier-details-open", reading.open_details),
        on("dossier-photo-open", reading.open_photo, full_page=False),
        on("dossier-missing", reading.miss_documents_and_photos),
        on("dossier-erasure-open", deciding.open_erasure, full_page=False),
        on("dossier-loading", reading.wait_for_dossier),
        on("dossier-failed", reading.fail_dossier),
        at("decision", of("deux-brouettes", "/decision"), "Autour de la table"),
        at("decision-blocked", of("herisson", "/decision"), "ne sont pas d’accord"),
        on("decision-faults", deciding.decide_nothing),
        on("decision-check", deciding.check_decision),
        on("decision-unsure", deciding.lose_decision),
        on("decision-done", deciding.record_decision),
        at("revocation", of("lezard-vert", "/fin"), "Autour de la table"),
        on("revocation-check", deciding.check_revocation),
        on("revocation-done", deciding.record_revocation),
        at("register", "/registre", "Tout se vérifie"),
        young("register-empty", "/registre", "Le registre est vide"),
        on("register-faults", reading.fail_register),
        coordinated("coordination", "/coordination", "Les appareils"),
        at("for-coordination", "/coordination", "Demandez à la personne"),
        coordinated("people", "/coordination/personnes", "Fatima"),
        on("people-add-open", coordinating.add_nobody),
        on("people-roles-open", coordinating.open_roles, full_page=False),
        on("people-code-open", coordinating.open_sign_in_code, full_page=False),
        coordinated("devices", "/coordination/appareils", "Tablette de la caisse"),
        young("devices-empty", "/coordination/appareils", "Aucun appareil"),
        on("devices-code-open", coordinating.open_pairing_code, full_page=False),
        on("devices-revoke-open", coordinating.open_revoke_device, full_page=False),
        coordinated("rescue", "/coordination/secours", "Accepter cette saisie"),
        young("rescue-empty", "/coordination/secours", "Rien n’est mis de côté"),
        on("rescue-no-file", coordinating.import_nothing),
        on("rescue-imported", coordinating.import_aside),
        on("rescue-refused", coordinating.import_foreign),
        coordinated("outlets", "/coordination/lieux", "Halle aux Coquelicots"),
        young("outlets-empty", "/coordination/lieux", "Aucun lieu"),
        on("outlets-none-found", coordinating.search_in_vain),
        coordinated("outlet-add", "/coordination/lieux/nouveau", "Nom du lieu"),
        on("outlet-add-faults", coordinating.add_nothing),
        on("suggested", coordinating.read_suggested),
        on("suggested-known-open", coordinating.link_to_nothing),
        on("suggested-new-open", coordinating.create_suggested),
        coordinated("suggested-none", "/coordination/lieux/proposes", "Aucun lieu proposé"),
        coordinated("sheet", of("lezard-vert", "/fiche"), "Nom du lieu"),
        coordinated("visit-plan", "/coordination/visites/nouvelle", "Qui y va"),
        young("visit-plan-empty", "/coordination/visites/nouvelle", "Ajoutez d’abord un lieu"),
        coordinated("visit-plan-here", of("tournesol", "/visite"), "Qui y va"),
        coordinated("settings", "/coordination/reglages", "Ne pas montrer les points"),
        coordinated("charters", "/charte", "En vigueur"),
        young("charters-to-adopt", "/charte", "Pas encore adoptée"),
        at("charters-of-committee", "/charte", "La coordination importe"),
        on("charters-adoption-open", deciding.open_adoption, full_page=False),
        on("charters-drafts", charters.list_drafts),
        on("charters-import-nothing", charters.import_nothing),
        on("charters-import-faults", charters.import_faulty),
        on("charters-imported", charters.import_sound),
        on("charter-changes", charters.read_changes),
        on("charter-changes-none", charters.read_no_change),
        on("charter-questions", charters.read_questions),
        on("charter-preview", charters.choose_kind),
        on("charter-preview-visit", charters.preview_visit),
        on("charter-preview-criterion", charters.preview_criterion),
        on("charter-preview-products", charters.preview_products),
        on("charter-preview-sending", charters.preview_sending),
        on("charter-trial", charters.open_trial),
        on("charter-trial-kind", charters.open_trial_of_kind),
        on("charter-trial-fault", charters.type_wrong_number),
        on("charter-trial-result", charters.run_trial),
        on("charter-trial-nothing", charters.run_same),
        on("charter-trial-why", charters.ask_why, full_page=False),
        on("takeover", deciding.take_over),
        *(on(f"{name}-loading", partial(reading.wait_for_page, *page)) for name, page in pages),
        *(on(f"{name}-failed", partial(reading.fail_page, *page)) for name, page in pages),
        at("unknown-page", "/nulle-part", "Cette page n’existe pas"),
        at("other-caisse", "/", "Cette adresse est celle d’une caisse", caisse="flers"),
    ]
