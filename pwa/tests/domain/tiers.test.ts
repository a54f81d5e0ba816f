// Verdicts by kind of outlet and the tier they reach; tests/criteria/test_tiers.py runs the same.
import { describe, expect, it } from "vitest";
import data from "../../../criteria/cases/tiers.json" with { type: "json" };
import type { Charter } from "../../src/domain/charter.ts";
import { explain } from "../../src/domain/explain.ts";
import type { Answer } from "../../src/domain/finding.ts";
import { override, UnknownCriterion, type Overrides } from "../../src/domain/override.ts";
import type { Result } from "../../src/domain/result.ts";
import { score } from "../../src/domain/score.ts";
import { DAY, base } from "./score-cases.ts";

type Case = {
  readonly name: string;
  readonly grid: string;
  readonly kind?: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly criteria?: Readonly<Record<string, readonly unknown[]>>;
  readonly criteria_met: number;
  readonly tier: string | null;
  readonly overrides?: Overrides;
  readonly then?: readonly unknown[];
  readonly french?: readonly string[];
};

type Cases = {
  readonly grids: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly parts: Readonly<Record<string, unknown>>;
  readonly cases: readonly Case[];
  readonly refused: { readonly grid: string; readonly overrides: Overrides; readonly place: string };
};

const { grids, parts, cases, refused } = data as unknown as Cases;

const charterOf = (name: string): Charter => {
  const named = Object.entries(grids[name] ?? {}).map(([key, part]) => [
    key,
    typeof part === "string" && Object.hasOwn(parts, part) ? parts[part] : part,
  ]);
  return { ...base, grid: Object.fromEntries(named) as Charter["grid"] };
};

const answerOf = (said: string): Answer =>
  said === "sans objet" ? { special: "not_applicable", note: "rien ici" } : { choice: said };

const scoreOf = (charter: Charter, answers: Case["answers"], kind = "farm"): Result => {
  const given = Object.entries(answers).map(([code, said]) => [code, answerOf(said)] as const);
  return score(charter, { kind, answers: Object.fromEntries(given), families: {} }, DAY);
};

describe("verdicts reach a tier as worked out by hand", () => {
  it.each(cases)("$name", (given) => {
    const charter = charterOf(given.grid);
    const result = scoreOf(charter, given.answers, given.kind);
    const { criteria_met, tier, explanation } = override(
      charter, given.kind ?? "farm", result, given.overrides ?? {},
    );
    const { criteria: expected = {}, then = [given.criteria_met, given.tier] } = given;
    const judged = result.criteria
      .filter((one) => Object.hasOwn(expected, one.code))
      .map((one) => [one.code, [one.verdict, one.points, one.max_points]] as const);
    const french = explain(charter, explanation);

    expect(Object.fromEntries(judged)).toEqual(expected);
    expect([result.criteria_met, result.tier]).toEqual([given.criteria_met, given.tier]);
    expect([criteria_met, tier]).toEqual(then);
    expect(french).toEqual(given.french ?? french);
  });
});

it("refuses by name an override of what is not judged", () => {
  const charter = charterOf(refused.grid);
  const result = scoreOf(charter, {});

  expect(() => override(charter, "farm", result, refused.overrides)).toThrow(UnknownCriterion);
  expect(() => override(charter, "farm", result, refused.overrides)).toThrow(refused.place);
});
