"""Finds Firefox and WebKitGTK, installs their Debian packages when it may, or says what to do.

`python -m tests.engines.install` does it beforehand, so that no test waits for it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

PACKAGES = {
    "firefox": "firefox-esr",
    "webkit_driver": "webkit2gtk-driver",
    "webkit_browser": "webkit2gtk-driver",
    "screen": "xvfb",
}
INSTALL_LIMIT_S = 600
BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"


class Programs(NamedTuple):
    """Paths of what the checks run."""

    firefox: str
    webkit_driver: str
    webkit_browser: str
    screen: str


FIND: dict[str, Callable[[], str | None]] = {
    "firefox": lambda: shutil.which("firefox-esr") or shutil.which("firefox"),
    "webkit_driver": lambda: shutil.which("WebKitWebDriver"),
    "webkit_browser": lambda: next((str(one) for one in Path("/usr/lib").glob(BROWSERS)), None),
    "screen": lambda: shutil.which("Xvfb"),
}


def find_programs() -> Programs:
    """Return the paths; raises SystemExit with what to do when one is missing."""
    missing = {PACKAGES[name] for name, find in FIND.items() if find() is None}
    if missing:
        _install(sorted(missing))
    found = {name: find() for name, find in FIND.items()}
    absent = sorted({PACKAGES[name] for name, path in found.items() if path is None})
    if absent:
        raise SystemExit(
            f"Missing: {' '.join(absent)}. On Debian: apt-get install {' '.join(absent)}"
        )
    return Programs(**{name: path or "" for name, path in found.items()})


def _install(packages: list[str]) -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        subprocess.run(
            command, env=quietly, timeout=INSTALL_LIMIT_S, check=False, stdout=sys.stderr
        )


if __name__ == "__main__":
    sys.stdout.write("".join(f"{path}\n" for path in find_programs()))
