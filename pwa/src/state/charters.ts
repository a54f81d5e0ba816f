// A charter as the screens walk through it: sections, questions by code, and what a field asks.
import type { Charter, Criterion, Question } from "../domain/charter.ts";

/** Reads the exact bytes kept under the charter's hash; the server checked them before it adopted them. */
export function readCharter(bytes: ArrayBuffer): Charter {
  return JSON.parse(new TextDecoder().decode(bytes)) as Charter;
}

/** Criteria in the order of the visit: the gates, then the grid. */
export function listSections(charter: Charter): readonly Criterion[] {
  return [...(charter.grid.gates ?? []), ...charter.grid.criteria];
}

export function listGridQuestions(charter: Charter): Question[] {
  return listSections(charter).flatMap((section) => section.questions);
}

export function listProductQuestions(charter: Charter): readonly Question[] {
  return charter.products.questions ?? [];
}

/** The question of that code, in the grid or among the products'. */
export function findQuestion(charter: Charter, code: string): Question | null {
  return [...listGridQuestions(charter), ...listProductQuestions(charter)].find((one) => one.code === code) ?? null;
}
