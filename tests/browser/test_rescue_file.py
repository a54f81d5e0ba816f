"""What a tablet that is no longer let in still holds comes in by a file, all once."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import committee, volunteer
from tests.browser.accessibility import assert_accessible
from tests.browser.caisse import FARM
from tests.browser.site import OPENNESS, Site, accept_aside, answer, save_file, take_photo

RETIRED = "Cette tablette a été retirée par la coordination"


def import_file(page: Page, file: Path) -> None:
    """Import a file and wait for what became of it."""
    page.get_by_label("Fichier donné par un bénévole").set_input_files(file)
    page.get_by_role("button", name="Reprendre le fichier").click()
    expect(page.get_by_text("Le fichier est lu.")).to_be_visible()
    expect(page.get_by_text("1\u00a0photo est sur le serveur.")).to_be_visible()


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
