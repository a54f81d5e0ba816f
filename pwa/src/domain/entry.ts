// What a device writes about a visit: immutable entries (design 5), their kinds, their fields and their makers.
// Twin of criteria/entries.py, on the cases of criteria/cases/entries.json. The check is in entry-check.ts.
import { canonicalBytes, sha256Hex } from "./canonical.ts";

export type OpeningContent = {
  readonly outlet: string | null;
  readonly suggested: { readonly name: string; readonly kind: string; readonly commune: string } | null;
  readonly charter: string;
  readonly trial: boolean;
  readonly paper: boolean;
  /** The day of a visit made on paper and typed in later. */
  readonly visited_on?: string;
};
export type SpecialAnswer = { readonly special: "not_observed" | "refused" | "not_applicable"; readonly note?: string };
/** What someone answers to one question; the key tells the type. Numbers are in the smallest unit of the question. */
export type GivenAnswer =
  | { readonly choice: string }
  | { readonly number: number }
  | { readonly share: { readonly count: number; readonly total: number } }
  | { readonly text: string }
  | { readonly date: string }
  | SpecialAnswer;
/** Back to unanswered. */
export type ClearedAnswer = { readonly cleared: true };
export type AnswerContent = GivenAnswer | ClearedAnswer;
export type PositionContent = {
  readonly lat_e7: number;
  readonly lon_e7: number;
  readonly accuracy_m: number;
  readonly source: "tablet" | "map";
};
export type NoteContent = { readonly text: string };
export type FamilyContent = { readonly present: boolean };
export type PhotoContent = {
  readonly sha256: string;
  readonly size_bytes: number;
  readonly width_px: number;
  readonly height_px: number;
  readonly question: string | null;
  readonly family: string | null;
  /** false: withdrawn. */
  readonly present: boolean;
};
export type CommitmentContent = {
  readonly text: string;
  readonly criterion: string | null;
  readonly due_on: string | null;
  readonly present: boolean;
};
/** In the name of the members, as someone who produces or sells too, or along with them. */
export type VisitorRole = "member" | "peer" | "companion";
/** A role chosen before the pledge is given stands with `accepted` false. */
export type PledgeContent = { readonly accepted: boolean; readonly version: string; readonly role?: VisitorRole };
export type InterestContent = { readonly declared: boolean; readonly text: string };
export type WordContent = { readonly text: string };
/** x, y, x, y… of the points of one line, 0 to 1000 on the longer side of the paper. */
export type Stroke = readonly number[];
/** `shown_sha256`: see shown.ts. `strokes`: what was drawn; a signature by name alone has none. */
export type SignatureContent = {
  readonly name: string;
  readonly shown_sha256: string;
  readonly refused: boolean;
  readonly strokes?: readonly Stroke[];
};
/** [entry id, SHA-256 of its canonical bytes] */
export type NamedEntry = readonly [string, string];
export type SubmissionContent = { readonly entries: readonly NamedEntry[]; readonly sha256: string };
export type AmendmentContent = SubmissionContent & { readonly reason: string };

export type Contents = {
  opening: OpeningContent;
  answer: AnswerContent;
  position: PositionContent;
  note: NoteContent;
  family: FamilyContent;
  photo: PhotoContent;
  commitment: CommitmentContent;
  pledge: PledgeContent;
  interest: InterestContent;
  word: WordContent;
  signature: SignatureContent;
  submission: SubmissionContent;
  amendment: AmendmentContent;
};
export type EntryKind = keyof Contents;

type EntryShape<K extends EntryKind> = {
  readonly id: string;
  readonly visit: string;
  readonly author: string;
  readonly device: string;
  /** Milliseconds since the epoch by the device's clock; shown, never used to order. */
  readonly device_time: number;
  readonly kind: K;
  readonly field: string;
  readonly content: Contents[K];
  /** Ids of all heads of the field that the device showed when the edit began, sorted. */
  readonly replaces: readonly string[];
};
export type EntryOf<K extends EntryKind> = { [One in K]: EntryShape<One> }[K];
export type Entry = EntryOf<EntryKind>;

/** Who writes, where and when; the id comes from a uuid7 maker. */
export type Origin = {
  readonly id: string;
  readonly visit: string;
  readonly author: string;
  readonly device: string;
  readonly device_time: number;
};
/** `replaces`: all heads of the cell as shown when the edit began, in any order. */
export type Edit = Origin & { readonly replaces: readonly string[] };

// Fields ---------------------------------------------------------------------------------------------------------

export const OPENING_FIELD = "visit";
export const POSITION_FIELD = "position";
export const SUBMISSION_FIELD = "submission";
export const answerField = (question: string, family: string | null = null): string =>
  family === null ? `answer/${question}` : `answer/${question}/${family}`;
export const noteField = (author: string, question: string): string => `note/${author}/${question}`;
export const familyField = (family: string): string => `family/${family}`;
export const photoField = (firstId: string): string => `photo/${firstId}`;
export const commitmentField = (firstId: string): string => `commitment/${firstId}`;
export const personField = (kind: "pledge" | "interest" | "word" | "signature", person: string): string =>
  `${kind}/${person}`;

/** Question and family of an answer's field, null for another field. */
export const readAnswerField = (field: string): { question: string; family: string | null } | null => {
  const [kind, question, family] = field.split("/");
  return kind !== "answer" || question === undefined ? null : { question, family: family ?? null };
};

// Makers ---------------------------------------------------------------------------------------------------------

/** The same content with every text in NFC, as every entry must be (design 5). */
const inNfc = (value: unknown): unknown => {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inNfc(one)]));
};

const make = <K extends EntryKind>(kind: K, edit: Edit, field: string, content: Contents[K]): EntryShape<K> => ({
  id: edit.id,
  visit: edit.visit,
  author: edit.author,
  device: edit.device,
  device_time: edit.device_time,
  kind,
  field,
  content: inNfc(content) as Contents[K],
  replaces: [...new Set(edit.replaces)].sort(),
});

export const openingEntry = (edit: Edit & { content: OpeningContent }): EntryOf<"opening"> =>
  make("opening", edit, OPENING_FIELD, edit.content);

export const answerEntry = (
  edit: Edit & { question: string; family?: string | null; content: AnswerContent },
): EntryOf<"answer"> => make("answer", edit, answerField(edit.question, edit.family ?? null), edit.content);

export const positionEntry = (edit: Edit & { content: PositionContent }): EntryOf<"position"> =>
  make("position", edit, POSITION_FIELD, edit.content);

export const noteEntry = (edit: Edit & { question: string; content: NoteContent }): EntryOf<"note"> =>
  make("note", edit, noteField(edit.author, edit.question), edit.content);

export const familyEntry = (edit: Edit & { family: string; content: FamilyContent }): EntryOf<"family"> =>
  make("family", edit, familyField(edit.family), edit.content);

/** `first`: id of the photo's first entry; left out for a new photo, which is its own first. */
export const photoEntry = (edit: Edit & { first?: string; content: PhotoContent }): EntryOf<"photo"> =>
  make("photo", edit, photoField(edit.first ?? edit.id), edit.content);

/** `first`: id of the commitment's first entry; left out for a new one, which is its own first. */
export const commitmentEntry = (edit: Edit & { first?: string; content: CommitmentContent }): EntryOf<"commitment"> =>
  make("commitment", edit, commitmentField(edit.first ?? edit.id), edit.content);

export const pledgeEntry = (edit: Edit & { person: string; content: PledgeContent }): EntryOf<"pledge"> =>
  make("pledge", edit, personField("pledge", edit.person), edit.content);

export const interestEntry = (edit: Edit & { person: string; content: InterestContent }): EntryOf<"interest"> =>
  make("interest", edit, personField("interest", edit.person), edit.content);

export const wordEntry = (edit: Edit & { person: string; content: WordContent }): EntryOf<"word"> =>
  make("word", edit, personField("word", edit.person), edit.content);

export const signatureEntry = (edit: Edit & { person: string; content: SignatureContent }): EntryOf<"signature"> =>
  make("signature", edit, personField("signature", edit.person), edit.content);

/** SHA-256 of the entry's canonical bytes, as receipts and submissions name it. */
export const entrySha256 = (entry: Entry): Promise<string> => sha256Hex(canonicalBytes(entry));

/** Ids and hashes of a set of entries, sorted by id. */
export const nameEntries = async (entries: readonly Entry[]): Promise<NamedEntry[]> => {
  const named = entries.map(async (entry): Promise<NamedEntry> => [entry.id, await entrySha256(entry)]);
  return (await Promise.all(named)).sort(([a], [b]) => (a < b ? -1 : 1));
};

const submissionContent = async (entries: readonly Entry[]): Promise<SubmissionContent> => {
  const named = await nameEntries(entries);
  return { entries: named, sha256: await sha256Hex(canonicalBytes(named)) };
};

/** A submission of `entries`: normally `entriesToSubmit(fold, ...)`, which is closed under `replaces`. */
export const submissionEntry = async (edit: Edit & { entries: readonly Entry[] }): Promise<EntryOf<"submission">> =>
  make("submission", edit, SUBMISSION_FIELD, await submissionContent(edit.entries));

/** An amendment: a complete set again, with its reason; it replaces all heads of the submission cell. */
export const amendmentEntry = async (
  edit: Edit & { entries: readonly Entry[]; reason: string },
): Promise<EntryOf<"amendment">> =>
  make("amendment", edit, SUBMISSION_FIELD, { ...(await submissionContent(edit.entries)), reason: edit.reason });
