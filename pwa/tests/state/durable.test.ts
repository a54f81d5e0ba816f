// Field rule 1 on a real IndexedDB: what an action writes, and when it is said to be kept.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import { openIndexedStore } from "../../src/store/indexed.ts";
import type { Store } from "../../src/store/store.ts";
import { ALICE, CAISSE, hex, TABLET, visit, VISIT } from "../builders.ts";
import { CHARTER } from "./charter.ts";

type Written = { tables: string[]; durability: IDBTransactionDurability | undefined };

// eslint-disable-next-line @typescript-eslint/unbound-method -- called on the database below
const { transaction } = IDBDatabase.prototype;
let written: Written[] = [];
let story: string[] = [];
let store: Store;
let names = 0;

beforeEach(() => {
  written = [];
  story = [];
  store = openIndexedStore(`durable-${(names += 1)}`);
  IDBDatabase.prototype.transaction = function (tables, mode, options) {
    const made = transaction.call(this, tables, mode, options);
    if (mode === "readwrite") {
      written.push({ tables: (typeof tables === "string" ? [tables] : [...tables]).sort(), durability: options?.durability });
      made.addEventListener("complete", () => story.push("complete"));
    }
    return made;
  };
});

afterEach(async () => {
  IDBDatabase.prototype.transaction = transaction;
  await store.close();
});

async function open(): Promise<VisitModel> {
  const newId = uuid7Maker({ now: () => 1_800_000_000_000, random: (count) => new Uint8Array(count).fill(7) });
  const model = createVisit(
    {
      store, newId,
      prepare: () => Promise.resolve({ kind: "refused", reason: "photo-empty" }),
      loadDistanceM: () => Promise.resolve(() => 1),
      now: () => 1_800_000_000_000,
      today: () => "2026-11-25",
      after: () => () => undefined,
      announce: ({ kind }) => story.push(kind),
      onWritten: () => undefined,
    },
    { visit: { ...visit({ charter: hex(7) }), withdrawn: false }, charter: CHARTER, caisse: CAISSE, person: ALICE, device: TABLET },
    await store.listEntries(VISIT), [],
  );
  await model.answer("q1", null, { choice: "no" });
  written = [];
  story = [];
  return model;
}

const ONE: Written[] = [{ tables: ["drafts", "entries", "outbox"], durability: "strict" }];

describe("rule 01: an answer is one strict transaction", () => {
  it("rule 01: that writes the entry and what waits to be sent, and is said to be kept once it has completed", async () => {
    const model = await open();
    await model.answer("q1", null, { choice: "yes" });

    expect(written).toEqual(ONE);
    expect(story).toEqual(["complete", "saved"]);
    expect(await store.listEntries(VISIT)).toHaveLength(3);
    expect(await store.listOutbox()).toHaveLength(3);
  });

  it("rule 01: that ends the draft of what was typed too", async () => {
    const model = await open();
    const field = { kind: "answer" as const, question: "q5", family: null };
    model.type(field, "Du foin");
    await model.keepDrafts();
    written = [];
    await model.leaveField(field);

    expect(written).toEqual(ONE);
    expect(await store.listDrafts()).toEqual([]);
    expect(await store.listOutbox()).toHaveLength(3);
  });
});
