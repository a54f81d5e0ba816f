// What a field shows of the entries, and what the text typed into it becomes when the typing ends.
import { answerEntry, answerField, noteEntry, type Edit, type Entry, type SpecialAnswer } from "../../domain/entry.ts";
import { findQuestion } from "../charters.ts";
import { cellOf, type TypedField } from "../fields.ts";
import { parseTyped, toTyped, toWellFormed, type ParseFault } from "../parse.ts";
import { givenAnswer, noteText } from "../reading.ts";
import type { Held } from "./held.ts";
import { saidOfPeople, toPeople } from "./people-typed.ts";
import { headsAt } from "./writing.ts";

/** An entry; nothing new; or not yet anything, with what is wrong if something is. */
export type Became =
  | { kind: "entry"; make: (edit: Edit) => Entry }
  | { kind: "unchanged" }
  | { kind: "unfinished"; fault: ParseFault | null };

const UNCHANGED: Became = { kind: "unchanged" };

/** What the entries say in a field, as a person types it; empty when they say nothing. */
export function saidIn(held: Held, field: TypedField): string {
  switch (field.kind) {
    case "reason":
      return "";
    case "note":
      return noteIn(held, field);
    case "special":
      return specialIn(held, field)?.note ?? "";
    case "answer":
      return answerIn(held, field);
    default:
      return saidOfPeople(held, field);
  }
}

/** What a text becomes in a field. */
export function toBecame(held: Held, field: TypedField, text: string): Became {
  if (field.kind === "reason") return { kind: "unfinished", fault: null };
  if (text === saidIn(held, field)) return UNCHANGED;
  switch (field.kind) {
    case "note":
      return toNote(field, text);
    case "special":
      return toSpecial(held, field, text);
    case "answer":
      return toAnswer(held, field, text);
    default:
      return toPeople(held, field, text);
  }
}

function noteIn({ shown, subject }: Held, field: TypedField): string {
  return noteText(shown.value, cellOf(field, subject.person));
}

function specialIn({ reading }: Held, { question, family }: TypedField): SpecialAnswer | null {
  const given = givenAnswer(reading.value, question, family);
  return given !== null && "special" in given ? given : null;
}

function answerIn({ subject, reading }: Held, { question, family }: TypedField): string {
  const asked = findQuestion(subject.charter, question);
  return asked ? toTyped(asked, givenAnswer(reading.value, question, family)) : "";
}

function toNote({ question }: TypedField, text: string): Became {
  return { kind: "entry", make: (edit) => noteEntry({ ...edit, question, content: { text: toWellFormed(text) } }) };
}

function toSpecial(held: Held, field: TypedField, text: string): Became {
  const { question, family } = field;
  const given = specialIn(held, field);
  if (given === null) return UNCHANGED;
  const content = { special: given.special, note: toWellFormed(text) };
  return { kind: "entry", make: (edit) => answerEntry({ ...edit, question, family, content }) };
}

function toAnswer(held: Held, { question, family }: TypedField, text: string): Became {
  const asked = findQuestion(held.subject.charter, question);
  const parsed = asked ? parseTyped(asked, text) : { kind: "unfinished" as const };
  if (parsed.kind !== "answer") return { kind: "unfinished", fault: parsed.kind === "invalid" ? parsed.fault : null };
  const { content } = parsed;
  if ("cleared" in content && !isAnswered(held, question, family)) return UNCHANGED;
  return { kind: "entry", make: (edit) => answerEntry({ ...edit, question, family, content }) };
}

/** True when there is something to clear, be it a disagreement. */
function isAnswered(held: Held, question: string, family: string | null): boolean {
  return givenAnswer(held.reading.value, question, family) !== null || headsAt(held, answerField(question, family)).length > 0;
}
