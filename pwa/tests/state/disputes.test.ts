// What two tablets say differently is shown whatever its kind, and a person settles it by one entry.
import { describe, expect, it } from "vitest";
import {
  answerEntry, commitmentEntry, familyEntry, noteEntry, photoEntry, positionEntry, wordEntry, type Edit, type Entry, type PhotoContent,
} from "../../src/domain/entry.ts";
import { entryRefusal } from "../../src/domain/entry-check.ts";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import type { Announcement } from "../../src/state/announce.ts";
import { REASON_FIELD } from "../../src/state/correction.ts";
import { disputeAt, disputedPhotos, listDisputes } from "../../src/state/disputes.ts";
import { findPosition, listPhotos } from "../../src/state/reading.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { ALICE, BOB, CAISSE, hex, TABLET, uuid, visit, VISIT } from "../builders.ts";
import { CHARTER } from "./charter.ts";

const clock_ms = 1_800_000_000_000;
const newId = uuid7Maker({ now: () => clock_ms, random: (count) => new Uint8Array(count).fill(5) });

const by = (author: string, n: number, replaces: string[] = []): Edit => ({ id: uuid(n), visit: VISIT, author, device: uuid(500), device_time: 1_000 + n, replaces });
const photo = (present: boolean): PhotoContent => ({ sha256: hex(4), size_bytes: 9, width_px: 4, height_px: 3, question: "q1", family: null, present });

const BASE = photoEntry({ ...by(ALICE, 1), content: photo(true) });
const promise = { text: "Planter une haie", criterion: "soil", due_on: "2027-03-01", present: true };

/** By kind: two entries that none replaces, of Alice and of Bob, and what they stand on. */
const PAIRS: Record<string, [Entry, Entry, ...Entry[]]> = {
  answer: [answerEntry({ ...by(ALICE, 2), question: "q1", content: { choice: "yes" } }), answerEntry({ ...by(BOB, 3), question: "q1", content: { choice: "no" } })],
  "answer about a family": [
    answerEntry({ ...by(ALICE, 2), question: "p1", family: "veg", content: { choice: "yes" } }),
    answerEntry({ ...by(BOB, 3), question: "p1", family: "veg", content: { cleared: true } }),
  ],
  position: [
    positionEntry({ ...by(ALICE, 2), content: { lat_e7: 1, lon_e7: 2, accuracy_m: 3, source: "tablet" } }),
    positionEntry({ ...by(BOB, 3), content: { lat_e7: 9, lon_e7: 2, accuracy_m: 10, source: "map" } }),
  ],
  family: [familyEntry({ ...by(ALICE, 2), family: "veg", content: { present: true } }), familyEntry({ ...by(BOB, 3), family: "veg", content: { present: false } })],
  photo: [
    photoEntry({ ...by(ALICE, 2, [BASE.id]), first: BASE.id, content: { ...photo(true), question: "q1", width_px: 5 } }),
    photoEntry({ ...by(BOB, 3, [BASE.id]), first: BASE.id, content: photo(false) }),
    BASE,
  ],
  commitment: [
    commitmentEntry({ ...by(ALICE, 2), first: uuid(2), content: promise }),
    commitmentEntry({ ...by(BOB, 3), first: uuid(2), content: { ...promise, present: false } }),
  ],
  "word of the visited person": [wordEntry({ ...by(ALICE, 2), person: uuid(70), content: { text: "Merci" } }), wordEntry({ ...by(BOB, 3), person: uuid(70), content: { text: "Merci à tous" } })],
};

type Bench = { model: VisitModel; said: Announcement[]; kept: () => Promise<Entry[]> };

async function open(entries: readonly Entry[]): Promise<Bench> {
  const store = createMemoryStore(() => false);
  const said: Announcement[] = [];
  const pulled = entries.map((entry, i) => ({ entry, sha256: hex(i + 1), number: i + 1, parked: false, reason: null }));
  await store.takePulled({ visits: [], withdrawn: [], entries: pulled, at_ms: clock_ms });
  const model = createVisit(
    {
      store, newId,
      prepare: () => Promise.resolve({ kind: "refused", reason: "photo-empty" }),
      loadDistanceM: () => Promise.resolve(() => 12_345.6),
      now: () => clock_ms,
      today: () => "2026-11-25",
      after: () => () => undefined,
      announce: (one) => said.push(one),
      onWritten: () => undefined,
    },
    { visit: { ...visit({ charter: hex(7) }), withdrawn: false }, charter: CHARTER, caisse: CAISSE, person: ALICE, device: TABLET },
    await store.listEntries(VISIT),
    [],
  );
  return { model, said, kept: async () => (await store.listEntries(VISIT)).map((held) => held.entry) };
}

describe("a disagreement", () => {
  it.each(Object.entries(PAIRS))("about a cell of kind %s shows both authors and is settled by keeping either", async (_, [hers, his, ...before]) => {
    for (const side of [hers, his]) {
      const { model, kept } = await open([hers, his, ...before]);
      const authors = listDisputes(model.reading.value).map(({ field, sides }) => [field, sides.map(({ author }) => author).sort()]);

      expect(authors).toEqual([[hers.field, [ALICE, BOB].sort()]]);

      await model.settle(hers.field, side.id);
      const last = (await kept()).find((entry) => entry.kind === hers.kind && entry.device === TABLET);

      expect(listDisputes(model.reading.value)).toEqual([]);
      expect(last).toMatchObject({ author: ALICE, content: side.content, replaces: [hers.id, his.id].sort() });
      expect(last && entryRefusal(last)).toBeNull();
    }
  });

  it("about a note does not exist: each author has theirs", async () => {
    const notes = [1, 2].map((n) => noteEntry({ ...by(BOB, n), question: "q1", content: { text: `note ${n}` } }));
    const { model } = await open(notes);

    expect(listDisputes(model.reading.value)).toEqual([]);
  });

  it("about a photo is listed at its question, where the photo counts for none until it is settled", async () => {
    const [hers, his, base] = PAIRS.photo ?? [];
    const { model } = await open([hers, his, base].flatMap((entry) => entry ?? []));

    expect(listPhotos(model.reading.value, "q1", null)).toEqual([]);
    expect(disputedPhotos(model.reading.value, "q1", null).map(({ field }) => field)).toEqual([`photo/${BASE.id}`]);
    expect(disputedPhotos(model.reading.value, "q3", null)).toEqual([]);

    await model.settle(`photo/${BASE.id}`, hers?.id ?? "");

    expect(listPhotos(model.reading.value, "q1", null)).toHaveLength(1);
    expect(disputedPhotos(model.reading.value, "q1", null)).toEqual([]);
  });

  it("about the position is measured once it is settled", async () => {
    const [hers, his] = PAIRS.position ?? [];
    const { model } = await open([hers, his].flatMap((entry) => entry ?? []));

    expect(model.distance.value).toBeNull();

    await model.settle("position", his?.id ?? "");

    expect(findPosition(model.reading.value)?.content.source).toBe("map");
    expect(model.distance.value?.verdict).toBe("inside");
  });

  it("is left alone when the side is not, or no longer, one of its own", async () => {
    const [hers, his] = PAIRS.answer ?? [];
    const { model, kept } = await open([hers, his].flatMap((entry) => entry ?? []));
    await model.settle("answer/q1", uuid(99));

    expect(await kept()).toHaveLength(2);
    expect(disputeAt(model.reading.value, "answer/q1")?.sides).toHaveLength(2);
  });

  it("that was sent is settled by a correction only", async () => {
    const [hers, his, base] = PAIRS.photo ?? [];
    const { model, said } = await open([hers, his, base].flatMap((entry) => entry ?? []));
    await model.submit();
    await model.settle(BASE.field, his?.id ?? "");

    expect(said.at(-1)).toEqual({ kind: "problem", slug: "visit-frozen" });
    expect(model.standing.value.disputed).toBe(1);

    await model.startCorrection();
    await model.settle(BASE.field, his?.id ?? "");
    model.type(REASON_FIELD, "vu ensemble");

    expect(await model.sendCorrection()).toBe(true);
    expect(model.standing.value).toEqual({ rivals: false, disputed: 0, changes: [] });
  });
});
