// What happens to one row, whatever the storage: pure rules shared by the two adapters.
import type { VisitView } from "../api/shapes.ts";
import type { Addition, BegunVisit, Draft, HeldEntry, HeldPhoto, HeldVisit, NewEntry, Notice, OutboxRow, Pulled, Settled } from "./records.ts";

type Row = Omit<OutboxRow, "order">;

/** The entry as it stands before the server has seen it. */
export function toHeld({ entry, sha256 }: NewEntry): HeldEntry {
  return { entry, sha256, number: null, parked: false, receipt: null };
}

/** The outbox rows that an addition asks for: entries first, photos after. */
export function toRows({ entries, photos }: Addition): Row[] {
  const visit = entries[0]?.entry.visit ?? "";
  return [
    ...entries.map(({ entry }) => toRow("entry", entry.id, entry.visit)),
    ...photos.map((sha256) => toRow("photo", sha256, visit)),
  ];
}

/** A visit begun here, while its opening is all that it holds and has not left; else null. */
export function asBegun(visit: HeldVisit | undefined, held: readonly HeldEntry[], rows: readonly OutboxRow[], drafts: readonly Draft[]): BegunVisit | null {
  const [first, ...others] = held;
  const isAlone = others.length === 0 && rows.length === 1 && drafts.length === 0;
  if (visit === undefined || first === undefined || !isAlone || rows[0]?.unleft !== true) return null;
  return first.receipt === null && first.number === null ? { visit, opening: { entry: first.entry, sha256: first.sha256 } } : null;
}

/** The outbox row of the opening of a visit begun here. */
export function toUnleft({ entry }: NewEntry): Row {
  return { ...toRow("entry", entry.id, entry.visit), unleft: true };
}

/** The row once something may have sent it. */
export function toLeft({ key, order, kind, name, visit, refusal }: OutboxRow): OutboxRow {
  return { key, order, kind, name, visit, refusal };
}

export function toKey(kind: OutboxRow["kind"], name: string): string {
  return `${kind}/${name}`;
}

/** The entry with its receipt; a refusal gives none. */
export function settle(held: HeldEntry, settled: Settled): HeldEntry {
  if (settled.outcome === "refused") return held;
  return {
    ...held,
    number: settled.number ?? held.number,
    parked: settled.outcome === "parked",
    receipt: { outcome: settled.outcome, at_ms: settled.at_ms },
  };
}

/** The notice that an outcome deserves, if any. */
export function toNotice(settled: Settled, visit: string): Notice | null {
  if (settled.outcome !== "parked" && settled.outcome !== "conflict") return null;
  const { id, outcome, reason, other_sha256, at_ms } = settled;
  return { id, visit, outcome, reason, other_sha256, at_ms };
}

/** What a pulled entry leaves: the number and the parking are the server's, the body is the one held here. */
export function mergePulled(held: HeldEntry | undefined, pulled: Pulled["entries"][number]): HeldEntry {
  const { entry, sha256, number, parked } = pulled;
  return { ...(held ?? { entry, sha256, receipt: null }), number, parked };
}

/** True once the server has accepted an entry that it had kept aside. */
export function isUnparked(notice: Notice | undefined, pulled: Pulled["entries"][number]): boolean {
  return notice?.outcome === "parked" && !pulled.parked;
}

/** A visit sent again is ours again. */
export function toHeldVisit(view: VisitView): HeldVisit {
  return { ...view, withdrawn: false };
}

/** The highest number of a page, per visit. */
export function cursorsOf(pulled: Pulled): Map<string, number> {
  const highest = new Map<string, number>();
  for (const { entry, number } of pulled.entries)
    highest.set(entry.visit, Math.max(number, highest.get(entry.visit) ?? 0));
  return highest;
}

/** Hashes of the photos that something names: an entry, what waits to be sent, a correction under way in its draft. */
export function namedPhotos(entries: readonly HeldEntry[], rows: readonly OutboxRow[], drafts: readonly Draft[]): Set<string> {
  const taken = entries.flatMap(({ entry }) => (entry.kind === "photo" ? [entry.content.sha256] : []));
  const waiting = rows.flatMap(({ kind, name }) => (kind === "photo" ? [name] : []));
  return new Set([...taken, ...waiting, ...drafts.flatMap(({ text }) => text.match(HASH) ?? [])]);
}

/** What a sweep does to a photo that nothing names. */
export function toOrphan(photo: HeldPhoto, now_ms: number, before_ms: number): "remove" | "keep" | HeldPhoto {
  if (photo.orphan_since_ms === undefined) return { ...photo, orphan_since_ms: now_ms };
  return photo.orphan_since_ms < before_ms ? "remove" : "keep";
}

/** A draft may hold entries as text (a correction): any hash in it counts as named. */
const HASH = /[0-9a-f]{64}/g;

function toRow(kind: OutboxRow["kind"], name: string, visit: string): Row {
  return { key: toKey(kind, name), kind, name, visit, refusal: null };
}
