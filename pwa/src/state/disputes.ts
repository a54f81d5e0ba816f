// What the visitors do not agree on, whatever its kind, and the entry by which a person settles it (design 5). Pure.
import { photoField, SUBMISSION_FIELD, type Edit, type Entry } from "../domain/entry.ts";
import { disagreements, headsOf } from "../domain/fold.ts";
import type { Folding } from "./reading.ts";

/** A cell in disagreement: its heads, each of which says its author. */
export type Dispute = { field: string; sides: readonly Entry[] };

/** Everything in disagreement but what was sent, of which only a correction makes one; answers first. */
export function listDisputes(folding: Folding): Dispute[] {
  const fields = disagreements(folding.folded).filter((field) => field !== SUBMISSION_FIELD);
  return fields.map((field) => toDispute(folding, field)).sort((a, b) => rankOf(a) - rankOf(b) || (a.field < b.field ? -1 : 1));
}

/** The disagreement in that cell, null when there is none. */
export function disputeAt(folding: Folding, field: string): Dispute | null {
  return folding.folded.cells.get(field)?.state === "disagreement" ? toDispute(folding, field) : null;
}

/** Photos of a question that one keeps and another withdraws. `fields`: where to look. */
export function disputedPhotos(
  folding: Folding, question: string, family: string | null, fields: Iterable<string> = folding.folded.cells.keys(),
): Dispute[] {
  const disputes = [...fields].filter((field) => field.startsWith(photoField(""))).flatMap((field) => disputeAt(folding, field) ?? []);
  const shows = (side: Entry): boolean => side.kind === "photo" && side.content.question === question && side.content.family === family;
  return disputes.filter(({ sides }) => sides.some(shows)).sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** The entry that says the same as a side, in place of all of them: whoever settles signs it. */
export function settlingEntry({ id, visit, author, device, device_time, replaces }: Edit, side: Entry): Entry {
  return { ...side, id, visit, author, device, device_time, replaces: [...new Set(replaces)].sort() };
}

function toDispute({ folded, known }: Folding, field: string): Dispute {
  return { field, sides: headsOf(folded, known, field) };
}

const ORDER = ["answer", "family", "position"];

function rankOf({ field }: Dispute): number {
  const place = ORDER.indexOf(field.split("/")[0] ?? "");
  return place === -1 ? ORDER.length : place;
}
