// The people of a visit: what each gives, what the person visited says and signs, and what a signature binds to.
import { describe, expect, it } from "vitest";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import { shownSha256 } from "../../src/domain/shown.ts";
import type { Announcement } from "../../src/state/announce.ts";
import { disputeAt } from "../../src/state/disputes.ts";
import type { TypedField } from "../../src/state/fields.ts";
import {
  findInterest, findPledge, findWord, isModifiedSince, listCommitments, listSignatures, listUngiven, listVisitors, readMeeting,
} from "../../src/state/people.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import type { Signing } from "../../src/state/visit/meeting.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { ALICE, BOB, CAISSE, hex, TABLET, visit, VISIT } from "../builders.ts";
import { CHARTER } from "./charter.ts";

let clock_ms = 1_800_000_000_000;
const newId = uuid7Maker({ now: () => (clock_ms += 1), random: (count) => new Uint8Array(count).fill(7) });

type Bench = { store: Store; model: VisitModel; said: Announcement[]; open: (person?: string) => Promise<VisitModel>; fill: (full: boolean) => void };

async function bench(): Promise<Bench> {
  let full = false;
  const store = createMemoryStore(() => full);
  const said: Announcement[] = [];
  const open = async (person = ALICE): Promise<VisitModel> =>
    createVisit(
      {
        store, newId,
        prepare: () => Promise.resolve({ kind: "refused", reason: "photo-empty" }),
        loadDistanceM: () => Promise.resolve(() => 1),
        now: () => clock_ms,
        today: () => "2026-11-25",
        after: () => () => undefined,
        announce: (one) => said.push(one),
        onWritten: () => undefined,
      },
      { visit: { ...visit({ charter: hex(7), people: [ALICE, BOB] }), withdrawn: false }, charter: CHARTER, caisse: CAISSE, person, device: TABLET },
      await store.listEntries(VISIT),
      (await store.listDrafts()).filter((draft) => draft.author === person),
    );
  return { store, said, open, model: await open(), fill: (to) => (full = to) };
}

const field = (kind: TypedField["kind"], question: string): TypedField => ({ kind, question, family: null });
const WORD = field("word", VISIT);

async function sign(model: VisitModel, part: Partial<Signing> = {}): Promise<boolean> {
  const { sha256 } = await model.readShown();
  return model.sign({ signer: null, name: "Jeanne", refused: false, strokes: null, seen: sha256, ...part });
}

async function isModified(model: VisitModel): Promise<boolean[]> {
  const { sha256 } = await model.readShown();
  return listSignatures(model.reading.value).map((one) => isModifiedSince(one, sha256));
}

describe("a visitor", () => {
  it("gives a role, then the pledge, and keeps the one when the other changes", async () => {
    const { model } = await bench();
    await model.setPledge({ role: "peer", version: "2026-11" });

    expect(findPledge(model.reading.value, ALICE)).toEqual({ accepted: false, role: "peer", version: "2026-11" });

    await model.setPledge({ accepted: true, version: "2026-11" });

    expect(findPledge(model.reading.value, ALICE)).toEqual({ accepted: true, role: "peer", version: "2026-11" });
  });

  it("declares a link in words, and takes it back with them", async () => {
    const { model } = await bench();
    await model.setInterest(true);
    model.type(field("interest", ALICE), "Ma sœur y travaille");
    await model.leaveField(field("interest", ALICE));

    expect(findInterest(model.reading.value, ALICE)).toEqual({ declared: true, text: "Ma sœur y travaille" });

    await model.setInterest(false);

    expect(findInterest(model.reading.value, ALICE)).toEqual({ declared: false, text: "" });
  });

  it("who answers while the link is being typed makes no disagreement", async () => {
    const { model } = await bench();
    await model.setInterest(true);
    model.type(field("interest", ALICE), "Voisin");
    await model.setInterest(true);

    expect(findInterest(model.reading.value, ALICE)).toEqual({ declared: true, text: "Voisin" });
  });

  it("gives for themselves alone: what others owe is still said, and forbids nothing", async () => {
    const { model } = await bench();
    await model.setPledge({ accepted: true, version: "2026-11" });
    await model.setInterest(false);

    expect(listUngiven(model.reading.value, [ALICE, BOB])).toEqual({ pledge: [BOB], interest: [BOB], signature: true });
    expect(listVisitors(model.reading.value, [BOB]).map(({ person }) => person)).toEqual([BOB, ALICE]);
    expect(await model.submit()).toBe(true);
  });
});

describe("the word of the person visited", () => {
  it("typed before a crash becomes an entry at start", async () => {
    const { model, open } = await bench();
    model.type(WORD, "Merci d'être venus");
    await model.keepDrafts();
    const after = await open();

    expect(after.textOf(WORD)).toBe("Merci d'être venus");

    await after.recover();

    expect(findWord(after.reading.value, VISIT)).toBe("Merci d'être venus");
  });

  it("typed on two tablets is one cell, in disagreement until someone writes it again", async () => {
    const { model, open } = await bench();
    const other = await open(BOB);
    for (const [one, text] of [[model, "Merci"], [other, "Merci à vous"]] as const) {
      one.type(WORD, text);
      await one.leaveField(WORD);
    }
    await model.reload();

    expect(disputeAt(model.reading.value, `word/${VISIT}`)?.sides).toHaveLength(2);

    model.type(WORD, "Merci à vous deux");
    await model.leaveField(WORD);

    expect(findWord(model.reading.value, VISIT)).toBe("Merci à vous deux");
  });
});

describe("a commitment", () => {
  it("is added empty and filled in its place", async () => {
    const { model } = await bench();
    const first = (await model.addCommitment()) ?? "";
    model.type(field("commitment", first), "Planter une haie");
    await model.changeCommitment(first, { criterion: "c1" });
    model.type(field("due", first), "2027-03-31");
    await model.leaveField(field("due", first));

    expect(listCommitments(model.reading.value)).toEqual([
      { first, content: { text: "Planter une haie", criterion: "c1", due_on: "2027-03-31", present: true } },
    ]);
  });

  it("whose day is typed before its text is kept does not disagree with itself, not even after a crash", async () => {
    const { model, open } = await bench();
    const first = (await model.addCommitment()) ?? "";
    model.type(field("commitment", first), "Planter une haie");
    const leaving = model.leaveField(field("commitment", first));
    model.type(field("due", first), "2027-03-31");
    await leaving;
    await model.keepDrafts();
    const after = await open();
    await after.recover();

    expect(disputeAt(after.reading.value, `commitment/${first}`)).toBeNull();
    expect(listCommitments(after.reading.value).map(({ content }) => [content.text, content.due_on])).toEqual([["Planter une haie", "2027-03-31"]]);
  });

  it("is withdrawn and brought back as it was", async () => {
    const { model } = await bench();
    const first = (await model.addCommitment()) ?? "";
    model.type(field("commitment", first), "Planter une haie");
    await model.changeCommitment(first, { present: false });

    expect(listCommitments(model.reading.value)).toEqual([]);

    await model.changeCommitment(first, { present: true });

    expect(listCommitments(model.reading.value).map(({ content }) => content.text)).toEqual(["Planter une haie"]);
  });

  it("for a day that does not exist waits as a draft and says why", async () => {
    const { model } = await bench();
    const first = (await model.addCommitment()) ?? "";
    model.type(field("due", first), "2027-02-30");
    await model.leaveField(field("due", first));

    expect([...model.faults.value.values()]).toEqual(["not-a-date"]);
    expect(listCommitments(model.reading.value).map(({ content }) => content.due_on)).toEqual([null]);
  });

  it("is amended once the visit is sent, by a correction", async () => {
    const { model } = await bench();
    const first = (await model.addCommitment()) ?? "";
    await model.submit();
    await model.changeCommitment(first, { criterion: "c1" });

    expect(listCommitments(model.reading.value).map(({ content }) => content.criterion)).toEqual([null]);

    await model.startCorrection();
    await model.changeCommitment(first, { criterion: "c1" });

    expect(listCommitments(model.reading.value).map(({ content }) => content.criterion)).toEqual(["c1"]);
  });
});

describe("a signature", () => {
  it("binds to what is shown, with its drawing", async () => {
    const { model } = await bench();
    await model.answer("q1", null, { choice: "yes" });
    const { cells, sha256 } = await model.readShown();
    const strokes = [[0, 0, 500, 1000]];

    expect(await sign(model, { strokes })).toBe(true);
    expect(sha256).toBe(await shownSha256(VISIT, cells));
    expect(listSignatures(model.reading.value).map(({ content }) => content)).toEqual([{ name: "Jeanne", shown_sha256: sha256, refused: false, strokes }]);
    expect(await isModified(model)).toEqual([false]);
  });

  it("is said to be of something else once an answer changes, until the person signs again", async () => {
    const { model } = await bench();
    await model.answer("q1", null, { choice: "yes" });
    await sign(model);
    await model.answer("q1", null, { choice: "no" });

    expect(await isModified(model)).toEqual([true]);

    const signer = listSignatures(model.reading.value)[0]?.signer ?? null;
    await sign(model, { signer });

    expect(await isModified(model)).toEqual([false]);
  });

  it("is of the same thing again when the answer comes back", async () => {
    const { model } = await bench();
    await model.answer("q1", null, { choice: "yes" });
    await sign(model);
    await model.answer("q1", null, { choice: "no" });
    await model.answer("q1", null, { choice: "yes" });

    expect(await isModified(model)).toEqual([false]);
  });

  it("does not hold a pledge, a second signature or the sending against itself", async () => {
    const { model } = await bench();
    await sign(model);
    await model.setPledge({ accepted: true, version: "2026-11" });
    await sign(model, { name: "Paul" });
    await model.submit();

    expect(listSignatures(model.reading.value).map(({ content }) => content.name)).toEqual(["Jeanne", "Paul"]);
    expect(await isModified(model)).toEqual([false, false]);
  });

  it("is not taken when what was shown has changed under the finger", async () => {
    const { model, said } = await bench();
    const { sha256: seen } = await model.readShown();
    await model.answer("q1", null, { choice: "yes" });

    expect(await sign(model, { seen })).toBe(false);
    expect(listSignatures(model.reading.value)).toEqual([]);
    expect(said.at(-1)).toEqual({ kind: "problem", slug: "shown-changed" });
  });

  it("refused is kept, says nothing was signed, and gives way to one given after all", async () => {
    const { model } = await bench();
    await sign(model, { name: "", refused: true });
    await model.answer("q1", null, { choice: "yes" });

    expect(await isModified(model)).toEqual([false]);
    expect(readMeeting(model.reading.value)).toMatchObject({ signatures: 0, refusals: 1 });
    expect(listUngiven(model.reading.value, []).signature).toBe(false);

    await sign(model, { signer: listSignatures(model.reading.value)[0]?.signer ?? null });

    expect(readMeeting(model.reading.value)).toMatchObject({ signatures: 1, refusals: 0 });
  });

  it("taken of two people on two tablets stands twice, without a disagreement", async () => {
    const { model, open } = await bench();
    const other = await open(BOB);
    await sign(model);
    await sign(other, { name: "Paul" });
    await model.reload();

    expect(listSignatures(model.reading.value).map(({ content }) => content.name)).toEqual(["Jeanne", "Paul"]);
    expect([...model.reading.value.folded.cells.values()].map(({ state }) => state)).not.toContain("disagreement");
  });

  it("that cannot be kept is not shown", async () => {
    const { model, fill } = await bench();
    fill(true);

    expect(await sign(model)).toBe(false);
    expect(listSignatures(model.reading.value)).toEqual([]);
  });
});
