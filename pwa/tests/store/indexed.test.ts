import "fake-indexeddb/auto";
import { deleteDB, openDB, type IDBPDatabase } from "idb";
import { describe, expect, it, vi } from "vitest";
import { connect, isConnectionLost, toRefusal } from "../../src/store/connection.ts";
import { openIndexedStore } from "../../src/store/indexed.ts";
import { PIECE_BYTES } from "../../src/store/probe.ts";
import { toHeld } from "../../src/store/rules.ts";
import { VERSION } from "../../src/store/schema.ts";
import { added, answer, draft, signed, uuid, VISIT } from "../builders.ts";
import { describeStore } from "./acceptance.ts";

let made = 0;
const fresh = (): string => `store-${++made}`;

describeStore("the IndexedDB store", () => openIndexedStore(fresh()));

describe("the IndexedDB connection", () => {
  it("finds everything again after a restart", async () => {
    const name = fresh();
    const before = openIndexedStore(name);
    await before.addEntries(added(1));
    await before.close();

    expect((await openIndexedStore(name).listEntries(VISIT)).map((held) => held.entry.id)).toEqual([uuid(1)]);
  });

  it("comes back by itself after the connection was closed", async () => {
    const store = openIndexedStore(fresh());
    await store.addEntries(added(1));
    await store.close();

    expect(await store.addEntries(added(2))).toEqual({ kind: "saved" });
    expect(await store.listOutbox()).toHaveLength(2);
  });

  it("opens again when the system has closed the connection under an operation", async () => {
    const connection = connect(fresh());
    let tries = 0;
    const got = await connection.read((db) => {
      tries += 1;
      if (tries === 1) db.close();
      return db.getAll("outbox");
    });

    expect(got).toEqual([]);
    expect(tries).toBe(2);
  });

  it("lets go of what is under way when the page is left, and does it again if one comes back", async () => {
    let leave = (): void => undefined;
    const connection = connect(fresh(), { watchLeaving: (onLeave) => (leave = onLeave) });
    const ends: string[] = [];
    const write = connection.write(["person"], async (tx) => {
      tx.addEventListener("abort", () => ends.push("write let go"));
      const asked = tx.objectStore("person").put("alice", "only");
      if (ends.length === 0) leave();
      await asked;
      ends.push("written");
    });

    expect(await write).toEqual({ kind: "saved" });
    expect(ends).toEqual(["write let go", "written"]);

    const read = connection.read((db) => {
      const asked = db.get("person", "only");
      if (ends.length === 2) leave();
      ends.push("asked");
      return asked;
    });

    expect(await read).toBe("alice");
    expect(ends.slice(2)).toEqual(["asked", "asked"]);
  });

  it("writes nothing when one part of the action fails", async () => {
    const connection = connect(fresh());
    const saved = await connection.write(["person", "contact"], async (tx) => {
      await tx.objectStore("person").put("alice", "only");
      throw new Error("broken");
    });

    expect(saved).toEqual({ kind: "failed", reason: "Error" });
    expect(await connection.read((db) => db.getAll("person"))).toEqual([]);
  });

  it("asks for strict durability", async () => {
    const connection = connect(fresh());
    let durability = "";
    await connection.write(["person"], async (tx) => {
      durability = tx.durability;
      await tx.objectStore("person").put("alice", "only");
    });

    expect(durability).toBe("strict");
  });

  it("lets a newer version of the application take the database and says so", async () => {
    const name = fresh();
    let outdated = false;
    const store = openIndexedStore(name, { onOutdated: () => Promise.resolve(void (outdated = true)) });
    await store.addEntries(added(1));
    (await openDB(name, VERSION + 1)).close();

    expect(outdated).toBe(true);
    expect((await store.addEntries(added(2))).kind).toBe("failed");
    await deleteDB(name);
  });

  it("rule 04: looks for room in pieces that an old tablet can hold, and leaves nothing behind", async () => {
    const name = fresh();
    const sizes: number[] = [];
    const put = vi.spyOn(IDBObjectStore.prototype, "put");
    const found = await openIndexedStore(name).probe(2 * PIECE_BYTES + 1);
    for (const [value] of put.mock.calls) if (value instanceof ArrayBuffer) sizes.push(value.byteLength);
    put.mockRestore();

    expect(found).toEqual({ outcome: { kind: "saved" }, written_bytes: 2 * PIECE_BYTES + 1 });
    expect(sizes).toEqual([PIECE_BYTES, PIECE_BYTES, 1]);
    expect(await connect(name).read((db) => db.count("probes"))).toBe(0);
  });

  it("rule 04: says how much could be written when the disk is full, and removes it", async () => {
    const name = fresh();
    const store = openIndexedStore(name);
    await store.readPerson();
    const real = Reflect.get(IDBObjectStore.prototype, "put") as (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;
    const put = vi.spyOn(IDBObjectStore.prototype, "put");
    put.mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (put.mock.calls.length > 1) throw new DOMException("no room", "QuotaExceededError");
      return real.call(this, value, key);
    });
    const found = await store.probe(3 * PIECE_BYTES);
    put.mockRestore();

    expect(found).toEqual({ outcome: { kind: "full" }, written_bytes: PIECE_BYTES });
    expect(await connect(name).read((db) => db.count("probes"))).toBe(0);
  });

  it("rule 11: a database of version 1 with unsent data is taken over whole", async () => {
    const name = fresh();
    const { entries, outbox } = { entries: [toHeld(signed(answer(1)))], outbox: [{ key: `entry/${uuid(1)}`, order: 1, kind: "entry", name: uuid(1), visit: VISIT, refusal: null }] };
    const old = await openDB(name, 1, { upgrade: makeVersion1 });
    for (const row of entries) await old.put("entries", row);
    for (const row of outbox) await old.put("outbox", row);
    await old.put("drafts", draft("q3", "12,"));
    await old.put("person", "alice", "only");
    old.close();
    const store = openIndexedStore(name);

    expect(await store.listEntries(VISIT)).toEqual(entries);
    expect(await store.listOutbox()).toEqual(outbox);
    expect(await store.listDrafts()).toEqual([draft("q3", "12,")]);
    expect([await store.readPerson(), await store.listPins(), await store.readProbed()]).toEqual(["alice", [], null]);
  });

  it("rule 11: writes what is being typed before it leaves the database to a newer version", async () => {
    const name = fresh();
    const keepDraft = async (): Promise<void> => {
      await store.saveDraft(draft("note", "bonj"));
    };
    const store = openIndexedStore(name, { onOutdated: keepDraft });
    await store.addEntries(added(1));
    const newer = await openDB(name, VERSION + 1);

    expect(await newer.getAll("drafts")).toEqual([draft("note", "bonj")]);

    newer.close();
    await deleteDB(name);
  });

  it("names a full disk", () => {
    expect(toRefusal(new DOMException("no room", "QuotaExceededError"))).toEqual({ kind: "full" });
    expect(isConnectionLost(new DOMException("lost", "UnknownError"))).toBe(true);
  });
});

/** The tables as the first version made them. */
function makeVersion1(db: IDBPDatabase): void {
  for (const name of ["device", "caisse", "person", "contact", "probes"]) db.createObjectStore(name);
  db.createObjectStore("entries", { keyPath: "entry.id" }).createIndex("visit", "entry.visit");
  db.createObjectStore("outbox", { keyPath: "key" }).createIndex("order", "order");
  for (const [name, keyPath] of [["charters", "sha256"], ["visits", "id"], ["photos", "sha256"], ["drafts", "key"], ["cursors", "visit"], ["notices", "id"]] as const) {
    db.createObjectStore(name, { keyPath });
  }
}
