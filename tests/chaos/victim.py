"""A tablet that dies at the very moment that a harness chooses, watched over all its starts."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Error, Page

from tests.browser.processes import is_alive
from tests.browser.room import Room
from tests.browser.tablet import GONE_LIMIT_S, POLL_S, Tablet
from tests.chaos.witness import Heard, Witness


class Victim(Tablet):
    """A tablet with its witness and 80 MB of room; `strike` kills it whatever it is doing."""

    witness: Witness
    room: Room
    processes: dict[int, str]
    killed_at_ms: float = 0.0

    def start(self) -> Page:
        """Start the browser, watched from its first page on."""
        if not hasattr(self, "witness"):
            self.witness = Witness()
        page = super().start()
        self.witness.watch(self.context)
        self.processes = self.list_processes()
        page.set_default_timeout(15_000)
        return page

    def go_to(self, address: str) -> None:
        """Open an address of the network; the room is counted before anything is stored."""
        if self._network is None:
            raise RuntimeError("a victim has a network")
        self.room = Room(self.page, self._network.url)
        self.page.goto(f"{self._network.url}{address}")

    def die_during(self, act: Callable[[], object]) -> None:
        """Run an act that kills the tablet with `strike`; wait until all its processes are gone."""
        with self.context.expect_event("close"), suppress(Error):
            act()
        self._context = None
        limit = time.monotonic() + GONE_LIMIT_S
        while any(map(is_alive, self.processes)):
            if time.monotonic() > limit:
                raise TimeoutError("processes of the browser outlive it")
            time.sleep(POLL_S)

    def strike(self) -> None:
        """SIGKILL the browser process now: it gets no chance to finish anything."""
        pid = next(pid for pid, role in self.processes.items() if role == "browser")
        os.kill(pid, signal.SIGKILL)
        self.killed_at_ms = time.time() * 1000

    def strike_on(self, table: str, delay_s: float) -> None:
        """Arm: SIGKILL as soon as a transaction on this table is heard to begin, a moment later."""

        def strike(heard: Heard) -> None:
            if heard.what == "began" and heard.told["table"] == table:
                self.witness.on_heard = None
                time.sleep(delay_s)
                self.strike()

        self.witness.on_heard = strike
