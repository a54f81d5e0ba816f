// Entries: the cases shared with Python, and what each maker writes.
import { describe, expect, test } from "vitest";
import cases from "../../../criteria/cases/entries.json" with { type: "json" };
import { canonicalBytes, sha256Hex } from "../../src/domain/canonical.ts";
import { entryRefusal, isEntry } from "../../src/domain/entry-check.ts";
import {
  amendmentEntry, answerEntry, commitmentEntry, entrySha256, familyEntry, interestEntry, nameEntries, noteEntry,
  openingEntry, photoEntry, pledgeEntry, positionEntry, readAnswerField, signatureEntry, submissionEntry, wordEntry,
  type Entry,
} from "../../src/domain/entry.ts";

const id = (n: number) => `018f0000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const ALICE = "7d9a1f60-4d3e-4a55-8a86-5f4c3b2a0001";
const HASH = "a".repeat(64);
const edit = {
  id: id(9), visit: "5b0c1c58-8f2f-4c43-9a53-0f1d0a3f0001", author: ALICE,
  device: "3f2e1d0c-9b8a-4776-8655-443322110001", device_time: 1_760_000_000_000, replaces: [] as string[],
};
const photo = {
  sha256: HASH, size_bytes: 10, width_px: 4, height_px: 3, question: null, family: null, present: true,
};

describe("the check of an entry", () => {
  test.each(cases.valid)("$name is kept, with its hash", async ({ entry, sha256 }) => {
    expect(entryRefusal(entry)).toBeNull();
    expect(await entrySha256(entry as unknown as Entry)).toBe(sha256);
  });

  test.each(cases.refused)("$name is refused by name and place", ({ entry, reason, path }) => {
    expect(entryRefusal(entry)).toEqual({ reason, path });
  });
});

describe("each maker writes an entry that the server keeps", () => {
  test.each([
    ["visit", openingEntry({ ...edit, content: { outlet: ALICE, suggested: null, charter: HASH, trial: false, paper: false } })],
    ["answer/haies", answerEntry({ ...edit, question: "haies", content: { choice: "yes" } })],
    ["answer/origine/lait", answerEntry({ ...edit, question: "origine", family: "lait", content: { cleared: true } })],
    ["position", positionEntry({ ...edit, content: { lat_e7: 1, lon_e7: 2, accuracy_m: 3, source: "map" } })],
    [`note/${ALICE}/haies`, noteEntry({ ...edit, question: "haies", content: { text: "Vu" } })],
    ["family/lait", familyEntry({ ...edit, family: "lait", content: { present: true } })],
    [`photo/${id(9)}`, photoEntry({ ...edit, content: photo })],
    [`photo/${id(1)}`, photoEntry({ ...edit, first: id(1), replaces: [id(1)], content: { ...photo, present: false } })],
    [`commitment/${id(9)}`, commitmentEntry({ ...edit, content: { text: "Planter", criterion: null, due_on: null, present: true } })],
    [`pledge/${ALICE}`, pledgeEntry({ ...edit, person: ALICE, content: { accepted: true, version: "1" } })],
    [`interest/${ALICE}`, interestEntry({ ...edit, person: ALICE, content: { declared: false, text: "" } })],
    [`word/${ALICE}`, wordEntry({ ...edit, person: ALICE, content: { text: "Merci" } })],
    [`signature/${ALICE}`, signatureEntry({ ...edit, person: ALICE, content: { name: "Chloé", shown_sha256: HASH, refused: false } })],
  ] as const)("%s", (field, entry) => {
    expect(entry.field).toBe(field);
    expect(entryRefusal(entry)).toBeNull();
  });

  test("text goes in NFC, at any depth", () => {
    const entry = openingEntry({
      ...edit,
      content: { outlet: null, suggested: { name: "Cafe\u0301", kind: "farm", commune: "Be\u0301gles" }, charter: HASH, trial: false, paper: false },
    });

    expect(entry.content.suggested).toEqual({ name: "Caf\u00e9", kind: "farm", commune: "B\u00e9gles" });
    expect(isEntry(entry)).toBe(true);
  });

  test("what is replaced is sorted, each once", () => {
    const entry = answerEntry({ ...edit, replaces: [id(3), id(1), id(3)], question: "haies", content: { choice: "no" } });

    expect(entry.replaces).toEqual([id(1), id(3)]);
  });

  test("a submission names entries by id and hash, and the list by its hash", async () => {
    const entries = [2, 1].map((n) => answerEntry({ ...edit, id: id(n), question: `q${n}`, content: { number: n } }));

    const submission = await submissionEntry({ ...edit, entries });

    expect(submission.content.entries.map(([one]) => one)).toEqual([id(1), id(2)]);
    expect(submission.content.entries).toEqual(await nameEntries(entries));
    expect(submission.content.sha256).toBe(await sha256Hex(canonicalBytes(submission.content.entries)));
    expect(entryRefusal(submission)).toBeNull();
  });

  test("an amendment shares the field of the submission and gives its reason", async () => {
    const amendment = await amendmentEntry({ ...edit, replaces: [id(1)], entries: [], reason: "Photo oublie\u0301e" });

    expect(amendment.field).toBe("submission");
    expect(amendment.content.reason).toBe("Photo oubli\u00e9e");
    expect(entryRefusal(amendment)).toBeNull();
  });
});

test("the field of an answer gives back its question and family", () => {
  expect(readAnswerField("answer/haies")).toEqual({ question: "haies", family: null });
  expect(readAnswerField("answer/origine/lait")).toEqual({ question: "origine", family: "lait" });
  expect(readAnswerField(`note/${ALICE}/haies`)).toBeNull();
});
