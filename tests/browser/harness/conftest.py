"""What the tests of the tools share: the tiny server, and a proxy before it."""

from collections.abc import Iterator

import pytest

from tests.browser.harness.tiny_server import TinyServer, run_tiny_server
from tests.browser.proxy import Proxy


@pytest.fixture
def tiny_server() -> Iterator[TinyServer]:
    """The tiny server, in a thread of this process."""
    with run_tiny_server() as server:
        yield server


@pytest.fixture
def proxy(tiny_server: TinyServer) -> Iterator[Proxy]:
    """A proxy to the tiny server, without a fault."""
    with Proxy(tiny_server.server_port) as running:
        yield running
