"""A TCP proxy between a browser and the server, on 127.0.0.1, that breaks what a test asks for.

Faults are injected here and not with `page.route`, which sees nothing once a service worker
answers for the page. Every request goes upstream on a connection of its own, so that the only
broken connections are those that a test broke.
"""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from typing import Self

from tests.browser.http_stream import Head, read_head
from tests.browser.relay import Exchange, Fault, relay

HOST = "127.0.0.1"
JOIN_LIMIT_S = 5
BACKLOG = 64


class Proxy:
    """Relays to one port of this machine while entered; counts what passes."""

    def __init__(self, upstream_port: int) -> None:
        self.upstream_port = upstream_port
        self.port = 0
        self.connections = 0
        self._requests: list[str] = []
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener: socket.socket | None = None
        self._held: socket.socket | None = None

    def __enter__(self) -> Self:
        """Take a free port and accept connections on it."""
        self._held = self._hold_port()
        self.accept()
        return self

    def __exit__(self, *_: object) -> None:
        """Cut every connection and give the port back."""
        self._stopping.set()
        self.refuse()
        if self._held:
            self._held.close()
        for thread in self._threads:
            thread.join(JOIN_LIMIT_S)

    @property
    def url(self) -> str:
        """Origin to give to the browser, without a final slash."""
        return f"http://{HOST}:{self.port}"

    @property
    def requests(self) -> list[str]:
        """Lines of the requests received so far, in order, such as `GET / HTTP/1.1`."""
        with self._lock:
            return list(self._requests)

    def count(self, pattern: str) -> int:
        """Count the requests received whose line begins as the pattern says."""
        return sum(re.match(pattern, line) is not None for line in self.requests)

    def drop_response(self, pattern: str, times: int = 1) -> Fault:
        """Arm: the server has answered in full, and the client gets a reset and no byte of it.

        Chromium sends the request again by itself when the connection had served before:
        `times` counts requests on the wire, not calls of `fetch`.
        """
        return self._arm(Fault("drop_response", pattern, times))

    def cut_body(self, pattern: str, times: int = 1) -> Fault:
        """Arm: the server gets the head and half of the body, then both sides are reset."""
        return self._arm(Fault("cut_body", pattern, times))

    def slow(
        self,
        pattern: str,
        delay_s: float = 0.0,
        bytes_per_s: int | None = None,
        times: int | None = None,
    ) -> Fault:
        """Arm: the request waits before it leaves, then both bodies trickle at this rate."""
        return self._arm(Fault("slow", pattern, times, delay_s, bytes_per_s))

    def refuse(self) -> None:
        """Cut every connection and refuse new ones, as a machine whose server is down does."""
        with self._lock:
            listener, self._listener = self._listener, None
            still_open = list(self._open)
        for end in [*([listener] if listener else []), *still_open]:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        if listener:
            listener.close()
            self._held = self._hold_port()

    def accept(self) -> None:
        """Accept connections again after `refuse`, on the same port."""
        if self._held:
            self._held.listen(BACKLOG)
            self._listener, self._held = self._held, None
            self._start(self._accept_all, self._listener)

    def pass_all(self) -> None:
        """Disarm every fault and accept connections."""
        with self._lock:
            self._faults.clear()
        self.accept()

    def _arm(self, fault: Fault) -> Fault:
        with self._lock:
            self._faults.append(fault)
        return fault

    def _hold_port(self) -> socket.socket:
        # Bound but not listening: the port stays ours, and connections to it are refused.
        held = socket.socket()
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind((HOST, self.port))
        self.port = held.getsockname()[1]
        return held

    def _start(self, target: Callable[[socket.socket], None], connection: socket.socket) -> None:
        thread = threading.Thread(target=target, args=(connection,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept_all(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with suppress(OSError), self._kept(client), client.makefile("rb") as stream:
            with self._lock:
                self.connections += 1
            while self._listener and (request := read_head(stream)):
                if not self._exchange(client, stream, request):
                    break

    def _exchange(self, client: socket.socket, stream: BufferedReader, request: Head) -> bool:
        with self._lock:
            self._requests.append(request.line)
            fault = next((fault for fault in self._faults if fault.take(request)), None)
        server = socket.create_connection((HOST, self.upstream_port))
        with self._kept(server), server.makefile("rb") as answers:
            wait = self._stopping.wait
            return relay(Exchange(request, client, stream, server, answers, wait), fault)

    @contextmanager
    def _kept(self, connection: socket.socket) -> Iterator[None]:
        with connection:
            with self._lock:
                self._open.add(connection)
            try:
                yield
            finally:
                with self._lock:
                    self._open.discard(connection)
