// Opening a visit: one at a time, in the name of who holds the tablet.
import type { Charter } from "../../domain/charter.ts";
import type { HeldEntry } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { watchDay } from "../day.ts";
import { isHidden } from "../hiding.ts";
import { summarise, type Summary } from "../summary.ts";
import { createVisit, type VisitModel } from "../visit.ts";
import type { VisitDeps } from "../visit/held.ts";
import { findPin } from "./locking.ts";
import { changedHere } from "./refreshing.ts";
import { announce, type Space } from "./space.ts";
import { sendSoon } from "./synchronising.ts";

/** Why a visit cannot be opened. */
export type Closed = { kind: "unknown" } | { kind: "no-charter" } | { kind: "nobody" } | { kind: "hidden" };
export type Opened = { kind: "open"; model: VisitModel } | Closed;

/** Opens a visit on the screen; the one left keeps what was being typed. The same visit, for the same person, stays as it
 *  is, unless the coordination has said since of which outlet it is. */
export async function openVisit(space: Space, id: string): Promise<Opened> {
  const { open, signals } = space;
  const author = signals.person.peek();
  if (author === null) return { kind: "nobody" };
  const pin = findPin(space, author);
  const summary = await readSummary(space, id);
  const isHere = summary !== null && !isHidden(summary, author, pin);
  if (isHere && open && isSame(open, summary, author)) return { kind: "open", model: open };
  await open?.keepDrafts();
  const opened: Opened = summary !== null && !isHere ? { kind: "hidden" } : await openHeld(space, summary, author, pin?.reset_at_ms ?? 0);
  space.open = opened.kind === "open" ? opened.model : null;
  return opened;
}

/** The visit on the screen when it is that one, in the name of who holds the tablet; nothing is read. */
export function findOpen({ open, signals }: Space, id: string): Opened | null {
  return open?.subject.visit.id === id && open.subject.person === signals.person.peek() ? { kind: "open", model: open } : null;
}

/** Opens a visit in the name of a person, off the screen. */
export async function openAs(space: Space, id: string, person: string): Promise<Opened> {
  return openHeld(space, await readSummary(space, id), person, 0);
}

type Read = Summary & { entries: readonly HeldEntry[] };

/** What the store says of a visit now: the signals may be a moment late. */
async function readSummary({ deps }: Space, id: string): Promise<Read | null> {
  const { store } = deps;
  const [visits, entries, outbox] = await Promise.all([store.listVisits(), store.listEntries(id), store.listOutbox()]);
  const visit = visits.find((one) => one.id === id);
  return visit === undefined ? null : { ...summarise(visit, entries, outbox), entries };
}

function isSame({ subject }: VisitModel, { visit }: Summary, author: string): boolean {
  return subject.visit.id === visit.id && subject.person === author && subject.visit.outlet?.id === visit.outlet?.id;
}

/** Drafts older than `since_ms` are left where they are. */
async function openHeld(space: Space, read: Read | null, person: string, since_ms: number): Promise<Opened> {
  const { store } = space.deps;
  const held = space.signals.device.peek();
  if (!held || !read) return { kind: "unknown" };
  const { visit, entries } = read;
  const [charter, kept] = await Promise.all([readCharter(store, visit.charter), store.listDrafts()]);
  if (!charter) return { kind: "no-charter" };
  const subject = { visit, charter, caisse: held.caisse, person, device: held.device };
  const drafts = kept.filter((draft) => draft.visit === visit.id && draft.author === person && draft.changed_at_ms >= since_ms);
  return { kind: "open", model: createVisit(visitDeps(space, visit.id), subject, entries, drafts) };
}

/** Reads the charter kept under its hash; the server checked it before it adopted it. Null when it is not held, or not whole
 *  any more: then it goes, and the next exchange brings it again. */
export async function readCharter(store: Store, sha256: string | null): Promise<Charter | null> {
  const bytes = sha256 && (await store.readCharter(sha256));
  if (!bytes) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Charter;
  } catch {
    await store.dropCharter(sha256);
    return null;
  }
}

function visitDeps(space: Space, visit: string): VisitDeps {
  const { store, now, prepare, loadDistanceM, after } = space.deps;
  return {
    store, now, prepare, loadDistanceM, after,
    newId: space.newId,
    announce: (said) => announce(space, said),
    today: watchDay(space.signals.device.peek()?.caisse.time_zone ?? "Europe/Paris", { now, after }),
    onWritten: () => {
      changedHere(space, visit);
      sendSoon(space);
    },
  };
}
