// The fields that a person types into, and what each becomes when the typing ends.
import { answerField, commitmentField, noteField, personField, SUBMISSION_FIELD } from "../domain/entry.ts";

const KINDS = ["answer", "note", "special", "reason", "word", "interest", "commitment", "due"] as const;

/** A text field on the screen; `special` is the note that goes with « sans objet », « refus » or « non observé »,
 *  `reason` the reason of a correction, `interest` what a declared link is, `due` the day of a commitment.
 *  `question` is also the id of what is no question: the person of a word or a link, the first entry of a commitment. */
export type TypedField = { kind: (typeof KINDS)[number]; question: string; family: string | null };

/** The cell that the field writes. */
export function cellOf({ kind, question, family }: TypedField, author: string): string {
  switch (kind) {
    case "reason":
      return SUBMISSION_FIELD;
    case "note":
      return noteField(author, question);
    case "word":
    case "interest":
      return personField(kind, question);
    case "commitment":
    case "due":
      return commitmentField(question);
    case "answer":
    case "special":
      return answerField(question, family);
  }
}

/** Whether the field changes a part of what its cell says: another field, or a touch, may change the rest meanwhile. */
export function isPart({ kind }: TypedField): boolean {
  return kind === "special" || kind === "interest" || kind === "commitment" || kind === "due";
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
  return { kind: KINDS.find((one) => one === kind) ?? "answer", question, family: family === "" ? null : family };
}
