"""What a tablet that is no longer let in still holds comes in by a file, all once."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import committee, volunteer
from tests.browser.accessibility import assert_accessible
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.images import make_photo
from tests.browser.processes import find_free_port
from tests.browser.proxy import Proxy
from tests.browser.tablet import Tablet

PHOTO_QUESTION, ANCHORAGE, OPENNESS = "de saison", "Ancrage", "Transparence"
EVERYTHING = "Tout enregistrer dans un fichier"
RETIRED = "Cette tablette a été retirée par la coordination"


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


@pytest.fixture
def site(start_server: StartServer, start_tablet: StartTablet, tmp_path: Path) -> Any:
    """Serve a caisse and pair the tablet of Alice."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    url = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{url}/api/health", caisse.environment())
    with Proxy(port) as network:
        tablet = start_tablet(network)
        tablet.page.goto(f"{network.url}/visites/")
        volunteer.pair(tablet.page, caisse.pairing_code, "Alice")
        volunteer.wait_until_ready(tablet.page)
        yield Site(caisse, url, tablet, network)


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


def import_file(page: Page, file: Path) -> None:
    """Import a file and wait for what became of it."""
    page.get_by_label("Fichier donné par un bénévole").set_input_files(file)
    page.get_by_role("button", name="Reprendre le fichier").click()
    expect(page.get_by_text("Le fichier est lu.")).to_be_visible()
    expect(page.get_by_text("1\u00a0photo est sur le serveur.")).to_be_visible()


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


def revoke(page: Page) -> None:
    """Take the tablet out of service, by the button."""
    page.get_by_role("link", name="Les appareils").click()
    page.get_by_role("button", name="Retirer l’appareil").click()
    page.get_by_role("dialog").get_by_role("button", name="Retirer l’appareil").click()
    expect(page.get_by_text("est retiré.").first).to_be_visible()
    page.get_by_role("link", name="La coordination").first.click()


def test_rule_10_a_revoked_tablet_hands_over_a_file_that_counts_once(
    site: Site, page: Page, tmp_path: Path
) -> None:
    """Filled offline, the device revoked, saved, imported twice, accepted: all is there once."""
    screen = site.tablet.page
    site.tablet.set_offline(True)
    volunteer.open_visit(screen, FARM)
    answer(screen, OPENNESS)
    take_photo(screen)
    volunteer.submit(screen)
    committee.sign_in(page, f"{site.url}/comite/", site.caisse.make_code("chloé"))
    page.goto(f"{site.url}/comite/bordeaux/coordination")
    revoke(page)

    file = save_file(screen, tmp_path)
    assert re.fullmatch(r"grillon-secours-bordeaux-\d{4}-\d\d-\d\d-\d\dh\d\d\.grillon", file.name)
    assert site.count() == 0

    page.get_by_role("link", name="Fichiers de secours").click()
    import_file(page, file)
    expect(page.get_by_text("envoyée par un appareil révoqué").first).to_be_visible()
    sent = site.count("parked = 'device_revoked'")
    assert (sent, sent) == (site.count(), site.count("sealed = 0"))
    assert_accessible(page)
    import_file(page, file)
    assert site.count() == sent
    accept_aside(page)
    import_file(page, file)
    expect(page.get_by_text(f"{sent}\u00a0saisies sont sur le serveur.")).to_be_visible()

    assert (sent, sent) == (site.count(), site.count("parked IS NULL"))
    assert len(site.list_photos()) == 1
    assert site.caisse.query("SELECT count(*) FROM visit WHERE submitted_at IS NOT NULL") == [(1,)]
    expect_the_tablet_to_know(site, sent)


def expect_the_tablet_to_know(site: Site, sent: int) -> None:
    """Back on the network the tablet is told that it is out, and that all has arrived; once."""
    screen = site.tablet.page
    screen.get_by_role("link", name="Mes visites").first.click()
    site.tablet.set_offline(False)
    screen.get_by_role("button", name="Synchroniser").click()
    expect(screen.get_by_text(RETIRED)).to_be_visible()
    expect(screen.get_by_role("link", name="Appairer de nouveau")).to_be_visible()
    expect(screen.get_by_text("Tout est arrivé.")).to_be_visible()
    assert site.count() == sent
    assert len(site.list_photos()) == 1
