"""Two tablets without network, a disagreement that was sent, and the correction that settles it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from backend.clock import read_clock
from backend.devices.commands import add_pairing_code
from tests.browser import committee, volunteer
from tests.browser.accessibility import assert_accessible
from tests.browser.caisse import FARM, PreparedCaisse, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.processes import find_free_port
from tests.browser.proxy import Proxy

CRITERION = "Transparence"
RIVALS = "Deux envois différents ont été faits"
REASON = "Relu ensemble : la réponse était oui."


def answer_first(screen: Page, answer: str) -> None:
    """Give this answer to the first question of the criterion, and go back to the visit."""
    volunteer.open_part(screen, CRITERION)
    button = screen.locator("fieldset.question").first.get_by_role("button", name=answer).first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    volunteer.go_back(screen)


def pair_second(caisse: PreparedCaisse) -> str:
    """Return the pairing code of a second tablet for Alice."""
    people = [caisse.people["alice"]]
    pairing = caisse.write(lambda w: add_pairing_code(w, caisse.caisse, people, read_clock()))
    return pairing.code


def test_two_tablets_that_differ_are_settled_by_a_correction(
    start_server: StartServer, start_tablet: StartTablet, page: Page, tmp_path: Path
) -> None:
    """Each tablet sends its own answer offline; one corrects, and the committee reads one visit."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    with Proxy(port) as near, Proxy(port) as far:
        networks = [near, far]
        tablets = [start_tablet(network) for network in networks]
        codes = [caisse.pairing_code, pair_second(caisse)]
        ways = zip(tablets, networks, codes, ("Oui", "Non"), strict=True)
        for tablet, network, code, answer in ways:
            tablet.page.goto(f"{network.url}/visites/")
            volunteer.pair(tablet.page, code, "Alice")
            volunteer.wait_until_ready(tablet.page)
            tablet.set_offline(True)
            volunteer.open_visit(tablet.page, FARM)
            answer_first(tablet.page, answer)
            volunteer.submit(tablet.page)
        for tablet in (tablets[1], tablets[0]):
            tablet.set_offline(False)
            volunteer.synchronise(tablet.page)
        screen = tablets[0].page
        expect(screen.get_by_text(RIVALS)).to_be_visible(timeout=20_000)
        assert_accessible(screen)
        committee.sign_in(page, f"{site}/comite/", caisse.make_code("bob"))
        committee.open_outlet(page, FARM)
        expect(page.get_by_text("Deux envois différents sont arrivés")).to_be_visible()

        tablets[0].set_offline(True)
        correct(screen)
        tablets[0].set_offline(False)
        volunteer.synchronise(screen)
        expect(screen.get_by_text(RIVALS)).to_be_hidden()
    page.reload()
    expect(page.get_by_role("link", name="Enregistrer la décision")).to_be_visible()
    expect(page.get_by_text("Deux envois différents sont arrivés")).to_be_hidden()


def correct(screen: Page) -> None:
    """Settle the disagreement and send the correction, with its reason."""
    screen.get_by_role("button", name="Compléter ou corriger l’envoi").click()
    expect(screen.get_by_role("heading", level=1, name="Corriger l’envoi")).to_be_visible()
    screen.get_by_label("Pourquoi corrigez-vous cet envoi").fill(REASON)
    screen.get_by_role("link", name="Reprendre les réponses").click()
    answer_first(screen, "Oui")
    expect(screen.get_by_text(REASON)).to_be_visible()
    assert_accessible(screen)
    screen.get_by_role("link", name="Revoir et envoyer la correction").first.click()
    expect(screen.get_by_text("1 réponse changée")).to_be_visible()
    assert_accessible(screen)
    screen.get_by_role("button", name="Envoyer la correction").click()
    expect(screen.get_by_text("La visite attend le réseau")).to_be_visible()
