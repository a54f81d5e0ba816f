"""Starting and stopping the real program: ports, links, a second start, a clean end."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.backend.command_line.conftest import Grillon

ROOT = Path(__file__).parents[3]
READY_LIMIT_S = 60


def find_free_port() -> int:
    """Return a port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Started(msgspec.Struct):
    """A program that served: the port, what it printed, its exit status once ended."""

    port: int
    out: str = ""
    status: int | None = None


@contextmanager
def started(data: Path, *typed: str) -> Iterator[Started]:
    """Run a command that serves, until it answers; end it by SIGTERM and keep what it said."""
    served = Started(find_free_port())
    command = [sys.executable, "-m", "backend.command_line", *typed, "--port", str(served.port)]
    environment = {**os.environ, "GRILLON_DATA": str(data)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE
    ) as process:
        try:
            wait_until_ready(process, served.port)
            yield served
        finally:
            process.send_signal(signal.SIGTERM)
            served.out = process.communicate(timeout=30)[0]
            served.status = process.returncode


def wait_until_ready(process: subprocess.Popen[str], port: int) -> None:
    """Wait until the server answers, or fail when it has ended."""
    limit = time.monotonic() + READY_LIMIT_S
    while time.monotonic() < limit:
        assert process.poll() is None
        try:
            assert 200 == get(port, "/api/health")
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def get(port: int, path: str) -> int:
    """Return the status of a GET."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def test_start_says_where_to_go_and_ends_cleanly(demonstration: Path, grillon: Grillon) -> None:
    """A way in for each role on the port that serves; the data is kept; the end is 0."""
    before = grillon("verify").out

    with started(demonstration, "start") as served:
        assert 200 == get(served.port, "/")

    assert 0 == served.status
    links = re.findall(rf"http://127\.0\.0\.1:{served.port}/comite/connexion#\S+", served.out)
    assert 6 == len(set(links))
    assert 3 == len(re.findall(r"code de tablette [2-9A-Z]{4} [2-9A-Z]{4}", served.out))
    assert before == grillon("verify").out


def test_a_real_caisse_has_no_door_opened_by_a_start(data: Path, grillon: Grillon) -> None:
    """Links are printed for the demonstration alone."""
    grillon("migrate")
    grillon(
        *("caisse", "add", "--federation", "Bray", "--slug", "bray", "--name", "Caisse de Bray"),
        *("--currency", "Pomme", "--place", "mairie", "--lat", "49", "--lon", "1"),
        *("--coordinator", "Chloé", "--email", "chloe@example.org"),
    )

    with started(data, "start") as served:
        pass

    assert "Caisse de Bray" in served.out
    assert "connexion#" not in served.out
    assert "code de tablette" not in served.out


def test_a_port_that_is_taken_is_said(demonstration: Path, grillon: Grillon) -> None:
    """Before anything else is done, with what to type instead."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        ran = grillon("start", "--port", port)

    assert 1 == ran.status
    assert f"Le port {port} de 127.0.0.1 n’est pas libre" in ran.err
    assert f"--port {port + 1}" in ran.err


def test_serve_asks_for_the_tables_first(data: Path, grillon: Grillon) -> None:
    """Only `start` changes the database by itself."""
    ran = grillon("serve", "--port", find_free_port())

    assert 1 == ran.status
    assert "grillon migrate" in ran.err
