"""Une visite de bout en bout: from a barn without network to the public map, and off it again."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser import volunteer
from tests.browser.caisse import FARM, prepare_caisse
from tests.browser.conftest import StartServer, StartTablet
from tests.browser.processes import find_free_port
from tests.browser.proxy import Proxy


def test_a_visit_goes_from_the_barn_to_the_map_and_off_it_again(
    start_server: StartServer, start_tablet: StartTablet, page: Page, tmp_path: Path
) -> None:
    """A farm is visited offline on a tablet that dies, decided, published, revoked and gone."""
    caisse = prepare_caisse(tmp_path / "data")
    port = find_free_port()
    site = f"http://127.0.0.1:{port}"
    server = start_server(caisse.command(port), f"{site}/api/health", caisse.environment())
    with Proxy(port) as proxy:
        tablet = start_tablet(proxy)
        screen = tablet.page
        screen.goto(f"{proxy.url}/visites/")
        volunteer.pair(screen, caisse.pairing_code, "Alice")
        volunteer.wait_until_ready(screen)

        server.stop()
        tablet.set_offline(True)
        screen.reload()
        volunteer.open_visit(screen, FARM)
        for criterion in ("Ancrage", "environnement", "travail", "Accessibilité", "Transparence"):
            volunteer.open_part(screen, criterion)
            volunteer.answer_all(screen)
            volunteer.go_back(screen)
