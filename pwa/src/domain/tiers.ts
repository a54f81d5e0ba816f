// The tier that verdicts reach: how many criteria are met, and what must hold (design 3).
// Twin of criteria/tiers.py, on the cases of criteria/cases/score.json.
import type { Charter, Grid, Tier } from "./charter.ts";
import type { Line, Verdict } from "./result.ts";

/** A gate or criterion and its verdict. */
export type Judged = { readonly code: string; readonly verdict: Verdict };

/** How many criteria are met, the tier that this gives, and the lines that say why. */
export type Standing = {
  readonly criteria_met: number;
  readonly tier: string | null;
  readonly explanation: readonly Line[];
};

type Needed = { readonly code: string; readonly criteria_met: number };

/** How many criteria an outlet of that kind must meet to reach a tier.
 *
 *  Where the grid is proportional, the least whole number whose share of those applicable is at least
 *  the tier's share of all. When none is applicable there is no share: the tier's own number stays. */
export const criteriaNeeded = (grid: Grid, tier: Tier, kind: string, applicable: number): number => {
  const byKind = tier.criteria_met_for ?? {};
  const needed = Object.hasOwn(byKind, kind) ? (byKind[kind] ?? 0) : tier.criteria_met;
  if (grid.not_applicable !== "proportional" || applicable === 0) return needed;
  return Math.ceil((needed * applicable) / grid.criteria.length);
};

/** How many criteria an outlet of that kind must meet to be eligible, as the verdicts stand. */
export const leastNeeded = ({ grid }: Charter, kind: string, criteria: readonly Judged[]): number => {
  const first = grid.tiers[0];
  const applicable = criteria.filter(({ verdict }) => verdict !== "not_applicable").length;
  return first === undefined ? 0 : criteriaNeeded(grid, first, kind, applicable);
};

const failuresOf = (code: string, judged: readonly Judged[]): readonly Line[] =>
  judged
    .filter(({ verdict }) => verdict !== "met" && verdict !== "not_applicable")
    .map((one) => ({ code, params: { criterion: one.code, verdict: one.verdict } }));

/** The gates and compulsory criteria that do not hold; one not applicable holds. */
const listFailures = (
  grid: Grid, gates: readonly Judged[], criteria: readonly Judged[],
): readonly Line[] => {
  const compulsory = new Set(grid.criteria.filter((one) => one.compulsory === true).map((one) => one.code));
  const bound = criteria.filter((one) => compulsory.has(one.code));
  return [...failuresOf("gate_fails", gates), ...failuresOf("compulsory_fails", bound)];
};

const explainProportion = (grid: Grid, applicable: number): readonly Line[] => {
  if (grid.not_applicable !== "proportional") return [];
  if (applicable === 0 || applicable === grid.criteria.length) return [];
  return [{ code: "criteria_in_proportion", params: { applicable } }];
};

const explainTier = (needed: readonly Needed[], reached: Needed | undefined): Line =>
  reached === undefined
    ? { code: "not_eligible", params: { criteria_met: needed[0]?.criteria_met ?? 0 } }
    : { code: "tier_reached", params: { tier: reached.code, criteria_met: reached.criteria_met } };

/** The tier of an outlet of that kind; none when a gate or compulsory criterion does not hold. */
export const stand = (
  { grid }: Charter, kind: string, gates: readonly Judged[], criteria: readonly Judged[],
): Standing => {
  const met = criteria.filter(({ verdict }) => verdict === "met").length;
  const applicable = criteria.filter(({ verdict }) => verdict !== "not_applicable").length;
  const needed = grid.tiers.map((tier): Needed => ({
    code: tier.code,
    criteria_met: criteriaNeeded(grid, tier, kind, applicable),
  }));
  const failures = listFailures(grid, gates, criteria);
  const reached =
    failures.length > 0 ? undefined : needed.filter((one) => met >= one.criteria_met).at(-1);
  return {
    criteria_met: met,
    tier: reached?.code ?? null,
    explanation: [
      { code: "criteria_counted", params: { criteria_met: met, criteria: criteria.length } },
      ...explainProportion(grid, applicable),
      ...failures,
      explainTier(needed, reached),
    ],
  };
};
