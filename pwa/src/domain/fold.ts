// What a set of entries says: which are applied, and the heads of each cell (design 5).
// Pure; independent of the order of entries and of repetition. Twin of criteria/fold.py, same cases.
import { canonicalBytes, canonicalText, sha256Hex } from "./canonical.ts";
import { entrySha256, type Entry, type EntryOf } from "./entry.ts";

export type EntriesById = ReadonlyMap<string, Entry>;
export type Misnaming = "names_itself" | "names_another_field" | "names_another_visit";

/** single: one head. merged: equal heads. disagreement: heads that differ, to be settled by a new entry.
 *  several: heads that differ and need no settling (notes of one author, openings: the server's plan wins). */
export type CellState = "single" | "merged" | "disagreement" | "several";
/** `heads`: ids, sorted, at least one. */
export type Cell = { readonly heads: readonly string[]; readonly state: CellState };

export type Fold = {
  readonly applied: ReadonlySet<string>;
  /** Entries that wait for one they replace; they are shown and replace nothing. */
  readonly waiting: ReadonlySet<string>;
  /** Entries that name what they may not; here as if parked, and the server parks them. */
  readonly misnamed: ReadonlyMap<string, Misnaming>;
  /** By field; only cells with at least one applied entry. */
  readonly cells: ReadonlyMap<string, Cell>;
};

export type Submission = EntryOf<"submission" | "amendment">;

/** Kinds whose differing heads stand side by side instead of disagreeing. */
const WITHOUT_DISAGREEMENT = new Set(["note", "opening"]);

/** The entries by their id; the same entry twice counts once. */
export const entriesById = (entries: Iterable<Entry>): Map<string, Entry> =>
  new Map(Array.from(entries, (entry) => [entry.id, entry]));

/** The first thing wrong with what an entry names, among the entries known; null when nothing is. */
export const misnamingOf = (entry: Entry, known: EntriesById): Misnaming | null => {
  if (entry.replaces.includes(entry.id)) return "names_itself";
  const named = entry.replaces.map((id) => known.get(id)).filter((one) => one !== undefined);
  if (named.some((one) => one.visit !== entry.visit)) return "names_another_visit";
  return named.some((one) => one.field !== entry.field) ? "names_another_field" : null;
};

/** The least set that holds an entry as soon as it holds all that the entry replaces. */
const appliedAmong = (candidates: readonly Entry[]): Set<string> => {
  const missing = new Map(candidates.map((entry) => [entry.id, entry.replaces.length]));
  const children = new Map<string, string[]>();
  for (const entry of candidates) {
    for (const parent of entry.replaces) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [entry.id]);
      else siblings.push(entry.id);
    }
  }
  const ready = candidates.filter((entry) => entry.replaces.length === 0).map((entry) => entry.id);
  const applied = new Set<string>();
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    applied.add(id);
    for (const child of children.get(id) ?? []) {
      const left = (missing.get(child) ?? 0) - 1;
      missing.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  return applied;
};

const stateOf = (heads: readonly Entry[]): CellState => {
  if (heads.length === 1) return "single";
  const said = new Set(heads.map(({ kind, content }) => canonicalText({ kind, content })));
  if (said.size === 1) return "merged";
  return heads.every((head) => WITHOUT_DISAGREEMENT.has(head.kind)) ? "several" : "disagreement";
};

const cellsOf = (applied: readonly Entry[]): Map<string, Cell> => {
  const replaced = new Set(applied.flatMap((entry) => entry.replaces));
  const heads = new Map<string, Entry[]>();
  for (const entry of applied) {
    if (replaced.has(entry.id)) continue;
    const others = heads.get(entry.field);
    if (others === undefined) heads.set(entry.field, [entry]);
    else others.push(entry);
  }
  return new Map(
    Array.from(heads, ([field, ofField]) => [
      field,
      { heads: ofField.map((head) => head.id).sort(), state: stateOf(ofField) },
    ]),
  );
};

/** The fold of one visit's entries, given the ids that the server parked. Throws RangeError on two visits at once. */
export const fold = (entries: Iterable<Entry>, parked: ReadonlySet<string>): Fold => {
  const known = entriesById(entries);
  const visits = new Set(Array.from(known.values(), (entry) => entry.visit));
  if (visits.size > 1) throw new RangeError("fold takes the entries of one visit");
  const misnamed = new Map<string, Misnaming>();
  const candidates: Entry[] = [];
  for (const entry of known.values()) {
    if (parked.has(entry.id)) continue;
    const misnaming = misnamingOf(entry, known);
    if (misnaming === null) candidates.push(entry);
    else misnamed.set(entry.id, misnaming);
  }
  const applied = appliedAmong(candidates);
  const waiting = new Set(candidates.filter(({ id }) => !applied.has(id)).map(({ id }) => id));
  return { applied, waiting, misnamed, cells: cellsOf(candidates.filter(({ id }) => applied.has(id))) };
};

/** The heads of a cell, empty when nothing is applied there. */
export const headsOf = (folded: Fold, known: EntriesById, field: string): Entry[] =>
  (folded.cells.get(field)?.heads ?? []).map((id) => known.get(id)).filter((entry) => entry !== undefined);

/** The head that speaks for a cell that agrees; null when it is empty, in disagreement, or says several things. */
export const settledHead = (folded: Fold, known: EntriesById, field: string): Entry | null => {
  const cell = folded.cells.get(field);
  if (cell === undefined || (cell.state !== "single" && cell.state !== "merged")) return null;
  return headsOf(folded, known, field)[0] ?? null;
};

/** Fields in disagreement, sorted. */
export const disagreements = (folded: Fold): string[] =>
  Array.from(folded.cells).filter(([, cell]) => cell.state === "disagreement").map(([field]) => field).sort();

// Submissions ------------------------------------------------------------------------------------------------------

const isOfSubmissionCell = (entry: Entry): entry is Submission =>
  entry.kind === "submission" || entry.kind === "amendment";

const namedIds = (submission: Submission): Set<string> => new Set(submission.content.entries.map(([id]) => id));

/** What a submission made now names: every applied entry but submissions and amendments, sorted by id. */
export const entriesToSubmit = (folded: Fold, known: EntriesById): Entry[] =>
  Array.from(folded.applied).sort().map((id) => known.get(id)).filter((entry) => entry !== undefined)
    .filter((entry) => !isOfSubmissionCell(entry));

/** The fold of only the entries that a submission or amendment names. */
export const foldOfList = (entries: Iterable<Entry>, parked: ReadonlySet<string>, submission: Submission): Fold => {
  const named = namedIds(submission);
  return fold(Array.from(entries).filter((entry) => named.has(entry.id)), parked);
};

/** Ids of the entries that came after a submission: all it does not name, submissions and amendments apart. */
export const late = (entries: Iterable<Entry>, submission: Submission): Set<string> => {
  const named = namedIds(submission);
  const others = Array.from(entries).filter((entry) => !named.has(entry.id) && !isOfSubmissionCell(entry));
  return new Set(others.map((entry) => entry.id));
};

/** The submission or amendment that stands; null when there is none, or two that an amendment must settle. */
export const standingSubmission = (folded: Fold, known: EntriesById): Submission | null => {
  const head = settledHead(folded, known, "submission");
  return head !== null && isOfSubmissionCell(head) ? head : null;
};

export type SubmissionFault =
  | "list_hash_differs"
  | "entry_missing"
  | "entry_of_another_visit"
  | "entry_is_a_submission"
  | "entry_hash_differs"
  | "entry_not_applied"
  | "replaced_entry_not_named";
/** `entry`: the id at fault, null for the list itself. */
export type SubmissionProblem = { readonly fault: SubmissionFault; readonly entry: string | null };

type Expected = { visit: string; sha256: string; named: ReadonlySet<string>; applied: ReadonlySet<string> };

const faultOf = async (entry: Entry | undefined, expected: Expected): Promise<SubmissionFault | null> => {
  if (entry === undefined) return "entry_missing";
  if (entry.visit !== expected.visit) return "entry_of_another_visit";
  if (isOfSubmissionCell(entry)) return "entry_is_a_submission";
  if ((await entrySha256(entry)) !== expected.sha256) return "entry_hash_differs";
  if (!entry.replaces.every((replaced) => expected.named.has(replaced))) return "replaced_entry_not_named";
  return expected.applied.has(entry.id) ? null : "entry_not_applied";
};

/** Everything wrong with a submission, in the order of its list; empty when it is sound. */
export const checkSubmission = async (
  submission: Submission, known: EntriesById, parked: ReadonlySet<string>,
): Promise<SubmissionProblem[]> => {
  const list = submission.content.entries;
  const ofVisit = Array.from(known.values()).filter((entry) => entry.visit === submission.visit);
  const { applied } = foldOfList(ofVisit, parked, submission);
  const named = namedIds(submission);
  const problems: SubmissionProblem[] = [];
  if ((await sha256Hex(canonicalBytes(list))) !== submission.content.sha256)
    problems.push({ fault: "list_hash_differs", entry: null });
  for (const [id, sha256] of list) {
    const fault = await faultOf(known.get(id), { visit: submission.visit, sha256, named, applied });
    if (fault !== null) problems.push({ fault, entry: id });
  }
  return problems;
};
