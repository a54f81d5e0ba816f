"""What the browser tests are given: one browser for all of them, pages, servers, a tablet.

Playwright and its browser belong to this package and end with it: while they run, an event loop
runs in the main thread, and tests elsewhere start loops of their own.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import volunteer
from tests.browser.caisse import prepare_caisse
from tests.browser.find_browser import LaunchOptions, find_browser_for
from tests.browser.processes import ServerProcess, find_free_port
from tests.browser.proxy import Proxy
from tests.browser.screens import Showroom
from tests.browser.site import Site
from tests.browser.tablet import Tablet
from tests.browser.worlds import Worlds

STARTED = pytest.StashKey[list[ServerProcess]]()
HERE = Path(__file__).parent
ACTION_LIMIT_MS = 20_000
# How long a sentence may take to show on a machine that does other things as well.
expect.set_options(timeout=20_000)

StartServer = Callable[..., ServerProcess]
StartTablet = Callable[..., Tablet]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the journeys first, then the states, then the tools: the longest is never the last.

    Items of other folders keep their places.
    """
    places = [place for place, item in enumerate(items) if item.path.is_relative_to(HERE)]
    ours = sorted((items[place] for place in places), key=_rank)
    for place, item in zip(places, ours, strict=True):
        items[place] = item


def _rank(item: pytest.Item) -> int:
    if item.path.parent != HERE:
        return 2
    return 1 if item.path.name == "test_states.py" else 0


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Playwright, for the duration of the browser tests."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def browser_options(playwright: Playwright) -> LaunchOptions:
    """How to launch the browser found on this machine; the tests fail when there is none."""
    _, options = find_browser_for(playwright)
    return options


@pytest.fixture(scope="package")
def browser(playwright: Playwright, browser_options: LaunchOptions) -> Iterator[Browser]:
    """One browser; each test takes contexts of its own from it."""
    with playwright.chromium.launch(**browser_options) as running:
        yield running


@pytest.fixture(scope="package")
def worlds(
    tmp_path_factory: pytest.TempPathFactory, started_servers: list[ServerProcess]
) -> Iterator[Worlds]:
    """The servers on which states are shown, shared by all that only look."""
    with Worlds(tmp_path_factory.mktemp("worlds"), started_servers.append) as shared:
        yield shared


@pytest.fixture(scope="package")
def showroom(browser: Browser, worlds: Worlds) -> Iterator[Showroom]:
    """The browser in which states are brought, one after the other."""
    with Showroom(browser, worlds.heal) as room:
        yield room


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser context without a past, French, on a desktop screen."""
    with browser.new_context(locale="fr-FR", timezone_id="Europe/Paris") as fresh:
        fresh.set_default_timeout(ACTION_LIMIT_MS)
        yield fresh


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A blank page of the context."""
    return context.new_page()


@pytest.fixture
def second_browser(browser: Browser) -> Iterator[Page]:
    """The committee's computer."""
    with browser.new_context(locale="fr-FR", timezone_id="Europe/Paris") as fresh:
        fresh.set_default_timeout(ACTION_LIMIT_MS)
        yield fresh.new_page()


@pytest.fixture
def start_tablet(
    playwright: Playwright, browser_options: LaunchOptions, tmp_path: Path
) -> Iterator[StartTablet]:
    """Start tablets for one test, each with an empty profile: `start_tablet(proxy)`."""
    tablets: list[Tablet] = []

    def start(network: Proxy | None = None) -> Tablet:
        profile = tmp_path / f"tablet-{len(tablets)}"
        tablets.append(Tablet(playwright, browser_options, profile, network))
        tablets[-1].start()
        return tablets[-1]

    yield start
    for tablet in tablets:
        tablet.close()


@pytest.fixture(scope="session")
def started_servers(pytestconfig: pytest.Config) -> Iterator[list[ServerProcess]]:
    """Every server whose log is shown when a test fails, all stopped at the end."""
    servers = pytestconfig.stash.setdefault(STARTED, [])
    yield servers
    for server in servers:
        server.stop()


@pytest.fixture
def start_server(started_servers: list[ServerProcess], tmp_path: Path) -> Iterator[StartServer]:
    """Start servers for one test: `start_server(command, ready_url, environment)`."""
    known = len(started_servers)

    def start(
        command: Sequence[str], ready_url: str, environment: Mapping[str, str] | None = None
    ) -> ServerProcess:
        log_path = tmp_path / f"server-{len(started_servers)}.log"
        server = ServerProcess(command, ready_url, log_path, environment)
        started_servers.append(server)
        server.start()
        return server

    yield start
    for server in started_servers[known:]:
        server.stop()
    del started_servers[known:]


@pytest.fixture
def site(start_server: StartServer, start_tablet: StartTablet, tmp_path: Path) -> Iterator[Site]:
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show the logs of the servers with the failure of a test."""
    report = yield
    if report.failed:
        for server in item.config.stash.get(STARTED, []):
            report.sections.append((f"log of {' '.join(server.command)}", server.read_log_tail()))
    return report
