// The scoring input read from a fold: the cases shared with Python.
import { expect, test } from "vitest";
import cases from "../../../criteria/cases/answers.json" with { type: "json" };
import { answersOf, type Distance } from "../../src/domain/answers.ts";
import type { Charter, QuestionKind } from "../../src/domain/charter.ts";
import { fold } from "../../src/domain/fold.ts";
import { entriesFrom, idsOf } from "./short-entries.ts";

type Kinds = Record<string, QuestionKind | undefined>;

const questionsFrom = (kinds: Kinds) =>
  Object.entries(kinds).flatMap(([code, kind]) => (kind === undefined ? [] : [{ code, kind, text: { fr: code } }]));

/** As much of a charter as answers read: questions and families. */
const charterFrom = (grid: Kinds, products: Kinds): Charter => ({
  semantics: 1, id: "c", version: "1", title: { fr: "c" }, notice: { fr: "c" }, kinds: [],
  grid: { criteria: [{ code: "c", title: { fr: "c" }, pass_percent: 50, questions: questionsFrom(grid) }], tiers: [] },
  products: {
    families: ["pain", "oeufs", "miel", "lait", "fruits"].map((code) => ({ code, label: { fr: code }, admitted: true })),
    classes: [], rules: [], questions: questionsFrom(products),
  },
  rates: { meaning: "full", currency: "MonA", tables: [] },
  decision: { method: "majority", base: "cast", threshold: { for: 1, of: 2 }, tie: "refuse", no_quorum: "adjourn" },
});

test.each(cases.cases)("$name", async ({ entries, parked = [], grid, products, distance, expected }) => {
  const known = await entriesFrom(entries);
  const folded = fold(known.values(), new Set(idsOf(parked)));
  const charter = charterFrom(grid as Kinds, products as Kinds);

  expect(answersOf(folded, known, "farm", charter, distance as Distance | null)).toEqual(expected);
});
