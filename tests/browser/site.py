"""A caisse that is served, a tablet that fills a visit of it, and what becomes of what waits."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import volunteer
from tests.browser.accessibility import assert_accessible
from tests.browser.caisse import PreparedCaisse
from tests.browser.images import make_photo
from tests.browser.proxy import Proxy
from tests.browser.tablet import Tablet

PHOTO_QUESTION, ANCHORAGE, OPENNESS = "de saison", "Ancrage", "Transparence"
EVERYTHING = "Tout enregistrer dans un fichier"


class Site:
    """A caisse that is served, and the tablet of Alice, paired and ready."""

    def __init__(self, caisse: PreparedCaisse, url: str, tablet: Tablet, network: Proxy) -> None:
        self.caisse, self.url, self.tablet, self.network = caisse, url, tablet, network

    def count(self, where: str = "1 = 1") -> int:
        """Count the entries stored."""
        (number,) = self.caisse.query(f"SELECT count(*) FROM entry WHERE {where}")[0]  # noqa: S608  fixed text
        return int(str(number))

    def list_photos(self) -> list[Path]:
        """List the photos on disk."""
        return list((self.caisse.settings.data / "photos").rglob("*.jpg"))


def answer(screen: Page, criterion: str, question: int = 0) -> None:
    """Say yes to a question of a criterion, and go back to the visit."""
    volunteer.open_part(screen, criterion)
    button = screen.locator("fieldset.question").nth(question).get_by_role("button", name="Oui")
    button.first.click()
    expect(button.first).to_have_attribute("aria-pressed", "true")
    volunteer.go_back(screen)


def take_photo(screen: Page) -> None:
    """Take a photo for a question of the first criterion."""
    volunteer.open_part(screen, ANCHORAGE)
    volunteer.add_photo(screen, PHOTO_QUESTION, make_photo())
    volunteer.go_back(screen)


def save_file(screen: Page, folder: Path) -> Path:
    """Put all that waits into a file, and give where it was saved."""
    screen.get_by_role("link", name=EVERYTHING).first.click()
    expect(screen.get_by_role("heading", level=1, name=EVERYTHING)).to_be_visible()
    screen.get_by_role("button", name="Préparer le fichier").click()
    expect(screen.get_by_text("Le fichier est prêt")).to_be_visible()
    assert_accessible(screen)
    with screen.expect_download() as saved:
        screen.get_by_role("button", name="Enregistrer le fichier").click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    return file


def accept_aside(page: Page) -> None:
    """Accept all that was set aside, by its buttons."""
    buttons = page.get_by_role("button", name=re.compile("Accepter"))
    expect(buttons.first).to_be_visible()
    while buttons.count():
        groups = buttons.count()
        buttons.first.click()
        expect(page.get_by_text("maintenant").first).to_be_visible()
        expect(buttons).to_have_count(groups - 1)
    expect(page.get_by_text("Rien n’est mis de côté")).to_be_visible()
