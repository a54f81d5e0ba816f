"""The tablet keeps its profile over kills and restarts, and stays offline when it was."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import StartTablet
from tests.browser.processes import is_alive
from tests.browser.proxy import Proxy
from tests.browser.tablet import Tablet

ASK_FROM_WORKER = """async (url) => {
  const {port1, port2} = new MessageChannel();
  const answer = new Promise((resolve) => { port1.onmessage = (event) => resolve(event.data); });
  navigator.serviceWorker.controller.postMessage(url, [port2]);
  return await answer;
}"""
KEY_MS = 30


def open_notebook(page: Page, url: str) -> None:
    """Load the notebook and wait until its worker answers for it."""
    page.goto(url)
    expect(page.get_by_role("status")).to_have_text("prêt")


@pytest.fixture
def tablet(start_tablet: StartTablet, proxy: Proxy) -> Tablet:
    """A tablet whose network is the proxy."""
    return start_tablet(proxy)


def test_a_killed_tablet_finds_its_text_again_offline(tablet: Tablet, proxy: Proxy) -> None:
    """SIGKILL after typing: offline, the page and the text are there; the network is not."""
    open_notebook(tablet.page, proxy.url)
    tablet.set_offline(True)
    tablet.page.locator("#note").press_sequentially("12 poules", delay=KEY_MS)
    expect(tablet.page.get_by_role("status")).to_have_text("gardé 12 poules")
    requests_before = proxy.requests

    killed_pid = tablet.kill()
    page = tablet.restart()
    open_notebook(page, proxy.url)

    assert not is_alive(killed_pid)
    assert "12 poules" == page.locator("#note").input_value()
    assert "failed" == page.evaluate(ASK_FROM_WORKER, "/asked")
    assert page.evaluate("!navigator.onLine")
    assert requests_before == proxy.requests


def test_a_tablet_restarted_offline_comes_back_online(tablet: Tablet, proxy: Proxy) -> None:
    """Page and service worker reach the server again, and the page is told so."""
    open_notebook(tablet.page, proxy.url)
    tablet.set_offline(True)
    tablet.kill()
    page = tablet.restart()
    open_notebook(page, proxy.url)

    tablet.set_offline(False)

    assert page.evaluate("navigator.onLine")
    assert "arrived" == page.evaluate(ASK_FROM_WORKER, "/asked")
    assert 1 == proxy.count("GET /asked")


def test_offline_covers_the_service_worker(start_tablet: StartTablet, proxy: Proxy) -> None:
    """Without a proxy to refuse, a running worker is cut and given back all the same."""
    tablet = start_tablet()
    open_notebook(tablet.page, proxy.url)
    tablet.set_offline(True)
    offline = tablet.page.evaluate(ASK_FROM_WORKER, "/asked")

    tablet.set_offline(False)
    online = tablet.page.evaluate(ASK_FROM_WORKER, "/asked")

    assert ("failed", "arrived") == (offline, online)


def test_a_tablet_without_a_proxy_does_not_restart_offline(start_tablet: StartTablet) -> None:
    """A test that would be offline in part only is told so at once."""
    tablet = start_tablet()
    tablet.set_offline(True)
    tablet.kill()

    with pytest.raises(RuntimeError, match="cannot start offline"):
        tablet.restart()


def test_a_kill_strikes_the_browser_process_itself(tablet: Tablet) -> None:
    """The pid killed is the one that the browser gives as its own; the next start has another."""
    before = tablet.list_processes()

    killed_pid = tablet.kill()
    tablet.restart()

    assert "browser" == before[killed_pid]
    assert killed_pid not in tablet.list_processes()
