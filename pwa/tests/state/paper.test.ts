// A visit made on paper: the opening says so, of which day, and by its author who typed it in.
import { describe, expect, it } from "vitest";
import { entryRefusal } from "../../src/domain/entry-check.ts";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import { findOpening, findPaper, listPhotos } from "../../src/state/reading.ts";
import type { Prepared } from "../../src/state/photos.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import { isPastDay } from "../../src/state/visit/papering.ts";
import { sha256Hex } from "../../src/domain/canonical.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { ALICE, BOB, CAISSE, hex, TABLET, uuid, visit, VISIT } from "../builders.ts";
import { CHARTER } from "./charter.ts";

let clock_ms = 1_800_000_000_000;
const newId = uuid7Maker({ now: () => (clock_ms += 1), random: (count) => new Uint8Array(count).fill(7) });

async function page(): Promise<Prepared> {
  const bytes = new Uint8Array([1, 2, 3]).buffer;
  return { kind: "prepared", bytes, sha256: await sha256Hex(new Uint8Array(bytes)), width_px: 3, height_px: 4 };
}

async function open(store: Store, person = ALICE): Promise<VisitModel> {
  const deps = {
    store, newId, prepare: page,
    loadDistanceM: () => Promise.resolve(() => 1),
    now: () => clock_ms, today: () => "2026-11-25", after: () => () => undefined,
    announce: () => undefined, onWritten: () => undefined,
  };
  const subject = { visit: { ...visit({ charter: hex(7), trial: true }), withdrawn: false }, charter: CHARTER, caisse: CAISSE, person, device: TABLET };
  return createVisit(deps, subject, await store.listEntries(VISIT), []);
}

const openings = async (store: Store): Promise<unknown[]> =>
  (await store.listEntries(VISIT)).filter(({ entry }) => entry.kind === "opening").map(({ entry }) => entry.content);

describe("a visit made on paper", () => {
  it("is opened as one, with its day, by who types it in", async () => {
    const store = createMemoryStore();
    const model = await open(store);
    await model.setPaper("2026-11-12");

    expect(await openings(store)).toEqual([{ outlet: uuid(80), suggested: null, charter: hex(7), trial: true, paper: true, visited_on: "2026-11-12" }]);
    expect(findPaper(model.reading.value)).toEqual({ typist: ALICE, visited_on: "2026-11-12" });
    expect((await store.listEntries(VISIT)).map(({ entry }) => entryRefusal(entry))).toEqual([null]);
  });

  it("keeps what the opening said when it was already begun, and replaces it", async () => {
    const store = createMemoryStore();
    const model = await open(store);
    await model.answer("q1", null, { choice: "yes" });
    await model.setPaper("2026-11-12");
    await model.setPaper("2026-11-11");

    expect((await openings(store)).length).toBe(3);
    expect(model.reading.value.folded.cells.get("visit")?.heads.length).toBe(1);
    expect(findOpening(model.reading.value)?.content).toMatchObject({ trial: true, paper: true, visited_on: "2026-11-11" });
  });

  it("becomes an ordinary visit again", async () => {
    const model = await open(createMemoryStore());
    await model.setPaper("2026-11-12");
    await model.setPaper(null);

    expect(findPaper(model.reading.value)).toBeNull();
    expect(findOpening(model.reading.value)?.content).toEqual({ outlet: uuid(80), suggested: null, charter: hex(7), trial: true, paper: false });
  });

  it("stays one when another tablet opened it too", async () => {
    const store = createMemoryStore();
    const [alice, bob] = [await open(store), await open(store, BOB)];
    await bob.setPaper("2026-11-12");
    await alice.answer("q1", null, { choice: "yes" });
    await alice.reload();

    expect(findPaper(alice.reading.value)).toEqual({ typist: BOB, visited_on: "2026-11-12" });
  });

  it("takes photos of its pages, which answer no question", async () => {
    const model = await open(createMemoryStore());
    await model.setPaper("2026-11-12");
    await model.addPhoto(null, null, new ArrayBuffer(8), "image/jpeg");

    expect(listPhotos(model.reading.value, null, null).map(({ author }) => author)).toEqual([ALICE]);
    expect(listPhotos(model.reading.value, "q1", null)).toEqual([]);
  });

  it("is no longer changed once it is sent", async () => {
    const model = await open(createMemoryStore());
    await model.setPaper("2026-11-12");
    await model.submit();
    await model.setPaper(null);

    expect(findPaper(model.reading.value)).not.toBeNull();
  });
});

describe("the day on a paper", () => {
  it.each(["2026-11-25", "2026-11-01", "2025-12-31"])("may be %s", (day) => {
    expect(isPastDay(day, "2026-11-25")).toBe(true);
  });

  it.each(["2026-11-26", "", "hier", "0026-11-12"])("may not be « %s »", (day) => {
    expect(isPastDay(day, "2026-11-25")).toBe(false);
  });
});
