// A visit open on the screen: each action is one entry that replaces what was shown.
import { describe, expect, it } from "vitest";
import { checkSubmission, disagreements } from "../../src/domain/fold.ts";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import type { Announcement } from "../../src/state/announce.ts";
import { disputeAt } from "../../src/state/disputes.ts";
import type { TypedField } from "../../src/state/fields.ts";
import type { Prepared } from "../../src/state/photos.ts";
import { findPosition, givenAnswer, listFamilies, listNotes, listPhotos } from "../../src/state/reading.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import { sha256Hex } from "../../src/domain/canonical.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { ALICE, BOB, CAISSE, hex, TABLET, visit, VISIT } from "../builders.ts";
import { CHARTER } from "./charter.ts";

let clock_ms = 1_800_000_000_000;
const newId = uuid7Maker({ now: () => (clock_ms += 1), random: (count) => new Uint8Array(count).fill(7) });

type Bench = { store: Store; model: VisitModel; said: Announcement[]; open: (person?: string) => Promise<VisitModel>; fill: (full: boolean) => void };

async function bench(prepared?: Prepared | Promise<Prepared>, caisse = CAISSE): Promise<Bench> {
  let full = false;
  const store = createMemoryStore(() => full);
  const said: Announcement[] = [];
  const open = async (person = ALICE): Promise<VisitModel> =>
    createVisit(
      {
        store, newId,
        prepare: () => Promise.resolve(prepared ?? { kind: "refused", reason: "photo-empty" }),
        loadDistanceM: () => Promise.resolve(() => 12_345.6),
        now: () => clock_ms,
        today: () => "2026-11-25",
        after: () => () => undefined,
        announce: (one) => said.push(one),
        onWritten: () => undefined,
      },
      { visit: { ...visit({ charter: hex(7) }), withdrawn: false }, charter: CHARTER, caisse, person, device: TABLET },
      await store.listEntries(VISIT),
      (await store.listDrafts()).filter((draft) => draft.author === person),
    );
  return { store, said, open, model: await open(), fill: (to) => (full = to) };
}

const field = (kind: TypedField["kind"], question: string): TypedField => ({ kind, question, family: null });
const kinds = async (store: Store): Promise<string[]> => (await store.listEntries(VISIT)).map((held) => held.entry.kind);

describe("an answer", () => {
  it("is kept, queued and said, after the opening that the first action brings", async () => {
    const { store, model, said } = await bench();
    await model.answer("q1", null, { choice: "yes" });

    expect(await kinds(store)).toEqual(["opening", "answer"]);
    expect(await store.listOutbox()).toHaveLength(2);
    expect(said).toEqual([{ kind: "saved" }]);
    expect(givenAnswer(model.reading.value, "q1", null)).toEqual({ choice: "yes" });
  });

  it("replaces the one shown, also when two are given in a hurry", async () => {
    const { model } = await bench();
    await Promise.all([model.answer("q1", null, { choice: "yes" }), model.answer("q1", null, { choice: "no" })]);

    expect(givenAnswer(model.reading.value, "q1", null)).toEqual({ choice: "no" });
    expect(disagreements(model.reading.value.folded)).toEqual([]);
  });

  it("changes the score at once", async () => {
    const { model } = await bench();

    expect(model.reading.value.result).toMatchObject({ criteria_met: 0, possible: 2 });

    await model.answer("q1", null, { choice: "yes" });

    expect(model.reading.value.result).toMatchObject({ criteria_met: 1, possible: 2 });
  });

  it("is not shown nor said to be saved when the storage is full", async () => {
    const { model, said, fill } = await bench();
    fill(true);
    await model.answer("q1", null, { choice: "yes" });

    expect(givenAnswer(model.reading.value, "q1", null)).toBeNull();
    expect(said).toEqual([{ kind: "problem", slug: "storage-full" }]);
  });

  it("given differently on two tablets shows both sides until one answers again", async () => {
    const { open, model } = await bench();
    const other = await open(BOB);
    await model.answer("q1", null, { choice: "yes" });
    await other.answer("q1", null, { choice: "no" });
    await model.reload();

    expect(disputeAt(model.reading.value, "answer/q1")?.sides.map((side) => side.author).sort()).toEqual([ALICE, BOB].sort());

    await model.answer("q1", null, { choice: "no" });

    expect(disputeAt(model.reading.value, "answer/q1")).toBeNull();
  });
});

describe("typed text", () => {
  it("is a draft while one types and an entry when one leaves", async () => {
    const { store, model } = await bench();
    model.type(field("note", "q1"), "bonjou");
    model.type(field("note", "q1"), "bonjour");
    await model.keepDrafts();

    expect((await store.listDrafts()).map((draft) => draft.text)).toEqual(["bonjour"]);

    await model.leaveField(field("note", "q1"));

    expect(await store.listDrafts()).toEqual([]);
    expect(listNotes(model.reading.value, "q1")).toEqual([{ author: ALICE, text: "bonjour" }]);
  });

  it("left by a crash becomes an entry at start", async () => {
    const { model, open } = await bench();
    model.type(field("answer", "q5"), "une histoire");
    await model.keepDrafts();
    const after = await open();
    await after.recover();

    expect(givenAnswer(after.reading.value, "q5", null)).toEqual({ text: "une histoire" });
  });

  it("makes no entry when nothing has changed", async () => {
    const { store, model } = await bench();
    model.type(field("answer", "q5"), "a");
    model.type(field("answer", "q5"), "");
    await model.leaveField(field("answer", "q5"));

    expect(await kinds(store)).toEqual([]);
  });

  it("goes on from the entry just written when more is typed meanwhile", async () => {
    const { model } = await bench();
    model.type(field("answer", "q5"), "un");
    const leaving = model.leaveField(field("answer", "q5"));
    model.type(field("answer", "q5"), "un deux");
    await leaving;
    await model.leaveField(field("answer", "q5"));

    expect(givenAnswer(model.reading.value, "q5", null)).toEqual({ text: "un deux" });
    expect(disagreements(model.reading.value.folded)).toEqual([]);
  });

  it("that is no number stays a draft and is explained", async () => {
    const { store, model } = await bench();
    model.type(field("answer", "q3"), "beaucoup");
    await model.leaveField(field("answer", "q3"));

    expect([...model.faults.value.values()]).toEqual(["not-a-number"]);
    expect((await store.listDrafts()).map((draft) => draft.text)).toEqual(["beaucoup"]);
    expect(model.textOf(field("answer", "q3"))).toBe("beaucoup");
  });

  it("joins a « sans objet » as its note", async () => {
    const { model } = await bench();
    await model.answer("q1", null, { special: "not_applicable" });
    model.type(field("special", "q1"), "pas de salarié");
    await model.leaveField(field("special", "q1"));

    expect(givenAnswer(model.reading.value, "q1", null)).toEqual({ special: "not_applicable", note: "pas de salarié" });
  });

  it("is kept as a draft when the storage is full at the wrong moment", async () => {
    const { model, fill } = await bench();
    model.type(field("answer", "q5"), "long récit");
    fill(true);
    await model.leaveField(field("answer", "q5"));

    expect(model.textOf(field("answer", "q5"))).toBe("long récit");
  });
});

describe("text typed in two tabs", () => {
  it("is no longer shown as a draft once the tab where it was typed has ended it", async () => {
    const { model, open } = await bench();
    model.type(field("note", "q1"), "vu");
    await model.keepDrafts();
    const other = await open();

    expect(other.textOf(field("note", "q1"))).toBe("vu");

    model.type(field("note", "q1"), "vu en rayon");
    await model.leaveField(field("note", "q1"));
    await other.reload();
    other.type(field("note", "q1"), "vu en rayon froid");
    await other.leaveField(field("note", "q1"));
    await model.reload();

    expect(listNotes(model.reading.value, "q1").map(({ text }) => text)).toEqual(["vu en rayon froid"]);
  });

  it("follows the tab where it goes on, and stays with the one where it is typed", async () => {
    const { model, open } = await bench();
    model.type(field("note", "q1"), "vu");
    await model.keepDrafts();
    const other = await open();
    model.type(field("note", "q1"), "vu en");
    await model.keepDrafts();
    await other.reload();
    other.type(field("note", "q2"), "mien");
    await other.reload();

    expect(other.textOf(field("note", "q1"))).toBe("vu en");
    expect(other.textOf(field("note", "q2"))).toBe("mien");
  });
});

describe("rule 12: a note that its author wrote on two devices", () => {
  it("says all of it, and goes on from there without losing a side", async () => {
    const { model, open } = await bench();
    const phone = await open();
    for (const [device, text] of [[model, "Ardoise."], [phone, "Étiquettes."]] as const) {
      device.type(field("note", "q1"), text);
      await device.leaveField(field("note", "q1"));
    }
    await model.reload();

    expect(model.textOf(field("note", "q1"))).toBe("Ardoise.\nÉtiquettes.");
    expect(listNotes(model.reading.value, "q1").map(({ text }) => text)).toEqual(["Ardoise.\nÉtiquettes."]);

    await model.leaveField(field("note", "q1"));
    model.type(field("note", "q1"), "Ardoise et étiquettes.");
    await model.leaveField(field("note", "q1"));
    await phone.reload();

    expect(phone.textOf(field("note", "q1"))).toBe("Ardoise et étiquettes.");
  });
});

describe("a photo", () => {
  const made = async (): Promise<Prepared> => {
    const bytes = new Uint8Array([1, 2, 3]).buffer;
    return { kind: "prepared", bytes, sha256: await sha256Hex(bytes), width_px: 4, height_px: 3 };
  };

  it("rule 15: withdrawn leaves a trace, and is brought back", async () => {
    const { store, model } = await bench(await made());
    await model.addPhoto("q1", null, new ArrayBuffer(9), "image/jpeg");
    const [shown] = listPhotos(model.reading.value, "q1", null);
    await model.showPhoto(shown?.first ?? "", false);

    expect(listPhotos(model.reading.value, "q1", null)).toEqual([]);

    await model.showPhoto(shown?.first ?? "", true);

    expect(listPhotos(model.reading.value, "q1", null)).toHaveLength(1);
    expect((await store.listOutbox()).filter((row) => row.kind === "photo")).toHaveLength(1);
  });

  it("rule 02: whose bytes do not come back is never shown", async () => {
    const { store, model, said } = await bench(await made());
    store.readPhoto = () => Promise.resolve(null);
    await model.addPhoto("q1", null, new ArrayBuffer(9), "image/jpeg");

    expect(listPhotos(model.reading.value, "q1", null)).toEqual([]);
    expect(said).toEqual([{ kind: "problem", slug: "storage-failed" }]);
  });

  it("that cannot be read is explained", async () => {
    const { model, said } = await bench();
    await model.addPhoto("q1", null, new ArrayBuffer(0), "image/jpeg");

    expect(said).toEqual([{ kind: "problem", slug: "photo-empty" }]);
    expect(model.preparing.value).toBe(0);
  });
});

describe("position and families", () => {
  it("measure the distance with its verdict", async () => {
    const { model } = await bench();
    await model.setPosition({ lat_e7: 1, lon_e7: 2, accuracy_m: 12, source: "tablet" });

    expect(findPosition(model.reading.value)?.content.accuracy_m).toBe(12);
    expect(model.distance.value).toEqual({ distance_m: 12_346, verdict: "inside", families: {} });
  });

  it("come and go, with their class at once", async () => {
    const { model } = await bench();
    await model.setFamily("veg", true);

    expect(listFamilies(model.reading.value)).toEqual(["veg"]);
    expect(model.reading.value.result?.families.map((family) => [family.code, family.class])).toEqual([["veg", "A"]]);

    await model.setFamily("veg", false);

    expect(listFamilies(model.reading.value)).toEqual([]);
  });
});

describe("families of last time", () => {
  it("come together in one transaction, after the opening", async () => {
    const { store, model, said } = await bench();
    await model.addFamilies(["veg", "wine"]);

    expect(await kinds(store)).toEqual(["opening", "family", "family"]);
    expect(listFamilies(model.reading.value)).toEqual(["veg", "wine"]);
    expect(said).toEqual([{ kind: "saved" }]);
  });

  it("come all or none, and never into a sent visit", async () => {
    const { store, model, said, fill } = await bench();
    fill(true);
    await model.addFamilies(["veg", "wine"]);
    fill(false);

    expect(await kinds(store)).toEqual([]);

    await model.submit();
    await model.addFamilies(["veg"]);

    expect(said.at(-1)).toEqual({ kind: "problem", slug: "visit-frozen" });
  });
});

describe("a submission", () => {
  it("names a closed list of all that is applied, drafts included, and freezes the visit", async () => {
    const { store, model, said } = await bench();
    await model.answer("q1", null, { choice: "yes" });
    await model.answer("q1", null, { choice: "no" });
    model.type(field("note", "q1"), "vu");

    expect(await model.submit()).toBe(true);

    const entries = (await store.listEntries(VISIT)).map((held) => held.entry);
    const submission = entries.find((entry) => entry.kind === "submission");
    const known = new Map(entries.map((entry) => [entry.id, entry]));

    expect(submission?.kind === "submission" ? submission.content.entries.length : 0).toBe(4);
    expect(submission?.kind === "submission" ? await checkSubmission(submission, known, new Set()) : null).toEqual([]);
    expect(model.frozen.value).toBe(true);
    expect(said.at(-1)).toEqual({ kind: "submitted" });
  });

  it("names what a full tablet could not keep before", async () => {
    const { store, model, fill } = await bench();
    fill(true);
    model.type(field("note", "q1"), "vu");
    await model.leaveField(field("note", "q1"));

    expect(await kinds(store)).toEqual([]);

    fill(false);

    expect(await model.submit()).toBe(true);
    expect(await kinds(store)).toEqual(["opening", "note", "submission"]);
  });

  it("lets nothing change afterwards", async () => {
    const { model, said } = await bench();
    await model.answer("q1", null, { choice: "yes" });
    await model.submit();
    await model.answer("q1", null, { choice: "no" });

    expect(givenAnswer(model.reading.value, "q1", null)).toEqual({ choice: "yes" });
    expect(said.at(-1)).toEqual({ kind: "problem", slug: "visit-frozen" });
  });

  it("waits for a photo still being prepared, and names it", async () => {
    let finish: (made: Prepared) => void = () => undefined;
    const { store, model } = await bench(new Promise((resolve) => (finish = resolve)));
    const bytes = new Uint8Array([1, 2, 3]).buffer;
    const adding = model.addPhoto("q1", null, Promise.resolve(bytes), "image/jpeg");
    const sending = model.submit();

    expect([model.preparing.value, model.frozen.value, model.sent.value]).toEqual([1, true, false]);

    finish({ kind: "prepared", bytes, sha256: await sha256Hex(bytes), width_px: 4, height_px: 3 });
    await Promise.all([adding, sending]);

    expect(await kinds(store)).toEqual(["opening", "photo", "submission"]);
    expect(model.frozen.value).toBe(true);
  });

  it("keeps a photo that another tablet's submission overtook, and says so", async () => {
    let finish: (made: Prepared) => void = () => undefined;
    const { store, model, said, open } = await bench(new Promise((resolve) => (finish = resolve)));
    const bytes = new Uint8Array([1, 2, 3]).buffer;
    const adding = model.addPhoto("q1", null, bytes, "image/jpeg");
    const other = await open(BOB);
    await other.submit();
    await model.reload();
    finish({ kind: "prepared", bytes, sha256: await sha256Hex(bytes), width_px: 4, height_px: 3 });
    await adding;

    expect((await store.listOutbox()).filter((row) => row.kind === "photo")).toHaveLength(1);
    expect(said.at(-1)).toEqual({ kind: "problem", slug: "photo-after-sending" });
  });

  it("leaves the visit open when it cannot be kept", async () => {
    const { model, fill } = await bench();
    fill(true);

    expect(await model.submit()).toBe(false);
    expect(model.frozen.value).toBe(false);
  });
});

describe("a caisse that hides the score", () => {
  it("shows it once the visit is sent, and while it is corrected", async () => {
    const { model } = await bench(undefined, { ...CAISSE, hides_score: true });
    await model.answer("q1", null, { choice: "yes" });

    expect(model.showsScore.value).toBe(false);

    await model.submit();

    expect(model.showsScore.value).toBe(true);

    await model.startCorrection();

    expect(model.showsScore.value).toBe(true);
  });

  it("is one that says so: others, and those that say nothing, show it", async () => {
    const { model } = await bench();

    expect(model.showsScore.value).toBe(true);
  });
});
