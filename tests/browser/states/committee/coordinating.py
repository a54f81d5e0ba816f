"""States of the coordination: people, tablets, outlets, what was suggested or set aside."""

from playwright.sync_api import Page, expect

from backend.demonstration.founding import outlet_id
from tests.browser.states.committee.desk import Desk, answer
from tests.browser.worlds import CHLOE


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
