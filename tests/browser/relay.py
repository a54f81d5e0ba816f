"""Relays one HTTP exchange between a client and the server, whole or broken as a fault says."""

import re
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Literal

from tests.browser.http_stream import (
    Head,
    Truncated,
    read_head,
    read_request_body,
    read_response_body,
)

SLICES_PER_S = 20
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass
class Fault:
    """A fault armed for the next requests whose line begins as the pattern says.

    `taken` counts the requests it was meant for, `struck` those that it really broke or slowed.
    """

    kind: Literal["drop_response", "cut_body", "slow"]
    pattern: str
    times: int | None
    delay_s: float = 0.0
    bytes_per_s: int | None = None
    taken: int = 0
    struck: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def take(self, request: Head) -> bool:
        """Say whether this request is one to strike, and count it if so."""
        bodiless = not (request.length_bytes or request.is_chunked)
        if re.match(self.pattern, request.line) is None or (self.kind == "cut_body" and bodiless):
            return False
        with self._lock:
            if self.times is not None and self.taken >= self.times:
                return False
            self.taken += 1
        return True

    def strike(self) -> None:
        """Count one request really struck."""
        with self._lock:
            self.struck += 1


@dataclass(frozen=True)
class Exchange:
    """One request, its two connections, and how to wait (cut short when the proxy stops)."""

    request: Head
    client: socket.socket
    from_client: BufferedReader
    server: socket.socket
    from_server: BufferedReader
    wait: Callable[[float], object]


def relay(exchange: Exchange, fault: Fault | None) -> bool:
    """Relay the exchange under this fault; say whether the client may send another request."""
    if fault is None:
        return relay_whole(exchange)
    if fault.kind == "slow":
        return relay_slowly(exchange, fault)
    if fault.kind == "cut_body":
        return cut_body(exchange, fault)
    return drop_response(exchange, fault)


def relay_whole(exchange: Exchange, bytes_per_s: int | None = None) -> bool:
    """Relay everything, at this rate if one is given."""
    send_request(exchange, bytes_per_s)
    response = read_response(exchange)
    exchange.client.sendall(response.raw)
    for block in pace(read_body(exchange, response), bytes_per_s, exchange.wait):
        exchange.client.sendall(block)
    return leaves_open(response)


def relay_slowly(exchange: Exchange, fault: Fault) -> bool:
    """Wait, then relay everything at the rate of the fault."""
    fault.strike()
    exchange.wait(fault.delay_s)
    return relay_whole(exchange, fault.bytes_per_s)


def cut_body(exchange: Exchange, fault: Fault) -> bool:
    """Send half of the body (of its first chunk), then reset both connections."""
    half_bytes = (exchange.request.length_bytes or 2) // 2
    exchange.server.sendall(exchange.request.raw)
    for block in read_request_body(exchange.from_client, exchange.request):
        exchange.server.sendall(block[:half_bytes])
        half_bytes -= len(block)
        if half_bytes <= 0:
            break
    reset_on_close(exchange.server)
    reset_on_close(exchange.client)
    fault.strike()
    return False


def drop_response(exchange: Exchange, fault: Fault) -> bool:
    """Take the whole answer of the server and reset the client without a byte of it."""
    send_request(exchange, None)
    for _ in read_body(exchange, read_response(exchange)):
        pass
    reset_on_close(exchange.client)
    fault.strike()
    return False


def send_request(exchange: Exchange, bytes_per_s: int | None) -> None:
    """Send head and body to the server; one that has heard enough still gets to answer."""
    exchange.server.sendall(exchange.request.raw)
    body = read_request_body(exchange.from_client, exchange.request)
    for block in pace(body, bytes_per_s, exchange.wait):
        with suppress(BrokenPipeError, ConnectionResetError):
            exchange.server.sendall(block)


def read_response(exchange: Exchange) -> Head:
    """Read the head of the answer, and hand over the interim ones that come before it."""
    while response := read_head(exchange.from_server):
        if response.status >= 200:
            return response
        exchange.client.sendall(response.raw)
    raise Truncated("before the answer")


def read_body(exchange: Exchange, response: Head) -> Iterator[bytes]:
    """Read the body of the answer to this exchange as it comes."""
    return read_response_body(
        exchange.from_server, response, method=exchange.request.line.split()[0]
    )


def leaves_open(response: Head) -> bool:
    """Say whether the server would have kept the connection open after this answer."""
    is_framed = response.is_chunked or "content-length" in response.fields
    closes = response.fields.get("connection", "").lower() == "close"
    old = response.line.startswith("HTTP/1.0")
    return not (closes or old) and (is_framed or response.status in {204, 304})


def pace(
    blocks: Iterable[bytes], bytes_per_s: int | None, wait: Callable[[float], object]
) -> Iterator[bytes]:
    """Give the same bytes at this rate, in small slices; as they come without a rate."""
    if bytes_per_s is None:
        yield from blocks
        return
    slice_bytes = max(1, bytes_per_s // SLICES_PER_S)
    for block in blocks:
        for start in range(0, len(block), slice_bytes):
            piece = block[start : start + slice_bytes]
            wait(len(piece) / bytes_per_s)
            yield piece


def reset_on_close(connection: socket.socket) -> None:
    """Make the coming close a reset, as a network that breaks does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
