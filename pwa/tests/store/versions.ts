// Databases as earlier versions of the application left them: frozen files, written with the browser's own calls.
// What is between braces in a file is filled in by the test that makes the database.
import { entrySha256 } from "../../src/domain/entry.ts";
import type { HeldEntry } from "../../src/store/records.ts";

type Row = [IDBValidKey | null, Record<string, unknown> | string];
type Table = { key_path: string | null; indexes: Record<string, string>; rows: Row[] };
export type Frozen = { version: number; stores: Record<string, Table> };

const FILES = import.meta.glob<string>("./versions/*.json", { query: "?raw", import: "default", eager: true });

/** The versions of which a database is kept, oldest first. */
export function listFrozen(): number[] {
  return Object.keys(FILES).map((name) => Number(/(\d+)\.json$/.exec(name)?.[1])).sort((a, b) => a - b);
}

/** The database of a version, what it leaves open filled in. */
export async function readFrozen(version: number, filling: Record<string, string>): Promise<Frozen> {
  const text = FILES[`./versions/${version}.json`] ?? "";
  const filled = text.replace(/\{(\w+)\}/g, (all, name: string) => filling[name] ?? all);
  const frozen = JSON.parse(filled, toBytes) as Frozen;
  for (const [, row] of frozen.stores["entries"]?.rows ?? []) {
    const held = row as unknown as HeldEntry;
    held.sha256 = await entrySha256(held.entry);
  }
  return frozen;
}

/** Makes the database as that version did, and closes it. */
export function makeDatabase(name: string, { version, stores }: Frozen): Promise<void> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(name, version);
    opening.onerror = () => fail(new Error("not opened"));
    opening.onupgradeneeded = () => {
      for (const [table, { key_path, indexes }] of Object.entries(stores)) {
        const made = opening.result.createObjectStore(table, key_path === null ? {} : { keyPath: key_path });
        for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
      }
    };
    opening.onsuccess = () => {
      const writing = opening.result.transaction(Object.keys(stores), "readwrite");
      for (const [table, { rows }] of Object.entries(stores))
        for (const [key, row] of rows) writing.objectStore(table).put(row, key ?? undefined);
      writing.oncomplete = () => {
        opening.result.close();
        done();
      };
      writing.onabort = () => fail(new Error("not written"));
    };
  });
}

function toBytes(_: string, value: unknown): unknown {
  const held = value as { base64?: unknown } | null;
  if (typeof held !== "object" || held === null || typeof held.base64 !== "string") return value;
  return Uint8Array.from(atob(held.base64), (character) => character.charCodeAt(0)).buffer;
}
