// What becomes of a photo that is given: bytes first, read back, then the entry that names it; or nothing, said plainly.
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../src/domain/canonical.ts";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import type { Announcement } from "../../src/state/announce.ts";
import type { Prepared } from "../../src/state/photos.ts";
import { listPhotos } from "../../src/state/reading.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { HeldPhoto } from "../../src/store/records.ts";
import type { Store } from "../../src/store/store.ts";
import { sweepOrphanPhotos } from "../../src/sync/photos.ts";
import { ALICE, CAISSE, hex, TABLET, visit, VISIT } from "../builders.ts";
import { CHARTER } from "./charter.ts";

const NOW_MS = 1_800_000_000_000;
const DAY_MS = 24 * 3_600_000;
const SHOT = new ArrayBuffer(9);

type Bench = { store: Store; model: VisitModel; said: Announcement[]; fill: (full: boolean) => void };

/** A visit whose camera gives one picture after the other. */
async function bench(): Promise<Bench> {
  let full = false;
  let taken = 0;
  const store = createMemoryStore(() => full);
  const said: Announcement[] = [];
  const newId = uuid7Maker({ now: () => NOW_MS, random: (count) => new Uint8Array(count).fill(7) });
  const prepare = async (): Promise<Prepared> => {
    const bytes = new Uint8Array([1, 2, (taken += 1)]).buffer;
    return { kind: "prepared", bytes, sha256: await sha256Hex(bytes), width_px: 4, height_px: 3 };
  };
  const deps = {
    store, newId, prepare,
    loadDistanceM: () => Promise.resolve(() => 1),
    now: () => NOW_MS,
    today: () => "2026-11-25",
    after: () => () => undefined,
    announce: (one: Announcement) => void said.push(one),
    onWritten: () => undefined,
  };
  const subject = { visit: { ...visit({ charter: hex(7) }), withdrawn: false }, charter: CHARTER, caisse: CAISSE, person: ALICE, device: TABLET };
  return { store, model: createVisit(deps, subject, await store.listEntries(VISIT), []), said, fill: (to) => (full = to) };
}

const kinds = async (store: Store): Promise<string[]> => (await store.listEntries(VISIT)).map((held) => held.entry.kind);

describe("a photo given", () => {
  it("rule 02: is shown only after its bytes were read back", async () => {
    const { store, model } = await bench();
    const { readPhoto } = store;
    let giveBack: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      store.readPhoto = async (sha256) => {
        resolve();
        await new Promise<void>((resume) => (giveBack = resume));
        return readPhoto(sha256);
      };
    });
    const adding = model.addPhoto("q1", null, SHOT, "image/jpeg");
    await asked;

    expect(listPhotos(model.reading.value, "q1", null)).toEqual([]);
    expect(await kinds(store)).toEqual([]);

    giveBack();

    expect(await adding).toBeNull();
    expect(listPhotos(model.reading.value, "q1", null)).toHaveLength(1);
  });

  it("rule 02: whose bytes come back altered is neither named nor shown", async () => {
    const { store, model, said } = await bench();
    const { readPhoto } = store;
    store.readPhoto = async (sha256) => ({ ...((await readPhoto(sha256)) as HeldPhoto), bytes: new Uint8Array([1, 2, 9]).buffer });

    expect(await model.addPhoto("q1", null, SHOT, "image/jpeg")).toBe("storage-failed");
    expect(said).toEqual([{ kind: "problem", slug: "storage-failed" }]);
    expect([await kinds(store), await store.listOutbox()]).toEqual([[], []]);
  });

  it("rule 03: leaves nothing when there is no room for its bytes, and says that it was not kept", async () => {
    const { store, model, said, fill } = await bench();
    fill(true);

    expect(await model.addPhoto("q1", null, SHOT, "image/jpeg")).toBe("photo-no-room");
    expect(said).toEqual([{ kind: "problem", slug: "photo-no-room" }]);
    expect([await kinds(store), await store.listOutbox(), listPhotos(model.reading.value, "q1", null)]).toEqual([[], [], []]);
  });

  it("rule 03: whose entry finds no room is not shown, and its bytes go a week later", async () => {
    const { store, model, said } = await bench();
    store.addEntries = () => Promise.resolve({ kind: "full" });
    await model.addPhoto("q1", null, SHOT, "image/jpeg");

    expect(said).toEqual([{ kind: "problem", slug: "storage-full" }]);
    expect([await kinds(store), await store.listOutbox(), listPhotos(model.reading.value, "q1", null)]).toEqual([[], [], []]);
    expect(await sweepOrphanPhotos(store, NOW_MS)).toBe(0);
    expect(await sweepOrphanPhotos(store, NOW_MS + 7 * DAY_MS)).toBe(0);
    expect(await sweepOrphanPhotos(store, NOW_MS + 7 * DAY_MS + 1)).toBe(1);
  });

  it("without a question shows the place as a whole", async () => {
    const { model } = await bench();
    await model.addPhoto(null, null, SHOT, "image/jpeg");

    expect(listPhotos(model.reading.value, null, null)).toHaveLength(1);
    expect(listPhotos(model.reading.value, "q1", null)).toEqual([]);
  });

  it("with others stands in the order in which they were given", async () => {
    const { store, model } = await bench();
    await Promise.all([1, 2, 3].map(() => model.addPhoto("q1", null, SHOT, "image/jpeg")));
    const bytes = await Promise.all(listPhotos(model.reading.value, "q1", null).map(({ sha256 }) => store.readPhoto(sha256)));

    expect(bytes.map((photo) => new Uint8Array(photo?.bytes ?? SHOT)[2])).toEqual([1, 2, 3]);
  });
});
