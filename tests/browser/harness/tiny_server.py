"""A server small enough to be read at a glance, with what the tools are tried on.

`python -m tests.browser.harness.tiny_server PORT` runs it as a process of its own.
"""

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PAGES = Path(__file__).with_name("pages")
KINDS = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
STRICT_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
BIG_ANSWER_BYTES = 300_000


class TinyServer(ThreadingHTTPServer):
    """Serves the pages and keeps the whole bodies that it was sent."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        """Listen on this port of 127.0.0.1, or on a free one."""
        super().__init__(("127.0.0.1", port), TinyHandler)
        self.bodies: list[bytes] = []
        self.truncated = 0

    def handle_error(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Say nothing of connections broken by a test; anything else is shown as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """Origin of the server, without a final slash."""
        return f"http://127.0.0.1:{self.server_port}"


class TinyHandler(BaseHTTPRequestHandler):
    """GET of a page, of `/big` (chunked); POST of anything, answered once it is kept."""

    protocol_version = "HTTP/1.1"
    timeout = 5
    server: TinyServer

    def do_GET(self) -> None:
        """Answer a file; pages get the strict policy, the one named loose apart."""
        path = urlsplit(self.path).path
        if path == "/big":
            self.send_chunks()
            return
        file = PAGES / (path.strip("/") or "index.html")
        if not file.is_file():
            self.send_body(404, b"not here", "text/plain")
            return
        is_strict = file.suffix == ".html" and file.stem != "loose"
        policy = STRICT_POLICY if is_strict else None
        self.send_body(200, file.read_bytes(), KINDS[file.suffix], policy)

    def do_POST(self) -> None:
        """Keep the body, then say how many there are."""
        length_bytes = int(self.headers["Content-Length"])
        body = self.rfile.read(length_bytes)
        if len(body) < length_bytes:
            self.server.truncated += 1
            self.close_connection = True
            return
        self.server.bodies.append(body)
        self.send_body(200, str(len(self.server.bodies)).encode(), "text/plain")

    def log_message(self, *arguments: object) -> None:
        """Say nothing of each request."""

    def send_body(self, status: int, body: bytes, kind: str, policy: str | None = None) -> None:
        """Send one whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)

    def send_chunks(self) -> None:
        """Send a long answer in chunks."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for _ in range(3):
            part = b"x" * (BIG_ANSWER_BYTES // 3)
            self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")


@contextmanager
def run_tiny_server() -> Iterator[TinyServer]:
    """Run the server in a thread of this process."""
    with TinyServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


if __name__ == "__main__":
    TinyServer(int(sys.argv[1])).serve_forever()
