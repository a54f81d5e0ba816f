// The fields that a person types into, and what each becomes when the typing ends.
import { answerField, noteField, SUBMISSION_FIELD } from "../domain/entry.ts";

/** A text field on the screen; `special` is the note that goes with « sans objet », « refus » or « non observé »,
 *  `reason` the reason of a correction. */
export type TypedField = { kind: "answer" | "note" | "special" | "reason"; question: string; family: string | null };

/** The cell that the field writes. */
export function cellOf({ kind, question, family }: TypedField, author: string): string {
  if (kind === "reason") return SUBMISSION_FIELD;
  return kind === "note" ? noteField(author, question) : answerField(question, family);
}

/** The draft row of the field: one per person, visit and field. */
export function draftKey(visit: string, author: string, field: TypedField): string {
  return [visit, author, writeField(field)].join("|");
}

export function writeField({ kind, question, family }: TypedField): string {
  return [kind, question, family ?? ""].join(" ");
}

export function readField(written: string): TypedField {
  const [kind, question = "", family = ""] = written.split(" ");
  return { kind: kind === "note" || kind === "special" || kind === "reason" ? kind : "answer", question, family: family === "" ? null : family };
}
