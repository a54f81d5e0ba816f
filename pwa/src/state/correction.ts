// Correcting a visit that was sent: edits wait on this tablet in one draft row, and leave with the amendment that
// names them; given up, nothing has happened. And what differs from what was sent (design 5). Pure.
import { canonicalText } from "../domain/canonical.ts";
import { SUBMISSION_FIELD, type Entry } from "../domain/entry.ts";
import { disagreements, foldOfList, headsOf, late, type EntriesById, type Fold, type Submission } from "../domain/fold.ts";
import type { Draft } from "../store/records.ts";
import type { TypedField } from "./fields.ts";
import type { Folding } from "./reading.ts";

/** The field in which the reason of the correction is typed. */
export const REASON_FIELD: TypedField = { kind: "reason", question: "", family: null };

const FIELD = "correction";

/** The key of the row that holds a person's correction of a visit. */
export function correctionKey(visit: string, author: string): string {
  return [visit, author, FIELD].join("|");
}

/** The row of a correction: its entries as they will leave. */
export function writeCorrection(visit: string, author: string, entries: readonly Entry[], now_ms: number): Draft {
  return { key: correctionKey(visit, author), visit, author, field: FIELD, text: JSON.stringify(entries), replaces: [], changed_at_ms: now_ms };
}

export function isCorrection(draft: Draft): boolean {
  return draft.field === FIELD;
}

/** The entries of the correction of that key, null when none is under way. */
export function readCorrection(drafts: readonly Draft[], key: string): readonly Entry[] | null {
  const row = drafts.find((draft) => draft.key === key);
  return row === undefined ? null : (JSON.parse(row.text) as Entry[]);
}

/** Hashes of the photos that these entries bring. */
export function photosOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => (entry.kind === "photo" && entry.replaces.length === 0 ? [entry.content.sha256] : []));
}

/** The submissions that stand: one, or several that an amendment must settle. */
export function listSubmissions({ folded, known }: Folding): Submission[] {
  return headsOf(folded, known, SUBMISSION_FIELD).filter((head) => head.kind === "submission" || head.kind === "amendment");
}

/** A cell that says something else than what was sent; `isLate`: an entry that no submission names is among its heads. */
export type Change = { field: string; was: readonly Entry[]; now: readonly Entry[]; isLate: boolean };

export type Standing = {
  /** Several submissions stand and differ: the committee cannot tell which one counts. */
  rivals: boolean;
  /** Cells in disagreement in what was sent: they block the vote. */
  disputed: number;
  changes: readonly Change[];
};

/** Where a sent visit stands; `staged`: ids of the entries of the correction under way. */
export function findStanding(folding: Folding, parked: ReadonlySet<string>, staged: ReadonlySet<string>): Standing {
  const { folded, known } = folding;
  const submissions = listSubmissions(folding);
  const rivals = folded.cells.get(SUBMISSION_FIELD)?.state === "disagreement";
  const lists = submissions.map((submission) => foldOfList(known.values(), parked, submission));
  const unnamed = lateOf(known, submissions);
  const changes = changedFields(folding, lists).map((field): Change => {
    const now = headsOf(folded, known, field);
    return { field, was: wasOf(lists, known, field), now, isLate: now.some(({ id }) => unnamed.has(id) && !staged.has(id)) };
  });
  const [sent] = lists;
  const inQuestion = rivals ? folded : sent;
  return { rivals, changes, disputed: inQuestion ? disagreements(inQuestion).filter((field) => field !== SUBMISSION_FIELD).length : 0 };
}

/** Ids that none of the submissions names. */
function lateOf(known: EntriesById, submissions: readonly Submission[]): ReadonlySet<string> {
  const lates = submissions.map((submission) => late(known.values(), submission));
  return new Set([...(lates[0] ?? [])].filter((id) => lates.every((one) => one.has(id))));
}

function changedFields({ folded, known }: Folding, lists: readonly Fold[]): string[] {
  const fields = new Set([...folded.cells.keys(), ...lists.flatMap((list) => [...list.cells.keys()])]);
  const said = (fold: Fold, field: string): string =>
    [...new Set(headsOf(fold, known, field).map(({ content }) => canonicalText(content)))].sort().join();
  return [...fields].filter((field) => field !== SUBMISSION_FIELD && lists.some((list) => said(list, field) !== said(folded, field))).sort();
}

function wasOf(lists: readonly Fold[], known: EntriesById, field: string): Entry[] {
  const ids = new Set(lists.flatMap((list) => headsOf(list, known, field).map(({ id }) => id)));
  return [...ids].map((id) => known.get(id)).filter((entry) => entry !== undefined);
}
