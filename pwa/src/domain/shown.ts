// What a person who signs a visit has been shown, and the hash that binds the signature to it. The rule is told in
// criteria/shown.py, its twin, on the cases of criteria/cases/shown.json.
import { canonicalBytes, canonicalText, sha256Hex } from "./canonical.ts";
import type { Entry } from "./entry.ts";
import { headsOf, type EntriesById, type Fold } from "./fold.ts";

/** A cell as it is shown: the heads that say something, one of those that say the same, sorted by what they say. */
export type ShownCell = { readonly field: string; readonly heads: readonly Entry[] };

const NOT_SHOWN = new Set(["opening", "pledge", "signature", "submission", "amendment"]);

const isNothing = ({ content }: Entry): boolean =>
  ("cleared" in content) || ("present" in content && !content.present) || canonicalText(content) === '{"text":""}';

const shownHeads = (heads: readonly Entry[]): Entry[] => {
  const said = heads.filter((head) => !NOT_SHOWN.has(head.kind) && !isNothing(head));
  const unique = new Map(said.map((head) => [canonicalText(head.content), head]));
  return Array.from(unique).sort(([a], [b]) => compareText(a, b)).map(([, head]) => head);
};

/** By code point, as bytes sort: JavaScript alone compares UTF-16 units. */
const compareText = (a: string, b: string): number => {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((sign, i) => sign !== right[i]);
  if (at === -1) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
};

/** What is shown of a visit to the person who signs, sorted by field. */
export const shownCells = (folded: Fold, known: EntriesById): ShownCell[] =>
  Array.from(folded.cells.keys()).sort()
    .map((field) => ({ field, heads: shownHeads(headsOf(folded, known, field)) }))
    .filter(({ heads }) => heads.length > 0);

/** The hash that a signature under these cells binds to. */
export const shownSha256 = (visit: string, cells: readonly ShownCell[]): Promise<string> =>
  sha256Hex(canonicalBytes({ shown: 1, visit, cells: cells.map(({ field, heads }) => [field, heads.map(({ content }) => content)]) }));
