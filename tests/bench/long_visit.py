"""A tablet in a real browser, with a visit of so many questions on it, ready to be timed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright, expect

from criteria.load import read_charter
from tests.bench.long_charter import write_long_charter
from tests.browser import volunteer
from tests.browser.caisse import PreparedCaisse, prepare_caisse
from tests.browser.find_browser import find_browser_for
from tests.browser.processes import ServerProcess, find_free_port
from tests.browser.tablet import Tablet

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
PHONE_PX = (390, 844)
SLOW_BYTES_PER_S = 1_600_000 // 8
LATENCY_MS = 150
THROTTLE = 4
POLL_MS = 20


@dataclass(frozen=True)
class LongVisit:
    """A paired tablet, the visit that is on it, and the address of its first criterion."""

    tablet: Tablet
    url: str
    visit: str
    caisse: PreparedCaisse

    @property
    def question_url(self) -> str:
        """Return the address of the first criterion."""
        return f"{self.url}/visites/#/visite/{self.visit}/critere/c0"

    @contextmanager
    def open_page(
        self, *, throttled: bool, online: bool = True
    ) -> Iterator[tuple[Page, CDPSession]]:
        """Open a page with the probe in it, its main thread and network slowed or not."""
        context = self.tablet.context
        context.set_offline(not online)
        page = context.new_page()
        session = context.new_cdp_session(page)
        page.add_init_script(PROBE)
        if throttled:
            slow_down(session, network=online)
        try:
            yield page, session
        finally:
            page.close()
            context.set_offline(False)


def slow_down(session: CDPSession, *, network: bool) -> None:
    """Divide the main thread by four and, online, give it a telephone's network."""
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    if network:
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY_MS,
                "downloadThroughput": SLOW_BYTES_PER_S,
                "uploadThroughput": SLOW_BYTES_PER_S,
            },
        )


def forget_application(session: CDPSession, url: str) -> None:
    """Leave of the application what it has kept, and none of its files: the next start is cold.

    A worker that is still being installed by the start before would put its files back.
    """
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.send(
        "Storage.clearDataForOrigin",
        {"origin": url, "storageTypes": "service_workers,cache_storage"},
    )
    session.send("Network.clearBrowserCache")


def wait_until_usable(page: Page) -> float:
    """Return when the first question could be answered, in milliseconds since the page began."""
    return float(wait_for(page, lambda noted: noted["usable_ms"] or None))


def wait_for(page: Page, find: Callable[[dict[str, Any]], Any], limit_s: float = 60.0) -> Any:
    """Ask the probe now and then until it has something; the page's policy allows no `eval`."""
    end = time.monotonic() + limit_s
    while (found := find(read_probe(page))) is None:
        if time.monotonic() > end:
            raise TimeoutError("the page did not come to it")
        page.wait_for_timeout(POLL_MS)
    return found


def read_probe(page: Page) -> dict[str, Any]:
    """Return what the page has noted."""
    noted: dict[str, Any] = page.evaluate("() => window.grillonProbe")
    return noted


@contextmanager
def open_long_visit(
    playwright: Playwright, folder: Path, questions: int, per_criterion: int
) -> Iterator[LongVisit]:
    """Serve a caisse with a charter of so many questions, and pair a tablet with it."""
    charter = read_charter(write_long_charter(questions, per_criterion))
    caisse = prepare_caisse(folder / "data", charter, "farm")
    port = find_free_port()
    url = f"http://127.0.0.1:{port}"
    _, options = find_browser_for(playwright)
    server = ServerProcess(
        caisse.command(port), f"{url}/api/health", folder / "server.log", caisse.environment()
    )
    with server, Tablet(playwright, options, folder / "tablet", size_px=PHONE_PX) as tablet:
        tablet.page.goto(f"{url}/visites/")
        volunteer.pair(tablet.page, caisse.pairing_code, "Alice")
        volunteer.wait_until_ready(tablet.page)
        expect(tablet.page.get_by_text("Tout est arrivé.")).to_be_visible()
        tablet.page.goto("about:blank")
        yield LongVisit(tablet, url, str(caisse.visit), caisse)
