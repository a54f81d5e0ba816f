// What the entries say of one question, apart from all others: a question's screen is drawn again only when this changes.
import { computed, type ReadonlySignal } from "@preact/signals";
import { answerField, photoField, type GivenAnswer } from "../domain/entry.ts";
import { headsOf } from "../domain/fold.ts";
import { disputeAt, disputedPhotos, type Dispute } from "./disputes.ts";
import { givenAnswer, listNotes, listPhotos, type Folding, type Reading, type VisibleNote, type VisiblePhoto } from "./reading.ts";

export type QuestionView = {
  /** The answer agreed on; null when there is none or several. */
  given: GivenAnswer | null;
  dispute: Dispute | null;
  /** In the order in which they were taken; withdrawn ones left out. */
  photos: readonly VisiblePhoto[];
  photoDisputes: readonly Dispute[];
  /** One per author, empty ones left out. */
  notes: readonly VisibleNote[];
};

export type ViewOf = (question: string, family: string | null) => ReadonlySignal<QuestionView>;

/** Gives for each question a signal of its own over the reading of the visit; the same one each time. */
export function createQuestionViews(reading: ReadonlySignal<Reading>): ViewOf {
  const index = computed(() => indexFields(reading.value));
  const made = new Map<string, ReadonlySignal<QuestionView>>();
  return (question, family) => {
    const field = answerField(question, family);
    const known = made.get(field);
    if (known) return known;
    const view = watch(reading, index, question, family);
    made.set(field, view);
    return view;
  };
}

/** Entries never change: the same heads in the same cells say the same, and the view stays the very same value. */
function watch(
  reading: ReadonlySignal<Reading>, index: ReadonlySignal<FieldsByQuestion>, question: string, family: string | null,
): ReadonlySignal<QuestionView> {
  let last: { signature: string; view: QuestionView } | null = null;
  return computed(() => {
    const fields = index.value.get(answerField(question, family)) ?? [];
    const signature = signatureOf(reading.value, fields);
    if (last?.signature !== signature) last = { signature, view: viewOf(reading.value, fields, question, family) };
    return last.view;
  });
}

/** The cells that speak of each question: its answer's, its photos', its notes'; by the field of its answer. */
type FieldsByQuestion = ReadonlyMap<string, readonly string[]>;

function indexFields(folding: Folding): FieldsByQuestion {
  const index = new Map<string, string[]>();
  const add = (key: string, field: string): void => {
    const fields = index.get(key);
    if (fields === undefined) index.set(key, [field]);
    else if (fields.at(-1) !== field) fields.push(field);
  };
  for (const field of folding.folded.cells.keys()) {
    if (field.startsWith("answer/")) add(field, field);
    else if (field.startsWith("note/")) add(answerField(field.split("/").slice(2).join("/"), null), field);
    else if (field.startsWith(photoField(""))) for (const key of shownBy(folding, field)) add(key, field);
  }
  return index;
}

/** The questions that the versions of a photo show: one, as a rule. */
function shownBy({ folded, known }: Folding, field: string): string[] {
  return headsOf(folded, known, field).flatMap((head) =>
    head.kind === "photo" && head.content.question !== null ? [answerField(head.content.question, head.content.family)] : [],
  );
}

function signatureOf({ folded }: Folding, fields: readonly string[]): string {
  return fields.map((field) => `${field} ${(folded.cells.get(field)?.heads ?? []).join(" ")}`).join("|");
}

function viewOf(reading: Reading, fields: readonly string[], question: string, family: string | null): QuestionView {
  return {
    given: givenAnswer(reading, question, family),
    dispute: disputeAt(reading, answerField(question, family)),
    photos: listPhotos(reading, question, family, fields),
    photoDisputes: disputedPhotos(reading, question, family, fields),
    notes: family === null ? listNotes(reading, question, fields) : [],
  };
}
