// Reads criteria/cases/score.json: each case with the charter it is scored under.
import data from "../../../criteria/cases/score.json" with { type: "json" };
import type { Charter, Criterion, Grid, Tier } from "../../src/domain/charter.ts";
import type { Answers } from "../../src/domain/finding.ts";

type Parts = { readonly gates?: readonly Criterion[]; readonly criteria: readonly Criterion[] };

export type AnswersCase = {
  readonly name: string;
  readonly grid: string;
  readonly kind?: string;
  readonly day?: string;
  readonly answers: Answers["answers"];
  readonly families?: Answers["families"];
};

export type ScoreCase = AnswersCase & {
  readonly criteria?: Readonly<Record<string, readonly unknown[]>>;
  readonly states?: Readonly<Record<string, string>>;
  readonly outlet?: Readonly<Record<string, unknown>>;
  readonly products?: Readonly<Record<string, readonly unknown[]>>;
  readonly french?: Readonly<Record<string, readonly string[]>>;
};

export type RefusedCase = AnswersCase & { readonly refusal: readonly string[] };

type Cases = {
  readonly base: Omit<Charter, "grid">;
  readonly tiers: readonly Tier[];
  readonly second: Criterion;
  readonly grids: Readonly<Record<string, Parts>>;
  readonly cases: readonly ScoreCase[];
  readonly refused: readonly RefusedCase[];
};

const read = data as unknown as Cases;

export const { base, cases, refused } = read;
export const DAY = "2026-11-22";

/** The base charter with one of the grids, as tests/criteria/score_cases.py builds it. */
export const charterOf = (grid: string): Charter => {
  const parts = read.grids[grid];
  if (parts === undefined) throw new Error(`no grid ${grid}`);
  const whole: Grid = { ...parts, criteria: [...parts.criteria, read.second], tiers: read.tiers };
  return { ...read.base, grid: whole };
};

export const answersOf = ({ kind, answers, families }: AnswersCase): Answers => ({
  kind: kind ?? "farm",
  answers,
  families: families ?? {},
});
