// The tier after the committee has decided otherwise than the computed verdicts (design 6).
// Twin of criteria/override.py, on the cases of criteria/cases/override.json.
import type { Charter } from "./charter.ts";
import type { CriterionResult, Line, Result } from "./result.ts";
import { stand, type Judged, type Standing } from "./tiers.ts";

/** What the committee decides, by code of gate or criterion. */
export type Overrides = Readonly<Record<string, "met" | "not_met">>;

/** The charter has no such gate or criterion. */
export class UnknownCriterion extends Error {}

const decidedOf = ({ code, verdict }: Judged, overrides: Overrides): Judged["verdict"] =>
  Object.hasOwn(overrides, code) ? (overrides[code] ?? verdict) : verdict;

const decide = (judged: readonly CriterionResult[], overrides: Overrides): readonly Judged[] =>
  judged.map((one) => ({ code: one.code, verdict: decidedOf(one, overrides) }));

const explainChange = (one: CriterionResult, overrides: Overrides): Line => {
  const params = { computed: one.verdict, decided: decidedOf(one, overrides) };
  return { code: "overridden", params: { criterion: one.code, ...params } };
};

/** The tier that the charter leaves to an override, and the line that says so. */
const limit = (
  { grid }: Charter, computed: string | null, recounted: string | null,
): { readonly tier: string | null; readonly lines: readonly Line[] } => {
  const codes = [null, ...grid.tiers.map((tier) => tier.code)];
  const isFree = (grid.override_tier ?? "recounted") === "recounted";
  if (isFree || codes.indexOf(recounted) <= codes.indexOf(computed)) return { tier: recounted, lines: [] };
  if (grid.override_tier === "never_raises" || computed !== null) {
    return { tier: computed, lines: [{ code: "override_keeps_tier", params: {} }] };
  }
  const first = grid.tiers[0]?.code ?? "";
  if (recounted === first) return { tier: first, lines: [] };
  return { tier: first, lines: [{ code: "override_first_tier", params: { tier: first } }] };
};

/** The standing of an outlet once these gates and criteria are decided met or not met.
 *
 *  Verdicts are recounted as if they were computed; then `grid.override_tier` says whether the tier
 *  may rise. Lowering always may. Throws UnknownCriterion. */
export const override = (
  charter: Charter, kind: string, result: Result, overrides: Overrides,
): Standing => {
  const judged = [...result.gates, ...result.criteria];
  const known = new Set(judged.map((one) => one.code));
  const unknown = Object.keys(overrides).filter((code) => !known.has(code)).sort()[0];
  if (unknown !== undefined) throw new UnknownCriterion(unknown);
  const recounted = stand(charter, kind, decide(result.gates, overrides), decide(result.criteria, overrides));
  const { tier, lines } = limit(charter, result.tier, recounted.tier);
  const changes = judged
    .filter((one) => decidedOf(one, overrides) !== one.verdict)
    .map((one) => explainChange(one, overrides));
  return { ...recounted, tier, explanation: [...changes, ...recounted.explanation, ...lines] };
};
