// The shared cases of scoring, in TypeScript; tests/criteria/test_score_cases.py runs the same.
import { describe, expect, it } from "vitest";
import { explain } from "../../src/domain/explain.ts";
import { BadAnswers } from "../../src/domain/finding.ts";
import type { CriterionResult, Line, Result } from "../../src/domain/result.ts";
import { score } from "../../src/domain/score.ts";
import { answersOf, cases, charterOf, DAY, refused, type AnswersCase } from "./score-cases.ts";

const scored = (given: AnswersCase): Result =>
  score(charterOf(given.grid), answersOf(given), given.day ?? DAY);

const criterionOf = (one: CriterionResult): unknown[] => [
  one.verdict,
  one.points,
  one.max_points,
  one.answered,
  one.secured,
  one.possible,
];

/** The part of `all` that a case speaks of. */
const among = (all: readonly (readonly [string, unknown])[], expected: object): object =>
  Object.fromEntries(all.filter(([key]) => Object.hasOwn(expected, key)));

const linesOf = (result: Result): Map<string, readonly Line[]> =>
  new Map([
    ...[...result.gates, ...result.criteria, ...result.families].map(
      (one) => [one.code, one.explanation] as const,
    ),
    ["outlet", result.explanation] as const,
  ]);

describe("a case scores as worked out by hand", () => {
  it.each(cases)("$name", (given) => {
    const result = scored(given);
    const judged = [...result.gates, ...result.criteria];
    const { criteria = {}, states = {}, outlet = {}, products = {}, french = {} } = given;
    const questions = judged.flatMap((one) => one.questions);
    const sentences = Array.from(linesOf(result), ([code, lines]) => [
      code,
      explain(charterOf(given.grid), lines),
    ] as const);

    expect(among(judged.map((one) => [one.code, criterionOf(one)]), criteria)).toEqual(criteria);
    expect(among(questions.map((one) => [one.question, one.state]), states)).toEqual(states);
    expect(among(Object.entries(result), outlet)).toEqual(outlet);
    expect(
      Object.fromEntries(result.families.map((one) => [one.code, [one.state, one.class, one.percent]])),
    ).toEqual(products);
    expect(among(sentences, french)).toEqual(french);
  });
});

describe("bad answers are refused by name with their place", () => {
  it.each(refused)("$name", (given) => {
    let refusal: unknown;
    try {
      scored(given);
    } catch (error) {
      refusal = error;
    }

    expect(refusal).toBeInstanceOf(BadAnswers);
    expect(refusal instanceof BadAnswers && [refusal.slug, refusal.place]).toEqual(given.refusal);
  });
});
