"""A volunteer's tablet: a browser on a profile folder that outlives it, killed and started again.

Several starts on one profile find what the earlier ones stored. What a SIGKILL shows is what a
killed application keeps; it is not a power cut. Type at 30 ms a key or slower: at machine speed
the keystrokes starve the storage of the page, and the loss says nothing about people.
"""

import os
import signal
import time
from pathlib import Path
from typing import Self

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.find_browser import LaunchOptions
from tests.browser.processes import is_alive
from tests.browser.proxy import Proxy

TABLET_PX = (820, 1180)
GONE_LIMIT_S = 10.0
POLL_S = 0.01


class Tablet:
    """One browser at a time on one profile; entered, it runs."""

    def __init__(
        self,
        playwright: Playwright,
        options: LaunchOptions,
        profile: Path,
        network: Proxy | None = None,
        size_px: tuple[int, int] = TABLET_PX,
    ) -> None:
        """Describe the tablet and the proxy that is all its network; nothing runs before `start`.

        Without a proxy the tablet can be taken offline but not restarted offline: what Playwright
        sets on a new browser reaches its pages, and only some of the time its service workers.
        """
        self._playwright = playwright
        self._options = options
        self._profile = profile
        self._network = network
        self._size_px = size_px
        self._is_offline = False
        self._context: BrowserContext | None = None

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    @property
    def context(self) -> BrowserContext:
        """The context of the running browser; raise RuntimeError when none runs."""
        if self._context is None:
            raise RuntimeError("the tablet is not started")
        return self._context

    @property
    def page(self) -> Page:
        """The first page of the running browser."""
        return self.context.pages[0]

    def start(self) -> Page:
        """Start the browser on the profile, as offline as it was, and give its blank page."""
        if self._is_offline and self._network is None:
            raise RuntimeError("a tablet without a proxy cannot start offline")
        width, height = self._size_px
        self._context = self._playwright.chromium.launch_persistent_context(
            self._profile,
            **self._options,
            viewport={"width": width, "height": height},
            has_touch=True,
            locale="fr-FR",
            timezone_id="Europe/Paris",
        )
        # A new process knows nothing of the state of the last one: before any page is loaded.
        self._context.set_offline(self._is_offline)
        return self.page

    def set_offline(self, offline: bool) -> None:
        """Cut or give back the network of pages and service workers, now and at later starts."""
        self._is_offline = offline
        if self._network and not offline:
            self._network.accept()
        if self._context is not None:
            self._context.set_offline(offline)
        if self._network and offline:
            self._network.refuse()

    def list_processes(self) -> dict[int, str]:
        """List the processes of the running browser, pid to role, as the browser itself says."""
        browser = self.context.browser
        if browser is None:
            raise RuntimeError("the context has no browser of its own")
        session = browser.new_browser_cdp_session()
        listed = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        return {process["id"]: process["type"] for process in listed}

    def kill(self) -> int:
        """SIGKILL the browser process, wait until all its processes are gone, give its pid."""
        processes = self.list_processes()
        pid = next(pid for pid, role in processes.items() if role == "browser")
        with self.context.expect_event("close"):
            os.kill(pid, signal.SIGKILL)
        self._context = None
        limit = time.monotonic() + GONE_LIMIT_S
        while any(map(is_alive, processes)):
            if time.monotonic() > limit:
                raise TimeoutError(f"processes of the browser outlive it: {processes}")
            time.sleep(POLL_S)
        return pid

    def restart(self) -> Page:
        """Start again on the same profile after `kill` or `close`, and give the blank page."""
        if self._context is not None:
            self.close()
        return self.start()

    def close(self) -> None:
        """Close the browser in good order; nothing when none runs."""
        if self._context is not None:
            context, self._context = self._context, None
            context.close()
