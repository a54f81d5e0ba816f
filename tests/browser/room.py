"""The room that a tablet has for an origin, filled and given back while the page is open."""

from playwright.sync_api import Page

ROOM_BYTES = 200_000_000
NO_ROOM_BYTES = 1
# The browser believes its last count of the room left for half a minute, unless a write needs more:
# so much is written, in values small enough to be counted, until it counts again and refuses.
WRITE_TOO_MUCH = """async (limit) => {
  const db = await new Promise((opened, fail) => {
    const opening = indexedDB.open("too-much", 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore("filling", {autoIncrement: true});
    opening.onsuccess = () => opened(opening.result);
    opening.onerror = () => fail(opening.error);
  });
  const write = () => new Promise((end) => {
    const writing = db.transaction("filling", "readwrite");
    const filling = writing.objectStore("filling");
    for (let i = 0; i < 100; i += 1) filling.put(new Uint8Array(50_000));
    writing.oncomplete = () => end(null);
    writing.onabort = () => end(writing.error?.name ?? "aborted");
  });
  let refused = null;
  for (let written = 0; written <= limit && refused === null; written += 5_000_000)
    refused = await write();
  db.close();
  return refused ?? "kept";
}"""


class Room:
    """200 MB for one origin, as long as the page lives; made before the page is loaded."""

    def __init__(self, page: Page, origin: str) -> None:
        """Count the room from now on: the browser has counted nothing before."""
        self._page = page
        self._origin = origin
        self._session = page.context.new_cdp_session(page)
        self._set(ROOM_BYTES)

    def fill(self) -> str:
        """Leave no room for anything more; return the name of the error that the page gets."""
        self._set(NO_ROOM_BYTES)
        refused: str = self._page.evaluate(WRITE_TOO_MUCH, ROOM_BYTES)
        return refused

    def empty(self) -> None:
        """Give room again, beside what filled it."""
        self._set(3 * ROOM_BYTES)

    def _set(self, size_bytes: int) -> None:
        asked = {"origin": self._origin, "quotaSize": size_bytes}
        self._session.send("Storage.overrideQuotaForOrigin", asked)
