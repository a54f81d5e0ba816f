"""A tablet that dies at the very moment that a harness chooses, watched over all its starts."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import CDPSession, Error, Page

from tests.browser.processes import is_alive
from tests.browser.tablet import GONE_LIMIT_S, POLL_S, Tablet
from tests.chaos.witness import Heard, Witness


ROOM_BYTES = 80_000_000
NO_ROOM_BYTES = 1
# The browser believes its last count of the room left for half a minute, unless a write needs more.
WRITE_TOO_MUCH = """(bytes) => new Promise((end) => {
  const opening = indexedDB.open("too-much", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("filling");
  opening.onsuccess = () => {
    const writing = opening.result.transaction("filling", "readwrite");
    writing.objectStore("filling").put(new ArrayBuffer(bytes), "all");
    writing.oncomplete = () => end("kept");
    writing.onabort = () => { opening.result.close(); end(writing.error?.name ?? "aborted"); };
  };
  opening.onerror = () => end("not opened");
})"""


class Victim(Tablet):
    """A tablet with its witness and 80 MB of room; `strike` kills it whatever it is doing."""

    witness: Witness
    _cdp: CDPSession
    processes: dict[int, str]
    killed_at_ms: float = 0.0

    def start(self) -> Page:
        """Start the browser, watched from its first page on."""
        if not hasattr(self, "witness"):
            self.witness = Witness()
        page = super().start()
        self.witness.watch(self.context)
        self.processes = self.list_processes()
        self._cdp = self.context.new_cdp_session(page)
        self.empty()
        page.set_default_timeout(15_000)
        return page

    def fill(self) -> str:
        """Leave no room for anything more; return how the browser refuses."""
        self._set_room(NO_ROOM_BYTES)
        refused: str = self.page.evaluate(WRITE_TOO_MUCH, ROOM_BYTES)
        return refused

    def empty(self) -> None:
        """Give the room back."""
        self._set_room(ROOM_BYTES)

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

    def _set_room(self, size_bytes: int) -> None:
        if self._network is not None:
            room = {"origin": self._network.url, "quotaSize": size_bytes}
            self._cdp.send("Storage.overrideQuotaForOrigin", room)
