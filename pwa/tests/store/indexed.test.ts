import "fake-indexeddb/auto";
import { deleteDB, openDB } from "idb";
import { describe, expect, it } from "vitest";
import { connect, isConnectionLost, toRefusal } from "../../src/store/connection.ts";
import { openIndexedStore } from "../../src/store/indexed.ts";
import { VERSION } from "../../src/store/schema.ts";
import { added, draft, uuid, VISIT } from "../builders.ts";
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
