"""Requests that leave the origin are seen, of pages and of workers; policies are read."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.harness.test_tablet import ASK_FROM_WORKER
from tests.browser.harness.tiny_server import TinyServer
from tests.browser.privacy import (
    assert_strict_policy,
    csp_has_no_unsafe,
    find_policy_faults,
    no_foreign_requests,
    record_foreign_requests,
)


def test_a_page_that_asks_only_its_origin_passes(
    context: BrowserContext, page: Page, tiny_server: TinyServer
) -> None:
    """Page, style, script and worker of one origin: nothing is collected."""
    with no_foreign_requests(context, tiny_server.url):
        page.goto(tiny_server.url)
        expect(page.get_by_role("status")).to_have_text("prêt")


@pytest.mark.parametrize("ask", ["new Image().src = url", "fetch(url).catch(() => 0)"])
def test_a_request_to_another_origin_is_collected(
    context: BrowserContext, page: Page, tiny_server: TinyServer, ask: str
) -> None:
    """The same machine under another name is another origin."""
    elsewhere = f"http://localhost:{tiny_server.server_port}/asked"
    page.goto(f"{tiny_server.url}/loose.html")

    with (
        pytest.raises(AssertionError, match="localhost"),
        no_foreign_requests(context, tiny_server.url),
        page.expect_request(elsewhere),
    ):
        page.evaluate(f"(url) => {{ {ask} }}", elsewhere)


def test_a_request_of_a_service_worker_is_collected(
    context: BrowserContext, page: Page, tiny_server: TinyServer
) -> None:
    """What a worker asks by itself counts as much as what a page asks."""
    elsewhere = f"http://localhost:{tiny_server.server_port}/asked"
    page.goto(tiny_server.url)
    expect(page.get_by_role("status")).to_have_text("prêt")

    with record_foreign_requests(context, tiny_server.url) as foreign:
        outcome = page.evaluate(ASK_FROM_WORKER, elsewhere)

    assert "arrived" == outcome
    assert [elsewhere] == foreign


def test_a_web_socket_to_another_origin_is_collected(
    context: BrowserContext, page: Page, tiny_server: TinyServer
) -> None:
    """A socket is a request too."""
    elsewhere = f"ws://localhost:{tiny_server.server_port}/asked"
    page.goto(f"{tiny_server.url}/loose.html")

    with record_foreign_requests(context, tiny_server.url) as foreign, page.expect_websocket():
        page.evaluate("(url) => { new WebSocket(url); }", elsewhere)

    assert [elsewhere] == foreign


def test_the_policy_of_an_answer_is_judged(page: Page, tiny_server: TinyServer) -> None:
    """A strict answer passes, an answer without a policy fails with its address."""
    strict = page.goto(tiny_server.url)
    loose = page.goto(f"{tiny_server.url}/loose.html")

    assert csp_has_no_unsafe(strict)
    assert not csp_has_no_unsafe(loose)
    with pytest.raises(AssertionError, match=r"loose\.html: no content policy"):
        assert_strict_policy(loose)


@pytest.mark.parametrize(
    ("policy", "faults"),
    [
        ("default-src 'self'", []),
        ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", []),
        ("default-src 'self'; style-src 'self' 'unsafe-inline'", ["style-src 'unsafe-inline'"]),
        (
            "default-src 'self'; Script-Src 'unsafe-eval' *",
            ["script-src 'unsafe-eval'", "scripts from *"],
        ),
        ("script-src 'self'", ["no default-src"]),
        ("default-src 'self' https:", ["scripts from https:"]),
        ("", ["no content policy"]),
        (None, ["no content policy"]),
    ],
)
def test_each_weakness_of_a_policy_is_named(policy: str | None, faults: list[str]) -> None:
    """What is judged is what the browser would apply to scripts, and any unsafe word."""
    assert faults == find_policy_faults(policy)
