"""The committee's pages about the charter, brought to each state worth looking at.

Drafts are answered here, so that the servers of the demonstration keep none; a trial is real, for
it stores nothing.
"""

import json
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.states.committee.desk import Desk
from tests.browser.worlds import BOB, CHLOE

TITLE = "Charte de la caisse de Bordeaux, relue en novembre"
SHA256 = "ab" * 32
G1 = "«\u00a0Ancrage local et circuits courts\u00a0»"
FAULTS = [
    {
        "code": "out-of-bounds",
        "path": "grid.criteria[0].pass_percent",
        "place": f"critère {G1}, clé «\u00a0pass_percent\u00a0»",
        "words": "700 n’est pas possible ici. Écrivez un nombre de 1 à 100.",
    },
    {
        "code": "missing-key",
        "path": "title",
        "place": "clé «\u00a0title\u00a0»",
        "words": "Il manque cette clé. Écrivez-y un texte.",
    },
]
DIFFERENCES = [
    {
        "part": f"Critère {G1}",
        "words": f"Le seuil du critère {G1} passe de 60 à 70\u00a0%.",
    },
    {
        "part": f"Critère {G1}",
        "words": f"La question «\u00a0Est-ce de saison\u00a0?\u00a0» est ajoutée au critère {G1}.",
    },
    {"part": "Périmètre", "words": "Le rayon du périmètre passe de 50\u00a0km à 70\u00a0km."},
]


def draft_of(*, deleted: bool = False) -> dict[str, Any]:
    """Return the draft that these pages speak of."""
    named = {"sha256": SHA256, "charter": "gironde", "version": "2027-1", "title": TITLE}
    return {**named, "added_on": "2026-11-20", "deleted": deleted}


def answer(page: Page, pattern: str, body: object, method: str = "GET", status: int = 200) -> None:
    """Answer these requests in the place of the server."""

    def reply(route: Route) -> None:
        if route.request.method != method:
            route.fallback()
            return
        kind = "application/json" if status < 400 else "application/problem+json"
        route.fulfill(status=status, body=json.dumps(body), content_type=kind)

    page.route(pattern, reply)


def list_drafts(desk: Desk, page: Page) -> None:
    """Open the charter while the caisse has a draft and a deleted one."""
    other = {**draft_of(deleted=True), "sha256": "cd" * 32, "version": "2026-9"}
    answer(page, "**/charter-drafts", [draft_of(), other])
    desk.open(page, "/charte", TITLE, CHLOE)
    page.get_by_text("Brouillons supprimés").click()
    expect(page.get_by_role("button", name="Remettre")).to_be_visible()


def import_nothing(desk: Desk, page: Page) -> None:
    """Import without choosing a file."""
    desk.open(page, "/charte", "Importer une charte amendée", CHLOE)
    page.get_by_role("button", name="Importer le brouillon").click()
    expect(page.get_by_text("Choisissez un fichier.")).to_be_visible()


def import_faulty(desk: Desk, page: Page) -> None:
    """Import a file with faults: all are said."""
    refused = {"type": "/problems/charter-refused", "title": "faults", "status": 422}
    answer(page, "**/charter-drafts", {**refused, "faults": FAULTS}, "POST", 422)
    desk.open(page, "/charte", "Importer une charte amendée", CHLOE)
    choose_file(page)
    page.get_by_role("button", name="Importer le brouillon").click()
    expect(page.get_by_text("À corriger dans le fichier")).to_be_visible()


def import_sound(desk: Desk, page: Page) -> None:
    """Import a sound file with something to read again."""
    imported = {"draft": draft_of(), "doubts": FAULTS[:1]}
    answer(page, "**/charter-drafts", imported, "POST", 201)
    desk.open(page, "/charte", "Importer une charte amendée", CHLOE)
    choose_file(page)
    page.get_by_role("button", name="Importer le brouillon").click()
    expect(page.get_by_text("Le brouillon est là.")).to_be_visible()


def choose_file(page: Page) -> None:
    """Choose a charter file."""
    file = {"name": "charte.toml", "mimeType": "application/toml", "buffer": b"semantics = 1"}
    page.get_by_label("Fichier de la charte").set_input_files([file])


def read_changes(desk: Desk, page: Page) -> None:
    """Read what a draft changes."""
    read = {"before": "Charte, version 2026-1", "after": f"{TITLE}, version 2027-1"}
    answer(page, "**/differences/*", {**read, "differences": DIFFERENCES})
    desk.open(page, f"/charte/{SHA256}/changements", "passe de 60 à 70")


def read_no_change(desk: Desk, page: Page) -> None:
    """Compare two equal versions."""
    read = {"before": "Charte, version 2026-1", "after": "Charte, version 2026-1"}
    answer(page, "**/differences/*", {**read, "differences": []})
    desk.open(page, f"/charte/{SHA256}/changements", "Rien ne change")


def read_questions(desk: Desk, page: Page) -> None:
    """Read the questions as a volunteer has them."""
    open_in_force(desk, page, "Les questions")
    expect(page.get_by_text("Pour chaque famille de produits")).to_be_visible()


def choose_kind(desk: Desk, page: Page) -> None:
    """Ask to see the version in force as a volunteer would."""
    open_in_force(desk, page, "Voir comme un bénévole")
    expect(page.get_by_text("Essai : rien n’est gardé")).to_be_visible()


def preview_visit(desk: Desk, page: Page) -> None:
    """Begin a visit to a farm."""
    choose_kind(desk, page)
    page.get_by_role("button", name="Ferme").first.click()
    expect(page.get_by_role("heading", level=1, name="Lieu d’essai")).to_be_visible()


def preview_criterion(desk: Desk, page: Page) -> None:
    """Answer a question of the first criterion."""
    preview_visit(desk, page)
    page.get_by_role("link", name="Ancrage local").click()
    page.get_by_role("button", name="Oui", exact=True).first.click()
    expect(page.get_by_role("button", name="Oui", exact=True, pressed=True)).to_be_visible()


def preview_products(desk: Desk, page: Page) -> None:
    """Choose a family of products."""
    preview_visit(desk, page)
    page.get_by_role("link", name="Produits vendus ici").click()
    page.get_by_role("button", name="Légumes").first.click()
    expect(page.get_by_role("button", name="Légumes", pressed=True)).to_be_visible()


def preview_sending(desk: Desk, page: Page) -> None:
    """Come to the page that would send."""
    preview_visit(desk, page)
    page.get_by_role("link", name="Envoyer la visite").click()
    expect(page.get_by_text("rien n’est envoyé")).to_be_visible()


def open_trial(desk: Desk, page: Page) -> None:
    """Open the numbers that can be tried."""
    open_in_force(desk, page, "Essayer")
    for summary in page.locator("main summary").all():
        summary.click()
    expect(page.get_by_label("3 critères remplis", exact=True)).to_be_visible()


def type_wrong_number(desk: Desk, page: Page) -> None:
    """Try something that is no number."""
    open_trial(desk, page)
    page.get_by_label("3 critères remplis", exact=True).fill("trois")
    expect(page.get_by_text("Écrivez un nombre entier.")).to_be_visible()


def open_trial_of_kind(desk: Desk, page: Page) -> None:
    """Open the numbers that can be tried for shops alone."""
    open_in_force(desk, page, "Essayer")
    page.get_by_text("Pour une seule sorte de lieu").click()
    page.get_by_label("Sorte de lieu", exact=True).select_option("shop")
    expect(page.get_by_role("heading", name="Nombre de critères de chaque palier")).to_be_visible()


def run_trial(desk: Desk, page: Page) -> None:
    """Try higher thresholds and other rates on the visits of the demonstration."""
    open_in_force(desk, page, "Essayer")
    page.get_by_text("Seuil de chaque critère").click()
    for field in page.locator("main details[open] input").all():
        field.fill("90")
    page.get_by_role("button", name="Essayer sur les visites passées").click()
    expect(page.get_by_role("heading", name="Ce que cela changerait")).to_be_visible()


def run_same(desk: Desk, page: Page) -> None:
    """Try the version in force as it is."""
    open_in_force(desk, page, "Essayer")
    page.get_by_role("button", name="Essayer sur les visites passées").click()
    expect(page.get_by_text("Aucun lieu ne change.")).to_be_visible()


def ask_why(desk: Desk, page: Page) -> None:
    """Ask why an outlet would change: before and after, side by side."""
    run_trial(desk, page)
    page.get_by_role("button", name="Pourquoi ?").first.click()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Après")).to_be_visible()


def open_in_force(desk: Desk, page: Page, way: str) -> None:
    """Open a page of the version in force."""
    desk.open(page, "/charte", "En vigueur", BOB)
    row = page.get_by_role("listitem").filter(has_text="En vigueur")
    row.get_by_role("link", name=way).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("La charte")
    expect(page.get_by_text("Chargement…")).not_to_be_visible()
