"""The proxy breaks what it is asked to break, nothing else, and counts it."""

import http.client
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.harness.tiny_server import BIG_ANSWER_BYTES, TinyServer
from tests.browser.proxy import Proxy

POST_IN_PAGE = """async (path) => {
  try { return (await fetch(path, {method: "POST", body: "une visite"})).status; }
  catch { return "failed"; }
}"""


@pytest.fixture
def client(proxy: Proxy) -> Iterator[http.client.HTTPConnection]:
    """A connection to the proxy that retries nothing by itself."""
    connection = http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=5)
    yield connection
    connection.close()


def ask(client: http.client.HTTPConnection, method: str, path: str, body: bytes = b"") -> bytes:
    """Ask once and read the whole answer."""
    client.request(method, path, body if method == "POST" else None)
    return client.getresponse().read()


def test_without_a_fault_everything_passes_on_one_connection(
    proxy: Proxy, client: http.client.HTTPConnection
) -> None:
    """Bodies, a chunked answer and a missing page pass; requests and connections are counted."""
    answers = [
        ask(client, "GET", "/big"),
        ask(client, "POST", "/entries", b"a" * 200_000),
        ask(client, "GET", "/missing"),
    ]

    assert [b"x" * BIG_ANSWER_BYTES, b"1", b"not here"] == answers
    assert [
        "GET /big HTTP/1.1",
        "POST /entries HTTP/1.1",
        "GET /missing HTTP/1.1",
    ] == proxy.requests
    assert 1 == proxy.connections
    assert 1 == proxy.count("POST /entries")


def test_a_dropped_response_leaves_the_server_committed_and_the_client_without_a_byte(
    proxy: Proxy, tiny_server: TinyServer, client: http.client.HTTPConnection
) -> None:
    """The server kept the body and the client got a reset; the next request passes."""
    fault = proxy.drop_response("POST /entries")

    with pytest.raises(ConnectionResetError):
        ask(client, "POST", "/entries", b"une visite")
    client.close()

    assert [b"une visite"] == tiny_server.bodies
    assert 1 == fault.struck
    assert b"2" == ask(client, "POST", "/entries", b"une visite")


def test_a_fault_strikes_only_what_its_pattern_names(
    proxy: Proxy, client: http.client.HTTPConnection
) -> None:
    """Requests on other paths or with another method pass, and leave the fault armed."""
    fault = proxy.drop_response("POST /entries")

    ask(client, "GET", "/entries")
    ask(client, "POST", "/photos", b"x")

    assert 0 == fault.taken
    assert 2 == proxy.count("")


def test_a_cut_body_never_reaches_the_server_whole(
    proxy: Proxy, tiny_server: TinyServer, client: http.client.HTTPConnection
) -> None:
    """The server kept nothing; the same request sent again passes."""
    fault = proxy.cut_body("POST /photos")

    with pytest.raises(ConnectionError):
        ask(client, "POST", "/photos", b"p" * 500_000)
    client.close()

    assert 1 == fault.struck
    assert [] == tiny_server.bodies
    assert b"1" == ask(client, "POST", "/photos", b"p" * 500_000)


def test_refusing_cuts_open_connections_and_refuses_new_ones_until_it_accepts_again(
    proxy: Proxy, client: http.client.HTTPConnection
) -> None:
    """Down, the port refuses as a stopped server does; up again, it is the same port."""
    ask(client, "GET", "/")
    proxy.refuse()

    with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
        ask(client, "GET", "/")
    client.close()
    with pytest.raises(ConnectionRefusedError):
        ask(client, "GET", "/")
    client.close()

    proxy.accept()

    assert b"1" == ask(client, "POST", "/entries", b"x")


def test_a_server_that_is_down_behind_the_proxy_answers_nothing(
    proxy: Proxy, tiny_server: TinyServer, client: http.client.HTTPConnection
) -> None:
    """The client sees a broken connection, never an answer made up by the proxy."""
    tiny_server.socket.close()

    with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
        ask(client, "GET", "/")

    assert 1 == proxy.count("GET /")


def test_slow_delays_the_request_and_paces_the_bodies(
    proxy: Proxy, client: http.client.HTTPConnection
) -> None:
    """0.1 s of delay and 300 kB at 1.5 MB/s take at least 0.3 s; nothing is lost."""
    fault = proxy.slow("GET /big", delay_s=0.1, bytes_per_s=1_500_000)
    begun = time.monotonic()

    answer = ask(client, "GET", "/big")

    assert BIG_ANSWER_BYTES == len(answer)
    assert time.monotonic() - begun >= 0.3
    assert 1 == fault.struck


def test_pass_all_disarms_what_was_armed(proxy: Proxy, client: http.client.HTTPConnection) -> None:
    """A fault armed and not yet struck strikes nothing more."""
    fault = proxy.drop_response("POST", times=5)
    proxy.pass_all()

    assert b"1" == ask(client, "POST", "/entries", b"x")
    assert 0 == fault.struck


def test_stopping_the_proxy_ends_an_exchange_that_waits(tiny_server: TinyServer) -> None:
    """A test that fails during a slow request does not wait for it."""
    with Proxy(tiny_server.server_port) as proxy:
        fault = proxy.slow("GET /", delay_s=30)
        client = http.client.HTTPConnection("127.0.0.1", proxy.port)
        client.request("GET", "/")
        while not fault.struck:
            time.sleep(0.01)
        begun = time.monotonic()
    client.close()

    assert time.monotonic() - begun < 2


def test_chromium_sends_a_post_again_by_itself_when_the_response_is_dropped(
    page: Page, proxy: Proxy, tiny_server: TinyServer
) -> None:
    """On a connection that served before, one fetch of the page is two requests on the wire."""
    page.goto(proxy.url)
    expect(page.get_by_role("status")).to_have_text("prêt")
    fault = proxy.drop_response("POST /entries")

    outcome = page.evaluate(POST_IN_PAGE, "/entries")

    assert 200 == outcome
    assert 1 == fault.struck
    assert [b"une visite"] * 2 == tiny_server.bodies


def test_a_page_sees_a_failure_when_every_response_is_dropped(
    page: Page, proxy: Proxy, tiny_server: TinyServer
) -> None:
    """However often the browser tries, the server commits and the page learns nothing."""
    page.goto(proxy.url)
    fault = proxy.drop_response("POST /entries", times=20)

    outcome = page.evaluate(POST_IN_PAGE, "/entries")

    assert "failed" == outcome
    assert fault.struck == len(tiny_server.bodies) >= 1
