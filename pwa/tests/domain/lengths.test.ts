// Lengths in French words; tests/criteria/test_lengths.py runs the same cases.
import { expect, it } from "vitest";
import data from "../../../criteria/cases/lengths.json" with { type: "json" };
import { writeDistance, writeRadius } from "../../src/domain/french.ts";

const cases = data as unknown as Readonly<Record<"distances" | "radii", readonly (readonly [number, string])[]>>;

it.each(cases.distances)("writes %d measured metres as %s", (length_m, words) => {
  expect(writeDistance(length_m)).toBe(words);
});

it.each(cases.radii)("writes %d chosen metres as %s", (length_m, words) => {
  expect(writeRadius(length_m)).toBe(words);
});
