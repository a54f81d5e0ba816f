// A tablet that comes back after months opens its old database with today's application: nothing unsent may be gone.
import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../src/domain/canonical.ts";
import { openIndexedStore } from "../../src/store/indexed.ts";
import { VERSION } from "../../src/store/schema.ts";
import type { Store } from "../../src/store/store.ts";
import { added, ALICE, hex, TABLET, uuid, VISIT } from "../builders.ts";
import { listFrozen, makeDatabase, readFrozen, type Frozen } from "./versions.ts";

const FILLING = {
  visit: VISIT, person: ALICE, device: TABLET, secret: "secret", caisse: uuid(90), outlet: uuid(80), charter: hex(7),
  charter_base64: btoa('{"grid":{}}'),
};
const TABLES_UNSENT = ["entries", "outbox", "photos", "drafts"];

let made = 0;

async function openOld(version: number): Promise<{ frozen: Frozen; store: Store; name: string }> {
  const name = `old-${++made}`;
  const frozen = await readFrozen(version, FILLING);
  await makeDatabase(name, frozen);
  return { frozen, name, store: openIndexedStore(name) };
}

function rowsOf<T>(frozen: Frozen, table: string): T[] {
  return (frozen.stores[table]?.rows ?? []).map(([, row]) => row as T);
}

const byJson = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe("rule 11: a database of an earlier version", () => {
  it("is kept here for every version that a tablet may still have", () => {
    const earlier = Array.from({ length: VERSION - 1 }, (_, i) => i + 1);

    expect(listFrozen()).toEqual(expect.arrayContaining([1, ...earlier]));
  });

  it.each(listFrozen())("of version %i holds something unsent of each kind", async (version) => {
    const { frozen } = await openOld(version);

    expect(TABLES_UNSENT.filter((table) => rowsOf(frozen, table).length === 0)).toEqual([]);
  });

  it.each(listFrozen())("of version %i opens with everything that was not sent", async (version) => {
    const { frozen, store } = await openOld(version);
    const [photo] = rowsOf<{ sha256: string; bytes: ArrayBuffer }>(frozen, "photos");
    const kept = await store.readPhoto(photo?.sha256 ?? "");

    expect(byJson(await store.listEntries(VISIT))).toEqual(byJson(rowsOf(frozen, "entries")));
    expect(await store.listOutbox()).toEqual(rowsOf(frozen, "outbox"));
    expect(await store.listDrafts()).toEqual(rowsOf(frozen, "drafts"));
    expect(await sha256Hex(kept?.bytes ?? new ArrayBuffer(0))).toBe(photo?.sha256);
    expect(kept?.sent_at_ms).toBeNull();
  });

  it.each(listFrozen())("of version %i opens with its pairing, its visits and what it has read", async (version) => {
    const { frozen, store } = await openOld(version);
    const [device] = rowsOf(frozen, "device");
    const [caisse] = rowsOf(frozen, "caisse");

    expect(await store.readDevice()).toEqual({ ...(device as object), caisse });
    expect(await store.readPerson()).toBe(ALICE);
    expect(await store.listVisits()).toEqual(rowsOf(frozen, "visits"));
    expect(await store.listCursors()).toEqual({ [VISIT]: 0 });
    expect(await store.listNotices()).toEqual(rowsOf(frozen, "notices"));
    expect(new TextDecoder().decode((await store.readCharter(hex(7))) ?? undefined)).toBe('{"grid":{}}');
    expect(await store.readContact()).toEqual(rowsOf(frozen, "contact")[0]);
  });

  it.each(listFrozen())("of version %i goes on: what is written next waits behind what waited", async (version) => {
    const { frozen, store, name } = await openOld(version);
    const waiting = rowsOf<{ name: string }>(frozen, "outbox").map((row) => row.name);

    expect(await store.addEntries(added(1))).toEqual({ kind: "saved" });
    expect((await store.listOutbox()).map((row) => row.name)).toEqual([...waiting, uuid(1)]);

    await store.close();

    expect((await indexedDB.databases()).find((one) => one.name === name)?.version).toBe(VERSION);
  });
});
