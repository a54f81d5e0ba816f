"""The tablet keeps its profile over kills and restarts, and stays offline when it was."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import StartTablet
from tests.browser.find_browser import LaunchOptions
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


def test_a_killed_tablet_finds_its_text_offline_then_reaches_the_server_again(
    start_tablet: StartTablet, proxy: Proxy
) -> None:
    """SIGKILL of the browser after typing; nothing passes until the tablet is back online."""
    tablet = start_tablet(proxy)
    open_notebook(tablet.page, proxy.url)
    tablet.set_offline(True)
    tablet.page.locator("#note").press_sequentially("12 poules", delay=KEY_MS)
    expect(tablet.page.get_by_role("status")).to_have_text("gardé 12 poules")
    requests_before, processes_before = proxy.requests, tablet.list_processes()

    killed_pid = tablet.kill()
    page = tablet.restart()
    open_notebook(page, proxy.url)

    assert "browser" == processes_before[killed_pid]
    assert not any(map(is_alive, processes_before))
    assert "12 poules" == page.locator("#note").input_value()
    assert "failed" == page.evaluate(ASK_FROM_WORKER, "/asked")
    assert page.evaluate("!navigator.onLine")
    assert requests_before == proxy.requests

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


def test_a_tablet_without_a_proxy_does_not_start_offline(
    playwright: Playwright, browser_options: LaunchOptions, tmp_path: Path
) -> None:
    """A test that would be offline in part only is told so at once."""
    tablet = Tablet(playwright, browser_options, tmp_path)
    tablet.set_offline(True)

    with pytest.raises(RuntimeError, match="cannot start offline"):
        tablet.start()
