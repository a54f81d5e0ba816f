// What a visit says now, from its entries: cells, answers, score. Pure: the same entries give the same reading.
import { answersOf, type Answer, type Answers, type Distance } from "../domain/answers.ts";
import type { Charter } from "../domain/charter.ts";
import { answerField, OPENING_FIELD, photoField, POSITION_FIELD, type Entry, type EntryOf, type GivenAnswer } from "../domain/entry.ts";
import { entriesById, fold, foldOfList, headsOf, settledHead, standingSubmission, type EntriesById, type Fold } from "../domain/fold.ts";
import type { Result } from "../domain/result.ts";
import { score } from "../domain/score.ts";
import type { HeldEntry } from "../store/records.ts";

export type Folding = { known: EntriesById; folded: Fold };

export type Reading = Folding & {
  answers: Answers;
  /** Null when the answers do not fit the charter: said on screen, never guessed. */
  result: Result | null;
  /** The civil date of the reading, "YYYY-MM-DD". */
  day: string;
};

export type Frame = { charter: Charter; kind: string; distance: Distance | null; day: string };

/** Reads what was folded under a charter, for a kind of outlet, with the rates of `day` ("YYYY-MM-DD"). */
export function readVisit({ known, folded }: Folding, { charter, kind, distance, day }: Frame): Reading {
  const answers = answersOf(folded, known, kind, charter, distance);
  return { known, folded, answers, result: tryScore(charter, answers, day), day };
}

const foldings = new WeakMap<readonly HeldEntry[], Folding>();

/** Folds what is held, the server's parking included; `staged`: entries of a correction under way. The same list of
 *  entries is folded once, whoever asks. */
export function foldHeld(held: readonly HeldEntry[], staged: readonly Entry[] = []): Folding {
  if (staged.length > 0) return foldNow(held, staged);
  const known = foldings.get(held) ?? foldNow(held, []);
  foldings.set(held, known);
  return known;
}

function foldNow(held: readonly HeldEntry[], staged: readonly Entry[]): Folding {
  const entries = [...held.map((one) => one.entry), ...staged];
  return { known: entriesById(entries), folded: fold(entries, parkedOf(held)) };
}

/** Ids of the entries that the server keeps aside. */
export function parkedOf(held: readonly HeldEntry[]): Set<string> {
  return new Set(held.filter((one) => one.parked).map((one) => one.entry.id));
}

/** What was sent and nothing more: later entries change nothing until an amendment names them (design 5). */
export function foldSent(folding: Folding, parked: ReadonlySet<string>): Folding {
  const standing = standingSubmission(folding.folded, folding.known);
  return standing === null ? folding : { ...folding, folded: foldOfList(folding.known.values(), parked, standing) };
}

/** Ids of the heads of a cell: what an edit that begins now replaces. */
export function headIds(folded: Fold, field: string): readonly string[] {
  return folded.cells.get(field)?.heads ?? [];
}

/** The answer that the cell agrees on, an ordinary or a special one; null when empty, cleared or in disagreement. */
export function givenAnswer({ folded, known }: Folding, question: string, family: string | null): GivenAnswer | null {
  const head = settledHead(folded, known, answerField(question, family));
  if (head?.kind !== "answer") return null;
  return "cleared" in head.content ? null : head.content;
}

/** What scoring reads of a question: also photos, position, distance. */
export function scoredAnswer({ answers }: Reading, question: string, family: string | null): Answer | null {
  const given = family === null ? answers.answers : answers.families[family];
  return given?.[question] ?? null;
}

export type VisiblePhoto = { first: string; sha256: string; author: string };

/** The photos of a question, or of the place as a whole, in the order they were taken; those withdrawn left out. `fields`: where to look. */
export function listPhotos({ folded, known }: Folding, question: string | null, family: string | null, fields: Iterable<string> = folded.cells.keys()): VisiblePhoto[] {
  const photos = [...fields].flatMap((field) => {
    const head = field.startsWith(photoField("")) ? settledHead(folded, known, field) : null;
    if (head?.kind !== "photo" || !head.content.present) return [];
    if (head.content.question !== question || head.content.family !== family) return [];
    return [{ first: field.slice(photoField("").length), sha256: head.content.sha256, author: head.author }];
  });
  return photos.sort((a, b) => (a.first < b.first ? -1 : 1));
}

export type VisibleNote = { author: string; text: string };

/** The notes on a question, one per author, empty ones left out. `fields`: where to look. */
export function listNotes({ folded, known }: Folding, question: string, fields: Iterable<string> = folded.cells.keys()): VisibleNote[] {
  return [...fields].filter((field) => field.startsWith("note/") && field.endsWith(`/${question}`)).flatMap((field) => {
    const [head] = headsOf(folded, known, field);
    const text = noteText({ folded, known }, field);
    return head && text !== "" ? [{ author: head.author, text }] : [];
  });
}

/** What a note says. Written by its author on two devices without network, it says all of it, the oldest first. */
export function noteText({ folded, known }: Pick<Reading, "folded" | "known">, field: string): string {
  const texts = headsOf(folded, known, field).flatMap((head) => (head.kind === "note" ? [head.content.text] : []));
  return [...new Set(texts)].filter((text) => text !== "").join("\n");
}

/** Codes of the families said to be sold here. */
export function listFamilies({ answers }: Reading): string[] {
  return Object.keys(answers.families);
}

/** Where the visit took place, once agreed. */
export function findPosition({ folded, known }: Folding): EntryOf<"position"> | null {
  const head = settledHead(folded, known, POSITION_FIELD);
  return head?.kind === "position" ? head : null;
}

/** The opening of a visit: of several, the one of a visit on paper, else the first. */
export function findOpening({ folded, known }: Folding): EntryOf<"opening"> | null {
  const openings = headsOf(folded, known, OPENING_FIELD).filter((head) => head.kind === "opening");
  return openings.find((head) => head.content.paper) ?? openings[0] ?? null;
}

export type Paper = { typist: string; visited_on: string | null };

/** That a visit was made on paper: who typed it in and the day on the paper; null for another visit. */
export function findPaper(folding: Folding): Paper | null {
  const opening = findOpening(folding);
  return opening?.content.paper === true ? { typist: opening.author, visited_on: opening.content.visited_on ?? null } : null;
}

/** True once a submission stands or two of them differ: only an amendment may follow. */
export function isFrozen({ folded }: Pick<Folding, "folded">): boolean {
  return folded.cells.has("submission");
}

function tryScore(charter: Charter, answers: Answers, day: string): Result | null {
  try {
    return score(charter, answers, day);
  } catch {
    return null;
  }
}
