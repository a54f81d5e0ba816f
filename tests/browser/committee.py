"""What Bob does in the committee space, by the words that he reads."""

from playwright.sync_api import Page, expect

VOTES = {
    "Membres du comité": 12,
    "Personnes présentes": 9,
    "Personnes récusées": 0,
    "Pour": 7,
    "Contre": 1,
    "Abstentions": 1,
    "Blancs": 0,
}


def sign_in(page: Page, address: str, code: str) -> None:
    """Enter with a code printed on paper."""
    page.goto(address)
    page.get_by_label("Code à 8 caractères").fill(code)
    page.get_by_role("button", name="Entrer", exact=True).click()
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()


def open_outlet(page: Page, name: str) -> None:
    """Open the dossier of an outlet from the board."""
    page.get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def vote(page: Page, reasons: str) -> None:
    """Write the votes of the room and the reasons."""
    for label, count in VOTES.items():
        page.get_by_label(label, exact=True).fill(str(count))
    page.get_by_label("Les raisons").fill(reasons)


def approve(page: Page) -> None:
    """Record that the outlet is conventioned."""
    page.get_by_role("link", name="Enregistrer la décision").click()
    vote(page, "Une ferme exemplaire, ouverte aux habitants.")
    page.get_by_role("button", name="Voir ce que la décision fera").click()
    expect(page.get_by_role("heading", name="Le lieu est conventionné")).to_be_visible()
    page.get_by_role("button", name="Enregistrer la décision").click()
    expect(page.get_by_role("heading", name="La décision est enregistrée")).to_be_visible()


def revoke(page: Page) -> None:
    """Record that the convention ends today."""
    page.get_by_role("link", name="Mettre fin à la convention").click()
    vote(page, "La ferme a changé de mains.")
    page.get_by_role("button", name="Relire avant d’enregistrer").click()
    page.get_by_role("button", name="Mettre fin à la convention").click()
    expect(page.get_by_text("La convention prend fin").first).to_be_visible()
