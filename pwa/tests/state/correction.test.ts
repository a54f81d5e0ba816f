// A sent visit is corrected by an amendment: nothing changes before it is sent, and nothing is left if it is given up.
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../src/domain/canonical.ts";
import type { EntryOf } from "../../src/domain/entry.ts";
import { checkSubmission, disagreements, entriesById } from "../../src/domain/fold.ts";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import type { Announcement } from "../../src/state/announce.ts";
import { REASON_FIELD } from "../../src/state/correction.ts";
import { disputeAt } from "../../src/state/disputes.ts";
import type { Prepared } from "../../src/state/photos.ts";
import { givenAnswer, listPhotos } from "../../src/state/reading.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { ALICE, BOB, CAISSE, hex, TABLET, visit, VISIT } from "../builders.ts";
import { CHARTER } from "./charter.ts";

let clock_ms = 1_800_000_000_000;
const newId = uuid7Maker({ now: () => (clock_ms += 1), random: (count) => new Uint8Array(count).fill(9) });

type Tablet = { store: Store; said: Announcement[]; open: (person?: string) => Promise<VisitModel>; fill: (full: boolean) => void };

function tablet(prepared: Prepared = { kind: "refused", reason: "photo-empty" }): Tablet {
  let full = false;
  const store = createMemoryStore(() => full);
  const said: Announcement[] = [];
  const open = async (person = ALICE): Promise<VisitModel> =>
    createVisit(
      {
        store, newId,
        prepare: () => Promise.resolve(prepared),
        loadDistanceM: () => Promise.resolve(() => 12_345.6),
        now: () => clock_ms,
        today: () => "2026-11-25",
        after: () => () => undefined,
        announce: (one) => said.push(one),
        onWritten: () => undefined,
      },
      { visit: { ...visit({ charter: hex(7) }), withdrawn: false }, charter: CHARTER, caisse: CAISSE, person, device: TABLET },
      await store.listEntries(VISIT),
      (await store.listDrafts()).filter((draft) => draft.author === person),
    );
  return { store, said, open, fill: (to) => (full = to) };
}

/** What the server brings from one tablet to the other. */
async function bring(from: Tablet, to: Tablet): Promise<void> {
  const entries = (await from.store.listEntries(VISIT)).map(({ entry, sha256 }, i) => ({ entry, sha256, number: i + 1, parked: false, reason: null }));
  await to.store.takePulled({ visits: [], withdrawn: [], entries, at_ms: clock_ms });
}

async function amendments(store: Store): Promise<EntryOf<"amendment">[]> {
  return (await store.listEntries(VISIT)).flatMap(({ entry }) => (entry.kind === "amendment" ? [entry] : []));
}

async function problemsOf(store: Store): Promise<unknown[]> {
  const known = entriesById((await store.listEntries(VISIT)).map((held) => held.entry));
  return (await Promise.all((await amendments(store)).map((one) => checkSubmission(one, known, new Set())))).flat();
}

/** A visit sent with one answer. */
async function sentVisit(prepared?: Prepared): Promise<Tablet & { model: VisitModel }> {
  const one = tablet(prepared);
  const model = await one.open();
  await model.answer("q1", null, { choice: "yes" });
  await model.submit();
  return { ...one, model };
}

describe("a correction", () => {
  it("opens the answers and writes nothing that leaves before it is sent", async () => {
    const { store, model } = await sentVisit();
    const before = await store.listOutbox();
    await model.startCorrection();
    await model.answer("q1", null, { choice: "no" });

    expect([model.correcting.value, model.frozen.value]).toEqual([true, false]);
    expect(givenAnswer(model.reading.value, "q1", null)).toEqual({ choice: "no" });
    expect(model.standing.value.changes.map(({ field, isLate }) => [field, isLate])).toEqual([["answer/q1", false]]);
    expect(await store.listOutbox()).toEqual(before);
  });

  it("leaves with its reason, replacing what was sent and naming a closed set", async () => {
    const { store, said, model } = await sentVisit();
    await model.startCorrection();
    await model.answer("q1", null, { choice: "no" });
    model.type(REASON_FIELD, "  Le label a expiré.  ");

    expect(await model.sendCorrection()).toBe(true);

    const [amendment, ...others] = await amendments(store);
    const submission = (await store.listEntries(VISIT)).find(({ entry }) => entry.kind === "submission");

    expect(others).toEqual([]);
    expect(amendment?.content.reason).toBe("Le label a expiré.");
    expect(amendment?.replaces).toEqual([submission?.entry.id]);
    expect(amendment?.content.entries).toHaveLength(3);
    expect(await problemsOf(store)).toEqual([]);
    expect(await store.listDrafts()).toEqual([]);
    expect(said.at(-1)).toEqual({ kind: "amended" });
    expect([model.correcting.value, model.frozen.value]).toEqual([false, true]);
    expect(givenAnswer(model.reading.value, "q1", null)).toEqual({ choice: "no" });
    expect(model.standing.value.changes).toEqual([]);
  });

  it("without a reason does not leave, and says why", async () => {
    const { store, model } = await sentVisit();
    await model.startCorrection();
    await model.answer("q1", null, { choice: "no" });
    model.type(REASON_FIELD, "   ");

    expect(await model.sendCorrection()).toBe(false);
    expect([...model.faults.value.values()]).toEqual(["reason-missing"]);
    expect(await amendments(store)).toEqual([]);
    expect(model.correcting.value).toBe(true);
  });

  it("given up leaves everything as it was", async () => {
    const { store, model } = await sentVisit();
    const before = await store.listEntries(VISIT);
    await model.startCorrection();
    await model.answer("q1", null, { choice: "no" });
    model.type(REASON_FIELD, "Erreur");
    model.type({ kind: "answer", question: "q3", family: null }, "beaucoup");
    await model.cancelCorrection();

    expect(await store.listEntries(VISIT)).toEqual(before);
    expect(await store.listDrafts()).toEqual([]);
    expect(givenAnswer(model.reading.value, "q1", null)).toEqual({ choice: "yes" });
    expect(model.faults.value.size).toBe(0);
    expect(model.frozen.value).toBe(true);
  });

  it("survives a crash, reason included", async () => {
    const { model, open } = await sentVisit();
    await model.startCorrection();
    await model.answer("q1", null, { choice: "no" });
    model.type(REASON_FIELD, "Le label a expiré");
    await model.keepDrafts();
    const after = await open();
    await after.recover();

    expect(after.correcting.value).toBe(true);
    expect(after.textOf(REASON_FIELD)).toBe("Le label a expiré");
    expect(givenAnswer(after.reading.value, "q1", null)).toEqual({ choice: "no" });
    expect(await after.sendCorrection()).toBe(true);
  });

  it("stays under way when the storage is full, and leaves later", async () => {
    const { store, model, fill } = await sentVisit();
    await model.startCorrection();
    await model.answer("q1", null, { choice: "no" });
    model.type(REASON_FIELD, "Erreur");
    await model.leaveField(REASON_FIELD);
    fill(true);

    expect(await model.sendCorrection()).toBe(false);

    fill(false);

    expect(await model.sendCorrection()).toBe(true);
    expect(await problemsOf(store)).toEqual([]);
  });

  it("brings its photos, and their bytes leave with it", async () => {
    const bytes = new Uint8Array([1, 2, 3]).buffer;
    const { store, model } = await sentVisit({ kind: "prepared", bytes, sha256: await sha256Hex(bytes), width_px: 4, height_px: 3 });
    await model.startCorrection();
    const adding = model.addPhoto("q1", null, bytes, "image/jpeg");
    model.type(REASON_FIELD, "Une photo manquait");
    await model.sendCorrection();
    await adding;

    expect(listPhotos(model.reading.value, "q1", null)).toHaveLength(1);
    expect((await store.listOutbox()).filter((row) => row.kind === "photo")).toHaveLength(1);
    expect(await problemsOf(store)).toEqual([]);
  });
});

describe("what came after the sending", () => {
  it("changes nothing on the screen until a correction names it", async () => {
    const [alice, bob] = [await sentVisit(), tablet()];
    const other = await bob.open(BOB);
    await other.answer("q5", null, { text: "un récit" });
    await bring(bob, alice);
    await alice.model.reload();

    expect(givenAnswer(alice.model.reading.value, "q5", null)).toBeNull();
    expect(alice.model.standing.value.changes.map(({ field, isLate }) => [field, isLate])).toContainEqual(["answer/q5", true]);

    await alice.model.startCorrection();
    alice.model.type(REASON_FIELD, "Le récit de Bob manquait");
    await alice.model.sendCorrection();

    expect(givenAnswer(alice.model.reading.value, "q5", null)).toEqual({ text: "un récit" });
  });
});

describe("what blocks the vote", () => {
  it("is settled when a disagreement was sent", async () => {
    const one = tablet();
    const [alice, bob] = [await one.open(ALICE), await one.open(BOB)];
    await alice.answer("q1", null, { choice: "yes" });
    await bob.answer("q1", null, { choice: "no" });
    await alice.reload();
    await alice.submit();

    expect(alice.standing.value.disputed).toBe(1);

    await alice.startCorrection();
    await alice.answer("q1", null, { choice: "no" });
    alice.type(REASON_FIELD, "Décidé ensemble");
    await alice.sendCorrection();

    expect(alice.standing.value).toEqual({ rivals: false, disputed: 0, changes: [] });
    expect(disputeAt(alice.reading.value, "answer/q1")).toBeNull();
  });

  it("is settled when two tablets sent the visit without network", async () => {
    const [first, second] = [tablet(), tablet()];
    const [alice, bob] = [await first.open(ALICE), await second.open(BOB)];
    await alice.answer("q1", null, { choice: "yes" });
    await alice.submit();
    await bob.answer("q1", null, { choice: "no" });
    await bob.submit();
    await bring(second, first);
    await alice.reload();

    expect(alice.standing.value).toMatchObject({ rivals: true, disputed: 1 });
    expect(disputeAt(alice.reading.value, "answer/q1")?.sides).toHaveLength(2);

    await alice.startCorrection();
    await alice.answer("q1", null, { choice: "no" });
    alice.type(REASON_FIELD, "Relu à deux");
    await alice.sendCorrection();
    await bring(first, second);
    await bob.reload();

    const [amendment] = await amendments(first.store);

    expect(amendment?.replaces).toHaveLength(2);
    expect(await problemsOf(first.store)).toEqual([]);
    expect(disagreements(bob.reading.value.folded)).toEqual([]);
    expect(bob.standing.value).toEqual({ rivals: false, disputed: 0, changes: [] });
    expect(givenAnswer(bob.reading.value, "q1", null)).toEqual({ choice: "no" });
  });
});
