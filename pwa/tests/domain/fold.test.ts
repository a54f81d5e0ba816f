// The fold: the cases shared with Python, and what holds of any set of entries.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import cases from "../../../criteria/cases/fold.json" with { type: "json" };
import type { Entry } from "../../src/domain/entry.ts";
import {
  checkSubmission, disagreements, entriesToSubmit, fold, foldOfList, headsOf, late, misnamingOf, standingSubmission,
  type Fold, type Submission,
} from "../../src/domain/fold.ts";
import { entriesFrom, idOf, idsOf, withIds } from "./short-entries.ts";

type ExpectedFold = {
  applied: string[];
  waiting?: string[];
  misnamed?: Record<string, string | undefined>;
  cells: Record<string, { state: string; heads: string[] } | undefined>;
};

const seen = (folded: Fold) => ({
  applied: Array.from(folded.applied).sort(),
  waiting: Array.from(folded.waiting).sort(),
  misnamed: Object.fromEntries(folded.misnamed),
  cells: Object.fromEntries(folded.cells),
});

const expectedOf = ({ applied, waiting = [], misnamed = {}, cells }: ExpectedFold) => ({
  applied: idsOf(applied),
  waiting: idsOf(waiting),
  misnamed: Object.fromEntries(Object.entries(misnamed).map(([name, why]) => [idOf(name), why])),
  cells: Object.fromEntries(
    Object.entries(cells).map(([field, cell]) => [withIds(field), { ...cell, heads: idsOf(cell?.heads ?? []) }]),
  ),
});

const submissionIn = (known: ReadonlyMap<string, Entry>, name: string): Submission => {
  const entry = known.get(idOf(name));
  if (entry?.kind !== "submission" && entry?.kind !== "amendment") throw new Error(`${name} is not a submission`);
  return entry;
};

describe("the shared cases", () => {
  test.each(cases.folds)("$name", async ({ entries, parked = [], expected }) => {
    const known = await entriesFrom(entries);

    expect(seen(fold(known.values(), new Set(idsOf(parked))))).toEqual(expectedOf(expected));
  });

  test.each(cases.namings)("$name", async ({ entries, expected }) => {
    const known = await entriesFrom(entries);
    const said = Array.from(known.values(), (entry) => [entry.id, misnamingOf(entry, known)]);

    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, why]) => [idOf(name), why])),
    );
  });

  test.each(cases.submissions)("$name", async (one) => {
    const known = await entriesFrom(one.entries);
    const parked = new Set(idsOf(one.parked ?? []));
    const submission = submissionIn(known, one.submission);
    const ofVisit = Array.from(known.values()).filter((entry) => entry.visit === submission.visit);
    const problems = one.problems.map(([fault, name]) => ({ fault, entry: name == null ? null : idOf(name) }));

    expect(await checkSubmission(submission, known, parked)).toEqual(problems);
    expect(Array.from(late(ofVisit, submission)).sort()).toEqual(idsOf(one.late));
    expect(standingSubmission(fold(ofVisit, parked), known)?.id ?? null).toBe(one.standing && idOf(one.standing));
    expect(seen(foldOfList(ofVisit, parked, submission))).toEqual(expectedOf(one.list));
  });
});

test("a device submits all that is applied but submissions", async () => {
  const known = await entriesFrom([
    { id: "a", field: "answer/haies", content: { choice: "yes" } },
    { id: "b", field: "answer/haies", content: { choice: "no" }, replaces: ["a"] },
    { id: "c", field: "answer/mares", content: { choice: "no" }, replaces: ["z"] },
    { id: "s", kind: "submission", field: "submission", content: { names: ["a"] } },
  ]);

  const named = entriesToSubmit(fold(known.values(), new Set()), known);

  expect(named.map((entry) => entry.id)).toEqual([idOf("a"), idOf("b")]);
});

test("only fields in disagreement are to settle", async () => {
  const known = await entriesFrom(cases.folds[3]?.entries ?? []);
  const folded = fold(known.values(), new Set());

  expect(disagreements(folded)).toEqual(["answer/haies"]);
  expect(headsOf(folded, known, "answer/haies").map((head) => head.id)).toEqual([idOf("a"), idOf("b")]);
  expect(headsOf(folded, known, "answer/mares")).toEqual([]);
});

test("two visits are not folded together", async () => {
  const known = await entriesFrom(cases.namings[0]?.entries ?? []);

  expect(() => fold(known.values(), new Set())).toThrow(RangeError);
});

// Any set of entries -----------------------------------------------------------------------------------------------

const made = (id: string, field: string, choice: string, replaces: readonly string[]): Entry => ({
  id: idOf(id), visit: idOf("v1"), author: idOf("alice"), device: idOf("tablet"), device_time: 0,
  kind: "answer", field, content: { choice }, replaces: idsOf(replaces),
});

test("a long history is folded without recursion", () => {
  const count = 12_000;
  const chain = Array.from({ length: count }, (_, n) => made(`c${n}`, "answer/a", "yes", n === 0 ? [] : [`c${n - 1}`]));
  const twins = Array.from({ length: count }, (_, n) => made(`t${n}`, "answer/b", "yes", []));

  const folded = fold([...chain.reverse(), ...twins], new Set());

  expect(folded.cells.get("answer/a")).toEqual({ state: "single", heads: [idOf(`c${count - 1}`)] });
  expect(folded.cells.get("answer/b")?.heads.length).toBe(count);
  expect(folded.cells.get("answer/b")?.state).toBe("merged");
});

const NAMES = Array.from("abcdefgh");
const shorts = fc.record({
  field: fc.constantFrom("answer/haies", "answer/mares"),
  choice: fc.constantFrom("yes", "no"),
  // Any name: itself, later ones, unknown ones ("z"), those of another field.
  replaces: fc.uniqueArray(fc.constantFrom(...NAMES, "z"), { maxLength: 2 }),
});
const batches = fc.array(shorts, { maxLength: NAMES.length }).map((batch) =>
  batch.map(({ field, choice, replaces }, n) => made(NAMES[n] ?? "", field, choice, replaces)));
const parkings = fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }).map((names) => new Set(names.map(idOf)));

test("order and repetition never matter", () => {
  const shuffled = batches.chain((entries) =>
    fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries, ...entries.slice(0, 3)], { minLength: entries.length })));
  fc.assert(
    fc.property(shuffled, parkings, ([entries, again], parked) => {
      expect(seen(fold([...again, ...entries], parked))).toEqual(seen(fold(entries, parked)));
    }),
  );
});

test("adding an entry never removes another", () => {
  fc.assert(
    fc.property(batches, parkings, (entries, parked) => {
      for (let count = 0; count < entries.length; count += 1) {
        const before = fold(entries.slice(0, count), parked).applied;
        const after = fold(entries.slice(0, count + 1), parked).applied;

        expect(Array.from(before).filter((id) => !after.has(id))).toEqual([]);
      }
    }),
  );
});

test("every entry has one place, and heads are the applied entries that none replaces", () => {
  fc.assert(
    fc.property(batches, parkings, (entries, parked) => {
      const folded = fold(entries, parked);
      const applied = entries.filter((entry) => folded.applied.has(entry.id));
      const replaced = new Set(applied.flatMap((entry) => entry.replaces));
      const places = [...folded.applied, ...folded.waiting, ...folded.misnamed.keys()];
      const heads = Array.from(folded.cells.values()).flatMap((cell) => cell.heads);

      expect(places.sort()).toEqual(entries.map(({ id }) => id).filter((id) => !parked.has(id)).sort());
      expect(heads.sort()).toEqual(applied.map(({ id }) => id).filter((id) => !replaced.has(id)).sort());
    }),
  );
});

test("rule 13: whatever their clocks say, entries make the same visit", () => {
  const clocks = fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 1 });
  fc.assert(
    fc.property(batches, parkings, clocks, (entries, parked, times) => {
      const moved = entries.map((entry, place) => ({ ...entry, device_time: times[place % times.length] ?? 0 }));

      expect(seen(fold(moved, parked))).toEqual(seen(fold(entries, parked)));
    }),
  );
});
