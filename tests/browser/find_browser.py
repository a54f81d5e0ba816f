"""Finds a Chromium that really renders a page, or says in one sentence what to do.

The order is fixed: the one named by GRILLON_CHROMIUM, Playwright's own, the system's, the npm build
if an earlier run unpacked it; then the installations, each tried only when all before it failed:
`playwright install`, the Debian package, the npm build.
`python -m tests.browser.find_browser` prints the path of the one found.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Error, Playwright, sync_playwright

VARIABLE = "GRILLON_CHROMIUM"
RENDER_LIMIT_MS = 20_000
PLAYWRIGHT_INSTALL_LIMIT_S = 180
PACKAGE_INSTALL_LIMIT_S = 300
NPM_BUILD = "@sparticuz/chromium@153.0.0"
PRINT_NPM_BUILD = """import chromium from "@sparticuz/chromium";
console.log(await chromium.executablePath());
"""

QUIET_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
)
# The shell first: Chromium without windows shows our pages in three quarters of the time.
SYSTEM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
SYSTEM_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
DEBIAN_PACKAGES = ("chromium-headless-shell", "chromium")
PLAYWRIGHT_SHELLS = (
    "chromium_headless_shell-*/*/chrome-headless-shell",
    "chromium_headless_shell-*/*/chrome-headless-shell.exe",
    "chromium_headless_shell-*/*/headless_shell",
)
WHAT_TO_DO = (
    "No Chromium could be started: install Chromium or Google Chrome, "
    f"or set {VARIABLE} to the path of one that starts on this machine."
)


class NoBrowser(RuntimeError):
    """No candidate rendered a page; the message says what to do and what was tried."""


class LaunchOptions(TypedDict):
    """What `chromium.launch` and `launch_persistent_context` are given, whichever the browser."""

    executable_path: str
    headless: bool
    chromium_sandbox: bool
    args: list[str]


def run_command(command: Sequence[str], environment: Mapping[str, str], limit_s: float) -> str:
    """Run a command and give what it prints on its standard output; empty when it fails."""
    try:
        done = subprocess.run(
            command, env=dict(environment), timeout=limit_s, capture_output=True, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode(errors="replace")


def is_root() -> bool:
    """Say whether this process is the superuser (never on Windows)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_linux_x64() -> bool:
    """Say whether this is Linux on x86-64, the only place where the npm build runs."""
    return (platform.system(), platform.machine()) == ("Linux", "x86_64")


@dataclass(frozen=True)
class Machine:
    """All that the search asks of the machine, so that a test can give it another one."""

    playwright_executable: Path
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    is_root: bool = field(default_factory=is_root)
    runs_npm_build: bool = field(default_factory=is_linux_x64)
    system_paths: Sequence[str] = SYSTEM_PATHS
    npm_folder: Path = field(default_factory=lambda: Path.home() / ".cache/grillon-chromium")
    find_command: Callable[[str], str | None] = shutil.which
    run: Callable[[Sequence[str], Mapping[str, str], float], str] = run_command


Source = Callable[[Machine], Iterator[Path]]


def list_playwright_own(machine: Machine) -> Iterator[Path]:
    """List the browsers that Playwright manages: the full one, then the shells, newest first."""
    yield machine.playwright_executable
    folders = machine.playwright_executable.parents
    for registry in (folder.parent for folder in folders if folder.name.startswith("chromium-")):
        for pattern in PLAYWRIGHT_SHELLS:
            yield from sorted(registry.glob(pattern), reverse=True)


def list_system(machine: Machine) -> Iterator[Path]:
    """List the browsers installed on the machine, by their usual names and places."""
    found = map(machine.find_command, SYSTEM_NAMES)
    yield from (Path(path) for path in found if path)
    yield from map(Path, machine.system_paths)


def list_npm_unpacked(machine: Machine) -> Iterator[Path]:
    """List the npm build that an earlier run left in its folder."""
    yield machine.npm_folder / "chromium"


def install_playwright_own(machine: Machine) -> Iterator[Path]:
    """Have Playwright fetch its headless shell, then list what it manages."""
    install = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    machine.run(install, machine.environment, PLAYWRIGHT_INSTALL_LIMIT_S)
    yield from list_playwright_own(machine)


def install_debian(machine: Machine) -> Iterator[Path]:
    """Install the Debian packages one by one when that is allowed here, then list the system's."""
    apt_get = machine.find_command("apt-get")
    if not apt_get or not machine.is_root:
        return
    environment = {**machine.environment, "DEBIAN_FRONTEND": "noninteractive"}
    machine.run([apt_get, "update"], environment, PACKAGE_INSTALL_LIMIT_S)
    for package in DEBIAN_PACKAGES:
        install = [apt_get, "install", "--yes", "--no-install-recommends", package]
        machine.run([*install, "fonts-liberation"], environment, PACKAGE_INSTALL_LIMIT_S)
        yield from list_system(machine)


def install_npm(machine: Machine) -> Iterator[Path]:
    """Install the npm build in its folder where it can run; its own code unpacks it there."""
    npm, node = machine.find_command("npm"), machine.find_command("node")
    if not (npm and node and machine.runs_npm_build):
        return
    folder = machine.npm_folder
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**machine.environment, "TMPDIR": str(folder)}
    machine.run(
        [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", NPM_BUILD],
        environment,
        PACKAGE_INSTALL_LIMIT_S,
    )
    # Its own code keeps what it finds in place, even half unpacked.
    (folder / "chromium").unlink(missing_ok=True)
    (folder / "print.mjs").write_text(PRINT_NPM_BUILD)
    printed = machine.run([node, str(folder / "print.mjs")], environment, PACKAGE_INSTALL_LIMIT_S)
    yield from map(Path, printed.split("\n")[:1])


SOURCES: tuple[Source, ...] = (
    list_playwright_own,
    list_system,
    list_npm_unpacked,
    install_playwright_own,
    install_debian,
    install_npm,
)


def get_launch_options(executable: Path, machine: Machine) -> LaunchOptions:
    """Give the options of a quiet headless browser; only root and CI go without its sandbox."""
    return {
        "executable_path": str(executable),
        "headless": True,
        "chromium_sandbox": not (machine.is_root or machine.environment.get("CI")),
        "args": list(QUIET_FLAGS),
    }


def find_fault(playwright: Playwright, options: LaunchOptions) -> str | None:
    """Say why this browser does not render a page, or None when it does."""
    try:
        with playwright.chromium.launch(**options, timeout=RENDER_LIMIT_MS) as browser:
            page = browser.new_page()
            page.set_content("<h1>Grillon</h1>")
            page.screenshot(timeout=RENDER_LIMIT_MS)
    except Error as error:
        lines = error.message.splitlines()
        said = [line.partition("[err]")[2].strip() for line in lines if "[err]" in line]
        return " ".join([lines[0], *said[:1]])
    return None


def find_browser(
    find_fault_of: Callable[[Path], str | None],
    machine: Machine,
    sources: Sequence[Source] = SOURCES,
) -> Path:
    """Find the first browser without a fault; raise NoBrowser when there is none.

    The one that GRILLON_CHROMIUM names must do: nothing else is tried in its place.
    """
    named = machine.environment.get(VARIABLE)
    if named:
        fault = find_fault_of(Path(named))
        if fault:
            raise NoBrowser(f"{VARIABLE} names {named}, which does not start: {fault}")
        return Path(named)
    faults: dict[Path, str] = {}
    for path in (path for source in sources for path in source(machine) if path.is_file()):
        # A path refused before is tried again: an installation may have brought what it lacked.
        fault = find_fault_of(path)
        if fault is None:
            return path
        faults[path] = fault
    raise NoBrowser("\n".join([WHAT_TO_DO, *(f"- {path}: {why}" for path, why in faults.items())]))


def find_browser_for(playwright: Playwright) -> tuple[Path, LaunchOptions]:
    """Find a browser on this machine and the options to launch it with."""
    machine = Machine(Path(playwright.chromium.executable_path))
    path = find_browser(
        lambda candidate: find_fault(playwright, get_launch_options(candidate, machine)), machine
    )
    return path, get_launch_options(path, machine)


def main() -> int:
    """Print the path of the browser found, or the failure on the error output."""
    try:
        with sync_playwright() as playwright:
            path, _ = find_browser_for(playwright)
    except NoBrowser as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
