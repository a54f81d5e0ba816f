// What the screens of products say beside the score: what was sold last time, and why a family has its class. Pure.
import type { Charter } from "../domain/charter.ts";
import { familyField } from "../domain/entry.ts";
import type { FamilyResult, Line } from "../domain/result.ts";
import type { Folding } from "./reading.ts";

/** Codes of the families sold at the last visit of which nobody has said anything yet, in the charter's order. */
export function listProposed({ folded }: Folding, charter: Charter, last: readonly string[]): string[] {
  const codes = charter.products.families.map((family) => family.code);
  return codes.filter((code) => last.includes(code) && !folded.cells.has(familyField(code)));
}

/** The lines that lead to the class of a family: what its rule read; for the rule without conditions, why each one
 *  before it fails. None while there is no class: the reason of the state says what is missing. */
export function whyClass(charter: Charter, { class: given, explanation }: FamilyResult): readonly Line[] {
  if (given === null) return [];
  const fails = explanation.filter(({ code }) => code === FAILS);
  const read = charter.products.rules[fails.length]?.when?.map(({ question }) => question) ?? [];
  if (read.length === 0) return fails;
  return explanation.filter(({ code, params }) => code !== FAILS && read.includes(String(params["question"])));
}

const FAILS = "rule_fails";
