// What scoring reads of a visit: one answer a question, from the fold of its entries (design 3 and 5).
// Twin of criteria/answers.py, same cases.
import { answerField, familyField, POSITION_FIELD, type Entry, type GivenAnswer } from "./entry.ts";
import { settledHead, type EntriesById, type Fold } from "./fold.ts";

export type Distance = { readonly distance_m: number; readonly verdict: "inside" | "outside" | "to_confirm" };

/** An answer as scoring takes it. No answer at all is a missing key; `disputed` counts as unanswered. */
export type Answer =
  | GivenAnswer
  | { readonly disputed: true }
  | { readonly photos: number }
  | { readonly position: true }
  | { readonly distance: Distance };
export type AnswersByQuestion = Readonly<Record<string, Answer>>;
/** `kind`: of outlet. `families`: the product families present, each with the answers to its questions. */
export type Answers = {
  readonly kind: string;
  readonly answers: AnswersByQuestion;
  readonly families: Readonly<Record<string, AnswersByQuestion>>;
};

type Reading = { folded: Fold; known: EntriesById; distance: Distance | null; photos: ReadonlyMap<string, number> };

/** Photos present by the question they show, as `answerField` writes it; a disputed photo counts for none. */
const countPhotos = (folded: Fold, known: EntriesById): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const field of folded.cells.keys()) {
    const head = settledHead(folded, known, field);
    if (head?.kind !== "photo" || !head.content.present || head.content.question === null) continue;
    const shown = answerField(head.content.question, head.content.family);
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return counts;
};

const answerIn = ({ folded, known }: Reading, field: string): Answer | null => {
  if (folded.cells.get(field)?.state === "disagreement") return { disputed: true };
  const head = settledHead(folded, known, field);
  if (head === null) return null;
  if (head.kind === "position") return { position: true };
  return head.kind === "answer" && !("cleared" in head.content) ? head.content : null;
};

const photosFor = (reading: Reading, questionKind: string, field: string): Answer | null => {
  const photos = questionKind === "photo" ? (reading.photos.get(field) ?? 0) : 0;
  return photos === 0 ? null : { photos };
};

/** What the visit's one position answers; product questions have no place of their own. */
const placeFor = (reading: Reading, questionKind: string): Answer | null => {
  if (questionKind === "distance" && reading.distance !== null) return { distance: reading.distance };
  return questionKind === "position" ? answerIn(reading, POSITION_FIELD) : null;
};

const answersFor = (
  reading: Reading, questions: ReadonlyMap<string, string>, family: string | null,
): AnswersByQuestion => {
  const given: [string, Answer][] = [];
  for (const [question, questionKind] of questions) {
    const field = answerField(question, family);
    const answer =
      photosFor(reading, questionKind, field) ??
      (family === null ? placeFor(reading, questionKind) : null) ??
      answerIn(reading, field);
    if (answer !== null) given.push([question, answer]);
  }
  return Object.fromEntries(given);
};

const isPresent = (head: Entry | null): boolean => head?.kind === "family" && head.content.present;

/** The scoring input of a fold. `questions`: question kind by question code, as in the charter; others are left out.
 *  A fact (photos, position, distance) comes before a special answer given in the question's own cell. */
export const answersOf = (
  folded: Fold, known: EntriesById, kind: string, questions: ReadonlyMap<string, string>, distance: Distance | null,
): Answers => {
  const reading = { folded, known, distance, photos: countPhotos(folded, known) };
  const families = Array.from(folded.cells.keys())
    .filter((field) => field.startsWith(familyField("")) && isPresent(settledHead(folded, known, field)))
    .map((field) => field.slice(familyField("").length))
    .sort();
  return {
    kind,
    answers: answersFor(reading, questions, null),
    families: Object.fromEntries(families.map((family) => [family, answersFor(reading, questions, family)])),
  };
};
