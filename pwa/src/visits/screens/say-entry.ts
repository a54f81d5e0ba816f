// What an entry says, and what its cell is called, in words; whatever its kind.
import type { Charter } from "../../domain/charter.ts";
import { readAnswerField, type CommitmentContent, type Entry } from "../../domain/entry.ts";
import { writeDate } from "../../domain/french.ts";
import { findQuestion } from "../../state/charters.ts";
import { sayText } from "../../text/charter.ts";
import { sayPosition, TEXT } from "../../text/visits.ts";
import { sayAnswer } from "./say-answer.ts";

export function sayEntry(charter: Charter, entry: Entry): string {
  switch (entry.kind) {
    case "answer": {
      const question = findQuestion(charter, readAnswerField(entry.field)?.question ?? "");
      return question ? sayAnswer(question, entry.content) : TEXT.other_entry;
    }
    case "family":
      return entry.content.present ? TEXT.family_here : TEXT.family_not_here;
    case "position":
      return sayPosition(entry.content);
    case "photo":
      return entry.content.present ? TEXT.photo_kept : TEXT.photo_withdrawn;
    case "commitment":
      return sayCommitment(entry.content);
    case "note":
    case "word":
      return entry.content.text;
    case "interest":
      return entry.content.declared ? entry.content.text : TEXT.interest_none;
    case "pledge":
      return entry.content.accepted ? TEXT.pledge_accepted : TEXT.pledge_refused;
    case "signature":
      return entry.content.refused ? TEXT.signature_refused : entry.content.name;
    case "opening":
    case "submission":
    case "amendment":
      return TEXT.other_entry;
  }
}

/** What the button does that keeps this side of a disagreement. */
export function sayKeep(side: Entry): string {
  switch (side.kind) {
    case "answer":
      return TEXT.keep_answer;
    case "position":
      return TEXT.keep_this_position;
    case "photo":
      return side.content.present ? TEXT.keep_photo : TEXT.keep_photo_withdrawn;
    case "family":
      return side.content.present ? TEXT.keep_family_here : TEXT.keep_family_not_here;
    default:
      return TEXT.keep_version;
  }
}

/** What a cell is about: the question, the family, the position…; a photo is named by its question, which `entries` say. */
export function nameCell(charter: Charter, field: string, entries: readonly Entry[]): string {
  const [kind = "", ...rest] = field.split("/");
  const shown = entries.find((entry) => entry.kind === "photo")?.content;
  const read = readAnswerField(field);
  const code = read?.family ?? (kind === "family" ? rest[0] : shown?.family);
  const family = charter.products.families.find((one) => one.code === code)?.label;
  const question = findQuestion(charter, read?.question ?? (kind === "note" ? (rest[1] ?? "") : (shown?.question ?? "")));
  const parts = [
    ...(KINDS[kind] === undefined ? [] : [KINDS[kind]]),
    ...(family ? [sayText(family)] : []),
    ...(question ? [sayText(question.text)] : []),
  ];
  return parts.length === 0 ? TEXT.other_entry : parts.join("\u00a0: ");
}

const KINDS: Readonly<Record<string, string>> = {
  note: TEXT.note,
  position: TEXT.position,
  photo: TEXT.photo_add,
  commitment: TEXT.commitment,
  word: TEXT.word,
  pledge: TEXT.pledge,
  interest: TEXT.interest,
  signature: TEXT.signature,
};

function sayCommitment({ text, due_on, present }: CommitmentContent): string {
  const said = due_on === null ? text : `${text}, ${TEXT.commitment_due} ${writeDate(due_on)}`;
  return present ? said : `${said} (${TEXT.commitment_withdrawn})`;
}
