"""Gives the tablet that states share back as it was when it was paired, whatever one wrote on it.

A tablet of its own for each would be paired each time, which writes 60 MB to see whether there is
room. What it holds is copied beside, within the browser, and put back.
"""

from playwright.sync_api import Page

from tests.browser.worlds import World

COPY = """const open = (name) => new Promise((opened, fail) => {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore("tables");
  opening.onsuccess = () => opened(opening.result);
  opening.onerror = () => fail(opening.error);
});
const ended = (tx) => new Promise((end, fail) => {
  tx.oncomplete = () => end();
  tx.onabort = () => fail(tx.error);
});
const asked = (request) => new Promise((got, fail) => {
  request.onsuccess = () => got(request.result);
  request.onerror = () => fail(request.error);
});
"""
KEEP = f"""async () => {{
  {COPY}
  const [held, kept] = [await open("grillon-visits"), await open("kept")];
  const reading = held.transaction([...held.objectStoreNames]);
  const tables = await Promise.all([...held.objectStoreNames].map(async (name) => {{
    const table = reading.objectStore(name);
    const [keys, rows] = await Promise.all([asked(table.getAllKeys()), asked(table.getAll())]);
    return [name, {{ keys, rows }}];
  }}));
  const writing = kept.transaction("tables", "readwrite");
  for (const [name, rows] of tables) writing.objectStore("tables").put(rows, name);
  await ended(writing);
  held.close();
  kept.close();
}}"""
GIVE_BACK = f"""async () => {{
  {COPY}
  const [held, kept] = [await open("grillon-visits"), await open("kept")];
  const names = [...held.objectStoreNames];
  const reading = kept.transaction("tables").objectStore("tables");
  const tables = await Promise.all(names.map((name) => asked(reading.get(name))));
  const writing = held.transaction(names, "readwrite");
  names.forEach((name, place) => {{
    const table = writing.objectStore(name);
    table.clear();
    const {{ keys, rows }} = tables[place];
    rows.forEach((row, at) => table.put(row, ...(table.keyPath === null ? [keys[at]] : [])));
  }});
  await ended(writing);
  held.close();
  kept.close();
}}"""


def keep_tablet(page: Page) -> None:
    """Copy what the tablet of this page holds; it is at rest, and paired."""
    page.evaluate(KEEP)


def give_back(page: Page, world: World) -> None:
    """Put back on the blank page's tablet what it held when it was kept; the page is blank again.

    A page of the same origin without script does it: nothing else has the tables open.
    """
    page.goto(f"{world.url}/api/health")
    page.evaluate(GIVE_BACK)
    page.goto("about:blank")
