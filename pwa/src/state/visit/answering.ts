// What is answered by a touch: a question, a family of products sold here.
import { answerEntry, answerField, familyEntry, familyField, type AnswerContent } from "../../domain/entry.ts";
import type { Held } from "./held.ts";
import { act, actTogether } from "./writing.ts";

/** Answers a question, of a family or of the outlet, or clears its answer. */
export function answer(held: Held, question: string, family: string | null, content: AnswerContent): Promise<void> {
  return act(held, { field: answerField(question, family), make: (edit) => answerEntry({ ...edit, question, family, content }) });
}

/** Says that a family is sold here, or not. */
export function setFamily(held: Held, family: string, present: boolean): Promise<void> {
  return act(held, { field: familyField(family), make: (edit) => familyEntry({ ...edit, family, content: { present } }) });
}

/** Says that these families are sold here, in one transaction. */
export function addFamilies(held: Held, families: readonly string[]): Promise<void> {
  const here = { present: true };
  return actTogether(
    held,
    families.map((family) => ({ field: familyField(family), make: (edit) => familyEntry({ ...edit, family, content: here }) })),
  );
}
