"""A server process starts, answers, dies and comes back as a test asks; its log is kept."""

import sys
from pathlib import Path

import pytest

from tests.browser.conftest import StartServer
from tests.browser.processes import NotReady, ServerProcess, answers, find_free_port, is_alive


def tiny_command(port: int) -> list[str]:
    """Command of the tiny server."""
    return [sys.executable, "-m", "tests.browser.harness.tiny_server", str(port)]


def test_a_server_answers_once_started_and_is_gone_once_killed(start_server: StartServer) -> None:
    """After SIGKILL nothing answers; a restart answers on the same port as another process."""
    port = find_free_port()
    url = f"http://127.0.0.1:{port}/"
    server = start_server(tiny_command(port), url)
    first_pid = server.pid

    server.kill()

    assert not answers(url)
    assert not is_alive(first_pid)

    server.restart()

    assert answers(url)
    assert first_pid != server.pid


def test_a_server_that_ends_at_once_is_reported_with_its_log(tmp_path: Path) -> None:
    """The failure names the command, its exit code and what it said."""
    command = [sys.executable, "-c", "import sys; print('port taken'); sys.exit(3)"]
    server = ServerProcess(command, "http://127.0.0.1:9/", tmp_path / "log")

    with pytest.raises(NotReady, match=r"(?s)ended with 3.*port taken"):
        server.start()


def test_a_server_that_stays_silent_is_killed_and_reported(tmp_path: Path) -> None:
    """Nothing is left running behind the failure."""
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    url = f"http://127.0.0.1:{find_free_port()}/"
    server = ServerProcess(command, url, tmp_path / "log", ready_limit_s=0.2)

    with pytest.raises(NotReady, match="stayed silent"):
        server.start()

    assert not server.is_running()


def test_the_environment_given_reaches_the_server(tmp_path: Path) -> None:
    """It is added to the environment of the tests, and the log keeps what the server prints."""
    command = [sys.executable, "-c", "import os; print(os.environ['GRILLON_DATA'])"]
    server = ServerProcess(
        command, "http://127.0.0.1:9/", tmp_path / "log", {"GRILLON_DATA": "/a/folder"}
    )

    with pytest.raises(NotReady):
        server.start()

    assert "/a/folder" == server.read_log_tail()
