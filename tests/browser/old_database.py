"""Makes in a browser the database that an earlier version of the volunteer space left there."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

import rfc8785
from playwright.sync_api import Page

from tests.browser.processes import ROOT

NAME = "grillon-visits"
FROZEN = ROOT / "pwa/tests/store/versions"
MAKE = """([name, {version, stores}]) => new Promise((done, fail) => {
  const toBytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)).buffer;
  const opening = indexedDB.open(name, version);
  opening.onerror = () => fail(new Error("not opened"));
  opening.onupgradeneeded = () => {
    for (const [table, {key_path, indexes}] of Object.entries(stores)) {
      const options = key_path === null ? {} : {keyPath: key_path};
      const made = opening.result.createObjectStore(table, options);
      for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
    }
  };
  opening.onsuccess = () => {
    const writing = opening.result.transaction(Object.keys(stores), "readwrite");
    for (const [table, {rows}] of Object.entries(stores))
      for (const [key, row] of rows) {
        if (row.bytes?.base64) row.bytes = toBytes(row.bytes.base64);
        writing.objectStore(table).put(row, key ?? undefined);
      }
    writing.oncomplete = () => { opening.result.close(); done(); };
    writing.onabort = () => fail(new Error("not written"));
  };
})"""


def list_frozen() -> list[int]:
    """List the versions of which a database is kept."""
    return sorted(int(path.stem) for path in FROZEN.glob("*.json"))


def read_frozen(version: int, filling: Mapping[str, str]) -> dict[str, Any]:
    """Read the database of a version, with what it leaves open between braces filled in."""
    text = (FROZEN / f"{version}.json").read_text(encoding="utf-8")
    filled = re.sub(r"\{(\w+)\}", lambda found: filling.get(found[1], found[0]), text)
    frozen: dict[str, Any] = json.loads(filled)
    for held in rows_of(frozen, "entries"):
        held["sha256"] = hash_of(held["entry"])
    return frozen


def rows_of(frozen: Mapping[str, Any], table: str) -> list[dict[str, Any]]:
    """Return the rows of a table."""
    return [row for _, row in frozen["stores"][table]["rows"]]


def hash_of(entry: Mapping[str, Any]) -> str:
    """Return the hash by which receipts name an entry."""
    return hashlib.sha256(rfc8785.dumps(dict(entry))).hexdigest()


def make_database(page: Page, frozen: Mapping[str, Any]) -> None:
    """Make the database, on a page of the origin that does not open it."""
    page.evaluate(MAKE, [NAME, frozen])


def to_base64(body: bytes) -> str:
    """Write bytes as a frozen database does."""
    return base64.b64encode(body).decode()
