// The scoring input read from a fold: the cases shared with Python.
import { expect, test } from "vitest";
import cases from "../../../criteria/cases/answers.json" with { type: "json" };
import { answersOf, type Distance } from "../../src/domain/answers.ts";
import { fold } from "../../src/domain/fold.ts";
import { entriesFrom, idsOf } from "./short-entries.ts";

test.each(cases.cases)("$name", async ({ entries, parked = [], questions, distance, expected }) => {
  const known = await entriesFrom(entries);
  const folded = fold(known.values(), new Set(idsOf(parked)));
  const kinds = new Map(Object.entries(questions as Record<string, string>));

  expect(answersOf(folded, known, "farm", kinds, distance as Distance | null)).toEqual(expected);
});
