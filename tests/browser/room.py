"""The room that a tablet has for an origin, filled and given back while the page is open."""

from playwright.sync_api import Page

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
  opening.onerror = () => end(opening.error?.name ?? "not opened");
})"""


class Room:
    """80 MB for one origin, as long as the page lives; made before the page is loaded."""

    def __init__(self, page: Page, origin: str) -> None:
        """Count the room from now on: the browser has counted nothing before."""
        self._page = page
        self._origin = origin
        self._session = page.context.new_cdp_session(page)
        self.empty()

    def fill(self) -> str:
        """Leave no room for anything more; return the name of the error that the page gets."""
        self._set(NO_ROOM_BYTES)
        refused: str = self._page.evaluate(WRITE_TOO_MUCH, ROOM_BYTES)
        return refused

    def empty(self) -> None:
        """Give the room back."""
        self._set(ROOM_BYTES)

    def _set(self, size_bytes: int) -> None:
        asked = {"origin": self._origin, "quotaSize": size_bytes}
        self._session.send("Storage.overrideQuotaForOrigin", asked)
