// A charter as the screens walk through it: sections, questions by code, and what a field asks.
import type { Charter, Criterion, Question } from "../domain/charter.ts";

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
