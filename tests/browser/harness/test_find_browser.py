"""The browser is looked for in one order, and what is accepted has rendered a page."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.find_browser import (
    QUIET_FLAGS,
    VARIABLE,
    LaunchOptions,
    Machine,
    NoBrowser,
    find_browser,
    find_fault,
    get_launch_options,
)
from tests.browser.processes import ROOT

PLAYWRIGHT_FULL = "ms/chromium-1255/chrome-linux/chrome"
PLAYWRIGHT_SHELL = "ms/chromium_headless_shell-1255/chrome-linux/headless_shell"
PRESENT = [
    PLAYWRIGHT_FULL,
    PLAYWRIGHT_SHELL,
    "bin/chromium-headless-shell",
    "bin/chromium",
    "bin/google-chrome",
    "npm/chromium",
]


class Shelf:
    """A machine made of a folder: its commands are files there, and what it runs is noted."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing there; `brings` says which file a command run puts in place."""
        self.folder = folder
        self.ran: list[str] = []
        self.limits_s: list[float] = []
        self.environments: list[Mapping[str, str]] = []
        self.tried: list[str] = []
        self.brings: dict[str, str] = {}

    def add(self, *names: str) -> None:
        """Put files in the folder."""
        for name in names:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).touch()

    def find_command(self, name: str) -> str | None:
        """Find a command among the files of the folder."""
        path = self.folder / "bin" / name
        return str(path) if path.is_file() else None

    def run(self, command: Sequence[str], environment: Mapping[str, str], limit_s: float) -> str:
        """Note a command, put in place what it brings, and print its path."""
        told = " ".join([Path(command[0]).name, *command[1:]])
        self.ran.append(told)
        self.limits_s.append(limit_s)
        self.environments.append(environment)
        brought = [name for part, name in self.brings.items() if part in told]
        self.add(*brought)
        return "".join(f"{self.folder / name}\n" for name in brought)

    def find(self, sound: str, is_root: bool = True, named: str = "") -> str:
        """Find a browser here; only the sound one renders a page."""

        def find_fault_of(path: Path) -> str | None:
            self.tried.append(path.relative_to(self.folder).as_posix())
            return None if self.tried[-1] == sound else "a library is missing"

        machine = Machine(
            playwright_executable=self.folder / PLAYWRIGHT_FULL,
            environment={VARIABLE: named},
            is_root=is_root,
            runs_npm_build=True,
            system_paths=(),
            npm_folder=self.folder / "npm",
            find_command=self.find_command,
            run=self.run,
        )
        return find_browser(find_fault_of, machine).relative_to(self.folder).as_posix()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A machine with nothing on it."""
    return Shelf(tmp_path)


def test_what_is_there_is_tried_in_order_before_anything_is_installed(shelf: Shelf) -> None:
    """Playwright's own, the system's by name, the npm build unpacked earlier."""
    shelf.add(*PRESENT)

    assert "npm/chromium" == shelf.find(sound="npm/chromium")
    assert PRESENT == shelf.tried
    assert [] == shelf.ran


def test_installations_follow_one_another_until_one_brings_a_browser(shelf: Shelf) -> None:
    """Playwright's, Debian's after its index is fresh, then npm's; the one that works ends it."""
    shelf.add("bin/apt-get", "bin/npm", "bin/node")
    shelf.brings = {"print.mjs": "npm/chromium"}

    assert "npm/chromium" == shelf.find(sound="npm/chromium")
    assert [
        "-m playwright install --only-shell chromium",
        "apt-get update",
        "apt-get install --yes --no-install-recommends chromium-headless-shell fonts-liberation",
        "apt-get install --yes --no-install-recommends chromium fonts-liberation",
        f"npm install --prefix {shelf.folder}/npm --no-audit --no-fund @sparticuz/chromium@153.0.0",
        f"node {shelf.folder}/npm/print.mjs",
    ] == [shelf.ran[0].partition(" ")[2], *shelf.ran[1:]]
    assert 180 == shelf.limits_s[0]
    assert "noninteractive" == shelf.environments[2]["DEBIAN_FRONTEND"]
    assert str(shelf.folder / "npm") == shelf.environments[5]["TMPDIR"]


def test_what_playwright_installs_ends_the_search(shelf: Shelf) -> None:
    """The shell that it fetched is found, and neither Debian nor npm is asked."""
    shelf.add("bin/apt-get", "bin/npm", "bin/node")
    shelf.brings = {"playwright install": PLAYWRIGHT_SHELL}

    assert PLAYWRIGHT_SHELL == shelf.find(sound=PLAYWRIGHT_SHELL)
    assert 1 == len(shelf.ran)


def test_a_browser_refused_before_an_installation_is_tried_again_after(shelf: Shelf) -> None:
    """Each package may bring the library that the one already there lacked."""
    shelf.add("bin/apt-get", "bin/chromium")

    with pytest.raises(NoBrowser):
        shelf.find(sound="none")

    assert ["bin/chromium"] * 3 == shelf.tried


def test_a_release_that_has_no_shell_gives_the_whole_browser(shelf: Shelf) -> None:
    """One package after the other; the second is not asked for when the first one does."""
    shelf.add("bin/apt-get")
    shelf.brings = {"install --yes --no-install-recommends chromium ": "bin/chromium"}
    assert "bin/chromium" == shelf.find(sound="bin/chromium")

    shelf.brings = {"chromium-headless-shell": "bin/chromium-headless-shell"}
    assert "bin/chromium-headless-shell" == shelf.find(sound="bin/chromium-headless-shell")
    assert 1 == len([told for told in shelf.ran if "recommends chromium " in told])


def test_the_package_is_left_alone_without_the_right_to_install_it(shelf: Shelf) -> None:
    """Only root runs apt-get."""
    shelf.add("bin/apt-get")

    with pytest.raises(NoBrowser):
        shelf.find(sound="none", is_root=False)

    assert not [told for told in shelf.ran if told.startswith("apt-get")]


def test_without_any_browser_the_failure_says_what_to_do_and_what_was_tried(shelf: Shelf) -> None:
    """One sentence to act upon, then each candidate with its reason."""
    shelf.add("bin/chromium")

    with pytest.raises(NoBrowser, match=rf"(?s)set {VARIABLE} to .*chromium: a library is missing"):
        shelf.find(sound="none")


def test_the_browser_named_is_the_only_one_tried(shelf: Shelf) -> None:
    """When it renders it is taken, when it does not nothing replaces it."""
    shelf.add(*PRESENT, "mine")
    named = str(shelf.folder / "mine")

    assert "mine" == shelf.find(sound="mine", named=named)
    with pytest.raises(NoBrowser, match="mine, which does not start: a library is missing"):
        shelf.find(sound="bin/chromium", named=named)
    assert ["mine", "mine"] == shelf.tried


def test_only_root_and_ci_go_without_the_sandbox() -> None:
    """Everyone else keeps it; the flags that keep the browser quiet are always there."""
    path = Path("chromium")
    person = Machine(path, environment={}, is_root=False)
    root = Machine(path, environment={}, is_root=True)
    robot = Machine(path, environment={"CI": "true"}, is_root=False)

    options = [get_launch_options(path, machine) for machine in (person, root, robot)]

    assert [True, False, False] == [each["chromium_sandbox"] for each in options]
    assert all(list(QUIET_FLAGS) == each["args"] for each in options)


def test_a_file_that_is_no_browser_is_refused_with_what_it_says(
    playwright: Playwright, browser_options: LaunchOptions, tmp_path: Path
) -> None:
    """The real launch tells why, for the browser of this machine and for an impostor."""
    impostor = tmp_path / "chromium"
    impostor.write_text("#!/bin/sh\necho libnss3.so is missing >&2\nexit 1\n")
    impostor.chmod(0o755)

    fault = find_fault(playwright, {**browser_options, "executable_path": str(impostor)})

    assert "libnss3.so is missing" in str(fault)
    assert find_fault(playwright, browser_options) is None


def test_the_command_prints_the_path_and_nothing_else(browser_options: LaunchOptions) -> None:
    """The Makefile reads it."""
    path = browser_options["executable_path"]

    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.find_browser"],
        env={**os.environ, VARIABLE: path},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"{path}\n" == done.stdout
