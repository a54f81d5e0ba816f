"""Watches what a browser asks of other origins, and reads content policies."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request, Response

WITHOUT_NETWORK = {"data", "blob", "about", "chrome", "chrome-error"}
SCRIPT_ANYWHERE = {"*", "http:", "https:", "data:", "blob:"}


def get_origin(url: str) -> str:
    """Give scheme, host and port of a URL; a WebSocket counts as the page it serves."""
    parts = urlsplit(url)
    scheme = {"ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme)
    return f"{scheme}://{parts.netloc}"


def is_foreign(url: str, origin: str) -> bool:
    """Say whether a request of this URL leaves the origin."""
    return urlsplit(url).scheme not in WITHOUT_NETWORK and get_origin(url) != get_origin(origin)


@contextmanager
def record_foreign_requests(context: BrowserContext, origin: str) -> Iterator[list[str]]:
    """Collect the URLs asked of another origin by the pages and workers of a context."""
    foreign: list[str] = []

    def note(url: str) -> None:
        if is_foreign(url, origin):
            foreign.append(url)

    def watch_sockets(page: Page) -> None:
        page.on("websocket", lambda socket: note(socket.url))

    def note_request(request: Request) -> None:
        note(request.url)

    context.on("request", note_request)
    context.on("page", watch_sockets)
    for page in context.pages:
        watch_sockets(page)
    yield foreign
    context.remove_listener("request", note_request)
    context.remove_listener("page", watch_sockets)


@contextmanager
def no_foreign_requests(context: BrowserContext, origin: str) -> Iterator[list[str]]:
    """Fail at the end when anything was asked of another origin."""
    with record_foreign_requests(context, origin) as foreign:
        yield foreign
    assert not foreign, f"asked of other origins than {origin}: {foreign}"


def find_policy_faults(policy: str | None) -> list[str]:
    """Say what makes a content policy weak; empty when scripts and styles come from us alone."""
    if not policy:
        return ["no content policy"]
    directives = [part.split() for part in policy.replace(",", ";").split(";") if part.strip()]
    sources = {name.lower(): values for name, *values in directives}
    faults = [
        f"{name} {value}"
        for name, values in sources.items()
        for value in values
        if value.startswith("'unsafe-")
    ]
    if "default-src" not in sources:
        faults.append("no default-src")
    scripts = sources.get("script-src", sources.get("default-src", []))
    return faults + [f"scripts from {value}" for value in scripts if value in SCRIPT_ANYWHERE]


def read_policy(response: Response | None) -> str | None:
    """Read the content policy of what `page.goto` gives, None when there is none."""
    return None if response is None else response.header_value("content-security-policy")


def csp_has_no_unsafe(response: Response | None) -> bool:
    """Say whether the answer carries a content policy without a fault."""
    return not find_policy_faults(read_policy(response))


def assert_strict_policy(response: Response | None) -> None:
    """Fail with the faults of the content policy of an answer."""
    faults = find_policy_faults(read_policy(response))

    assert not faults, f"{response.url if response else 'no answer'}: {', '.join(faults)}"
