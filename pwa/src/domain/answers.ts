// What scoring reads of a visit: one answer a question, from the fold of its entries (design 3 and 5).
// Twin of criteria/answers.py, same cases.
import type { Charter, Question } from "./charter.ts";
import { answerField, familyField, POSITION_FIELD, type Entry } from "./entry.ts";
import type { Answer, Answers, AnswersByQuestion, Distance } from "./finding.ts";
import { settledHead, type EntriesById, type Fold } from "./fold.ts";
import { listGridQuestions } from "./question.ts";

export type { Answer, Answers, AnswersByQuestion, Distance };

/** A distance as measured; `families`: the verdict by the radius of a family that has its own. */
export type Measured = Distance & { readonly families?: Readonly<Record<string, Distance["verdict"]>> };

type Reading = { folded: Fold; known: EntriesById; distance: Measured | null; photos: ReadonlyMap<string, number> };

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

const distanceFor = ({ distance_m, verdict, families = {} }: Measured, family: string | null): Answer => {
  const ofFamily = family !== null && Object.hasOwn(families, family) ? families[family] : undefined;
  return { distance: { distance_m, verdict: ofFamily ?? verdict } };
};

/** What the visit's one position answers, also to the question of a family. */
const placeFor = (reading: Reading, questionKind: string, family: string | null): Answer | null => {
  if (questionKind === "distance" && reading.distance !== null) return distanceFor(reading.distance, family);
  return questionKind === "position" ? answerIn(reading, POSITION_FIELD) : null;
};

const answersFor = (reading: Reading, questions: readonly Question[], family: string | null): AnswersByQuestion => {
  const given: [string, Answer][] = [];
  for (const { code, kind } of questions) {
    const field = answerField(code, family);
    const answer = photosFor(reading, kind, field) ?? placeFor(reading, kind, family) ?? answerIn(reading, field);
    if (answer !== null) given.push([code, answer]);
  }
  return Object.fromEntries(given);
};

const isPresent = (head: Entry | null): boolean => head?.kind === "family" && head.content.present;

/** What scoring reads of a fold, for a kind of outlet, under the visit's charter. Questions and families that the
 *  charter lacks are left out. A fact (photos, position, distance) comes before a special answer in the own cell. */
export const answersOf = (
  folded: Fold, known: EntriesById, kind: string, charter: Charter, distance: Measured | null,
): Answers => {
  const reading = { folded, known, distance, photos: countPhotos(folded, known) };
  const families = charter.products.families
    .map((family) => family.code)
    .filter((family) => isPresent(settledHead(folded, known, familyField(family))))
    .sort();
  const products = charter.products.questions ?? [];
  return {
    kind,
    answers: answersFor(reading, listGridQuestions(charter), null),
    families: Object.fromEntries(families.map((family) => [family, answersFor(reading, products, family)])),
  };
};
