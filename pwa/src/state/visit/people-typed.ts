// What is typed about people: the word of the person visited, a declared link, a commitment and its day.
import { commitmentEntry, interestEntry, wordEntry, type CommitmentContent } from "../../domain/entry.ts";
import type { TypedField } from "../fields.ts";
import { isDay, toWellFormed } from "../parse.ts";
import { findCommitment, findInterest, findWord } from "../people.ts";
import type { Became } from "./becoming.ts";
import type { Held } from "./held.ts";

/** What the entries say in such a field, as a person types it; empty when they say nothing. */
export function saidOfPeople({ shown }: Held, { kind, question }: TypedField): string {
  switch (kind) {
    case "word":
      return findWord(shown.value, question);
    case "interest":
      return findInterest(shown.value, question)?.text ?? "";
    case "commitment":
      return findCommitment(shown.value, question)?.text ?? "";
    case "due":
      return findCommitment(shown.value, question)?.due_on ?? "";
    default:
      return "";
  }
}

/** What a text becomes in such a field. */
export function toPeople(held: Held, { kind, question: person }: TypedField, typed: string): Became {
  const text = toWellFormed(typed);
  switch (kind) {
    case "word":
      return { kind: "entry", make: (edit) => wordEntry({ ...edit, person, content: { text } }) };
    case "interest":
      return toInterest(held, person, text);
    case "commitment":
      return toCommitment(held, person, { text });
    case "due":
      if (text !== "" && !isDay(text)) return { kind: "unfinished", fault: "not-a-date" };
      return toCommitment(held, person, { due_on: text === "" ? null : text });
    default:
      return { kind: "unchanged" };
  }
}

/** What the link is, while there is one: someone who has said since that there is none has nothing to explain. */
function toInterest({ shown }: Held, person: string, text: string): Became {
  if (findInterest(shown.value, person)?.declared !== true) return { kind: "unchanged" };
  return { kind: "entry", make: (edit) => interestEntry({ ...edit, person, content: { declared: true, text } }) };
}

function toCommitment({ shown }: Held, first: string, change: Partial<CommitmentContent>): Became {
  const content = findCommitment(shown.value, first);
  if (content === null) return { kind: "unchanged" };
  return { kind: "entry", make: (edit) => commitmentEntry({ ...edit, first, content: { ...content, ...change } }) };
}
