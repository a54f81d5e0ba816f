"""Starts a server as a process of its own, waits until it answers, kills it, keeps its log."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
READY_LIMIT_S = 30.0
STOP_LIMIT_S = 10.0
POLL_S = 0.02
LOG_TAIL_LINES = 60


class NotReady(RuntimeError):
    """The server stopped or stayed silent; the message ends with the end of its log."""


def find_free_port() -> int:
    """Find a port of 127.0.0.1 that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(url: str) -> bool:
    """Say whether a GET of this http URL gets an answer other than a server error."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=2)
    try:
        connection.request("GET", parts.path or "/")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def is_alive(pid: int) -> bool:
    """Say whether a process runs; one that is dead and waits for its parent does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    if not Path("/proc/self").exists():
        return True
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1] != "Z"
    except OSError:
        return False


class ServerProcess:
    """A server that answers `ready_url` from `start` until `stop` or `kill`; entered, it runs."""

    def __init__(
        self,
        command: Sequence[str],
        ready_url: str,
        log_path: Path,
        environment: Mapping[str, str] | None = None,
        ready_limit_s: float = READY_LIMIT_S,
    ) -> None:
        """Describe the process; `environment` is added to that of the tests."""
        self.command = list(command)
        self.ready_url = ready_url
        self.log_path = log_path
        self.environment = {**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})}
        self.ready_limit_s = ready_limit_s
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    @property
    def pid(self) -> int:
        """Its process id; raise NotReady when it does not run."""
        if self._process is None or self._process.poll() is not None:
            raise NotReady(f"{self.command[0]} does not run")
        return self._process.pid

    def is_running(self) -> bool:
        """Say whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the process and wait until it answers; raise NotReady with its log otherwise."""
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                self.command, env=self.environment, cwd=ROOT, stdout=log, stderr=log
            )
        limit = time.monotonic() + self.ready_limit_s
        while self.is_running() and time.monotonic() < limit:
            if answers(self.ready_url) and self.is_running():
                return
            time.sleep(POLL_S)
        code = self._process.poll()
        self.kill()
        said = "stayed silent" if code is None else f"ended with {code}"
        raise NotReady(f"{' '.join(self.command)} {said}\n{self.read_log_tail()}")

    def stop(self) -> None:
        """Ask the process to end, and kill it when it does not; nothing when it does not run."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """SIGKILL the process: it gets no chance to finish anything."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def restart(self) -> None:
        """Stop the process and start it again with the same command."""
        self.stop()
        self.start()

    def read_log_tail(self) -> str:
        """Give the last lines of what the process wrote on both outputs, over all its starts."""
        if not self.log_path.exists():
            return ""
        lines = self.log_path.read_text(errors="replace").splitlines()
        return "\n".join(lines[-LOG_TAIL_LINES:])
