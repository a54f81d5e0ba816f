// How an action becomes an entry: kept at once, or with the correction under way; refused once the visit is sent.
import { entrySha256, openingEntry, OPENING_FIELD, type Edit, type Entry, type OpeningContent } from "../../domain/entry.ts";
import { entryRefusal } from "../../domain/entry-check.ts";
import { toHeld } from "../../store/rules.ts";
import { toAnnouncement, type Announcement } from "../announce.ts";
import { writeCorrection } from "../correction.ts";
import { cellOf, isPart, readField } from "../fields.ts";
import { headIds } from "../reading.ts";
import { openingOf } from "../suggested.ts";
import type { Held } from "./held.ts";

/** What a person does to a field; `replaces`: when it is not what stands there now; `drafts`: those it ends. */
export type Action = {
  field: string;
  replaces?: readonly string[];
  photos?: readonly string[];
  drafts?: readonly string[];
  make: (edit: Edit) => Entry | Promise<Entry>;
};

/** What goes with entries in their transaction, and what is said once it has completed. */
type Keeping = { photos: readonly string[]; drafts: readonly string[]; said: Announcement };

/** One action, in its turn. */
export function act(held: Held, action: Action): Promise<void> {
  return held.inTurn(async () => {
    await write(held, action);
  });
}

/** Several actions as one, in their turn: kept together or not at all. */
export function actTogether(held: Held, actions: readonly Action[]): Promise<void> {
  return held.inTurn(async () => {
    if (isClosed(held)) refuse(held, "visit-frozen");
    else if (actions.length > 0) await writeTogether(held, actions);
  });
}

/** Writes the entry of an action and gives it; null when it was refused or could not be kept, which is announced. */
export async function write(held: Held, action: Action): Promise<Entry | null> {
  return isClosed(held) ? refuse(held, "visit-frozen") : writeBegun(held, action);
}

/** As `write`, for what was begun before the visit was sent: kept even after, it changes nothing until an amendment names it. */
export async function writeBegun(held: Held, action: Action): Promise<Entry | null> {
  return (await writeTogether(held, [action]))?.[0] ?? null;
}

/** The entries of the actions, in one transaction; null when they could not be kept. */
async function writeTogether(held: Held, actions: readonly Action[]): Promise<readonly Entry[] | null> {
  const opening = actions.some(({ field }) => field === OPENING_FIELD) ? [] : openingIfNone(held);
  const entries: Entry[] = [];
  for (const { field, replaces, make } of actions) entries.push(await make(editOf(held, replaces ?? headsAt(held, field))));
  if (entries.some((entry) => entryRefusal(entry) !== null)) return refuse(held, "entry-misshapen");
  const [photos, drafts] = [actions.flatMap((one) => one.photos ?? []), actions.flatMap((one) => one.drafts ?? [])];
  const made = [...opening, ...entries];
  const said: Announcement = held.sent.value ? { kind: "problem", slug: "photo-after-sending" } : { kind: "saved" };
  const kept = await (held.correcting.value ? stage(held, made, drafts) : keep(held, made, { photos, drafts, said }));
  if (!kept) return null;
  for (const entry of entries) carryOn(held, entry, drafts);
  return entries;
}

/** What is being typed of another part of the cell goes on from the entry just written: one person does not disagree
 *  with themselves. */
function carryOn({ typed, typing, subject }: Held, entry: Entry, ended: readonly string[]): void {
  for (const [key, draft] of [...typed]) {
    const field = readField(draft.field);
    if (ended.includes(key) || !isPart(field) || cellOf(field, subject.person) !== entry.field) continue;
    if (!draft.replaces.every((id) => entry.replaces.includes(id))) continue;
    const next = { ...draft, replaces: [entry.id] };
    typed.set(key, next);
    typing.typed(next);
  }
}

/** True once the visit is sent and not being corrected. */
function isClosed({ sent, correcting }: Held): boolean {
  return sent.value && !correcting.value;
}

/** Entries that leave now, in one transaction; true once they are kept. */
export async function keep(held: Held, made: readonly Entry[], { photos, drafts, said }: Keeping): Promise<boolean> {
  const { store, announce, onWritten } = held.deps;
  const signed = await Promise.all(made.map(async (entry) => ({ entry, sha256: await entrySha256(entry) })));
  const saved = await store.addEntries({ entries: signed, photos: [...photos], drafts: [...drafts] });
  announce(saved.kind === "saved" ? said : toAnnouncement(saved));
  if (saved.kind !== "saved") return false;
  held.entries.value = [...held.entries.value, ...signed.map(toHeld)];
  onWritten();
  return true;
}

/** Entries that wait for the amendment; a draft ended a moment later says only what is already there. */
export async function stage(held: Held, made: readonly Entry[], drafts: readonly string[]): Promise<boolean> {
  const { store, announce, now } = held.deps;
  const { visit, person } = held.subject;
  const next = [...(held.staged.value ?? []), ...made];
  const saved = await store.saveDraft(writeCorrection(visit.id, person, next, now()));
  announce(toAnnouncement(saved));
  if (saved.kind !== "saved") return false;
  held.staged.value = next;
  for (const key of drafts) await store.removeDraft(key);
  return true;
}

/** Announces why nothing was written. */
export function refuse({ deps }: Held, slug: string): null {
  deps.announce({ kind: "problem", slug });
  return null;
}

/** An edit that begins now. */
export function editOf({ deps, subject }: Held, replaces: readonly string[]): Edit {
  const { visit, person, device } = subject;
  return { id: deps.newId(), visit: visit.id, author: person, device, device_time: deps.now(), replaces };
}

/** Ids of what stands in a field now, the correction under way included. */
export function headsAt({ folding }: Held, field: string): readonly string[] {
  return headIds(folding.value.folded, field);
}

/** The first thing written says what was planned: outlet, charter, essai. */
function openingIfNone(held: Held): Entry[] {
  if (headsAt(held, OPENING_FIELD).length > 0) return [];
  return [openingEntry({ ...editOf(held, []), content: plannedOpening(held) })];
}

/** The opening of a visit as it was planned. */
export function plannedOpening({ subject }: Held): OpeningContent {
  const { outlet, trial, charter } = subject.visit;
  return { ...openingOf(outlet), charter: charter ?? "", trial, paper: false };
}
