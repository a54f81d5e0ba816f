"""A credential that ends while a tablet sends: nothing is lost, and paired again all arrives."""

from pathlib import Path

from playwright.sync_api import Page, expect
from sqlalchemy import update

from backend.clock import read_clock
from backend.database import Writer
from backend.devices.commands import add_pairing_code
from backend.devices.tables import Device
from tests.browser import committee, volunteer
from tests.browser.accessibility import assert_accessible
from tests.browser.caisse import FARM, PreparedCaisse
from tests.browser.images import make_photo
from tests.browser.site import OPENNESS, Site, accept_aside, answer, save_file, take_photo

UNKNOWN = "Cette tablette n’est plus reconnue"
WRITTEN_BEFORE = "avant le dernier appairage"
# An opening, three answers, what names each of two photos.
SENT = 6


def test_rule_09_a_credential_that_ends_while_sending_never_touches_the_queue(
    site: Site, page: Page, tmp_path: Path
) -> None:
    """Known no more between answers and photos: it says so, keeps all, sends all when paired."""
    screen = site.tablet.page
    fill_offline(site)
    send_all_but_photos(site)
    end_credential(site.caisse)
    site.network.pass_all()
    screen.get_by_role("button", name="Synchroniser").click()
    expect(screen.get_by_text(UNKNOWN)).to_be_visible()
    expect_waiting(screen, "2\u00a0photos")
    assert_accessible(screen)

    volunteer.open_visit(screen, FARM)
    answer(screen, OPENNESS, question=3)
    screen.get_by_role("link", name="Mes visites").first.click()
    screen.get_by_role("button", name="Synchroniser").click()
    expect_waiting(screen, "1\u00a0réponse et 2\u00a0photos")
    save_file(screen, tmp_path)
    screen.get_by_role("link", name="Mes visites").first.click()
    expect_waiting(screen, "1\u00a0réponse et 2\u00a0photos")
    assert (SENT, []) == (site.count(), site.list_photos())

    pair_again(screen, site.caisse)
    expect(screen.get_by_text("Tout est arrivé.")).to_be_visible()
    expect(screen.get_by_text(WRITTEN_BEFORE)).to_be_visible()
    assert (SENT + 1, 2) == (site.count(), len(site.list_photos()))
    assert site.count("parked = 'made_by_another_device'") == 1

    committee.sign_in(page, f"{site.url}/comite/", site.caisse.make_code("chloé"))
    page.goto(f"{site.url}/comite/bordeaux/coordination/secours")
    accept_aside(page)
    screen.get_by_role("button", name="Synchroniser").click()
    expect(screen.get_by_text(WRITTEN_BEFORE)).to_be_hidden()

    assert (SENT + 1, 0) == (site.count(), site.count("parked IS NOT NULL"))
    assert len(site.list_photos()) == 2


def fill_offline(site: Site) -> None:
    """Give three answers and two photos without network."""
    screen = site.tablet.page
    site.tablet.set_offline(True)
    volunteer.open_visit(screen, FARM)
    for question in range(3):
        answer(screen, OPENNESS, question)
    take_photo(screen)
    volunteer.open_part(screen, "Vues d’ensemble")
    photo = {"name": "cour.jpg", "mimeType": "image/jpeg", "buffer": make_photo(seed=1)}
    screen.locator("input[type=file]").set_input_files(photo)
    expect(screen.locator("img.photo")).to_be_visible()
    volunteer.go_back(screen)
    screen.get_by_role("link", name="Mes visites").first.click()
    expect_waiting(screen, f"{SENT}\u00a0réponses et 2\u00a0photos", sent=0)


def send_all_but_photos(site: Site) -> None:
    """Let the entries arrive and have their receipts, and break each photo on its way."""
    site.network.cut_body(r"PUT /api/\S+/photos/", times=1000)
    site.tablet.set_offline(False)
    site.tablet.page.get_by_role("button", name="Synchroniser").click()
    expect_waiting(site.tablet.page, "2\u00a0photos")
    assert (SENT, []) == (site.count(), site.list_photos())


def expect_waiting(screen: Page, what: str, sent: int = SENT) -> None:
    """Read on the list what still waits and how much has left."""
    done = f", {sent} envoyées" if sent else ""
    expect(screen.get_by_text(f"{what} en attente{done}.", exact=True)).to_be_visible()


def end_credential(caisse: PreparedCaisse) -> None:
    """Make the server forget the credential of the tablet, as after an old backup came back."""

    async def forget(writer: Writer) -> None:
        await writer.execute(update(Device).values(secret_sha256="0" * 64))

    caisse.write(forget)


def pair_again(screen: Page, caisse: PreparedCaisse) -> None:
    """Relate the tablet to its caisse again, by a new code."""
    people = [caisse.people["alice"]]
    code = caisse.write(lambda w: add_pairing_code(w, caisse.caisse, people, read_clock())).code
    screen.get_by_role("link", name="Appairer de nouveau").click()
    volunteer.pair(screen, code, "Alice")
