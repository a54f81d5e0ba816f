// Opening a visit: one at a time, in the name of who holds the tablet.
import { readCharter } from "../charters.ts";
import { isHidden } from "../hiding.ts";
import { withSuggested } from "../suggested.ts";
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
  const opened: Opened = summary !== null && !isHere ? { kind: "hidden" } : await openAs(space, id, author, pin?.reset_at_ms ?? 0);
  space.open = opened.kind === "open" ? opened.model : null;
  return opened;
}

/** What the store says of a visit now: the signals may be a moment late. */
async function readSummary({ deps }: Space, id: string): Promise<Summary | null> {
  const { store } = deps;
  const [visits, entries, outbox] = await Promise.all([store.listVisits(), store.listEntries(id), store.listOutbox()]);
  const visit = visits.find((one) => one.id === id);
  return visit === undefined ? null : summarise(visit, entries, outbox);
}

function isSame({ subject }: VisitModel, { visit }: Summary, author: string): boolean {
  return subject.visit.id === visit.id && subject.person === author && subject.visit.outlet?.id === visit.outlet?.id;
}

/** Opens a visit in the name of a person, off the screen; drafts older than `since_ms` are left where they are. */
export async function openAs(space: Space, id: string, person: string, since_ms = 0): Promise<Opened> {
  const { store } = space.deps;
  const held = space.signals.device.peek();
  const [visits, entries, kept] = await Promise.all([store.listVisits(), store.listEntries(id), store.listDrafts()]);
  const visit = visits.find((one) => one.id === id);
  if (!held || !visit) return { kind: "unknown" };
  const bytes = visit.charter === null ? null : await store.readCharter(visit.charter);
  if (!bytes) return { kind: "no-charter" };
  const subject = { visit: withSuggested(visit, entries), charter: readCharter(bytes), caisse: held.caisse, person, device: held.device };
  const drafts = kept.filter((draft) => draft.visit === id && draft.author === person && draft.changed_at_ms >= since_ms);
  return { kind: "open", model: createVisit(visitDeps(space, id), subject, entries, drafts) };
}

function visitDeps(space: Space, visit: string): VisitDeps {
  const { store, now, prepare, loadDistanceM, after } = space.deps;
  const civilDay = dayIn(space.signals.device.peek()?.caisse.time_zone ?? "Europe/Paris");
  return {
    store, now, prepare, loadDistanceM, after,
    newId: space.newId,
    announce: (said) => announce(space, said),
    today: () => civilDay(now()),
    onWritten: () => {
      changedHere(space, visit);
      sendSoon(space);
    },
  };
}

/** "YYYY-MM-DD" at an instant, in this time zone; made once, as making a format takes longer than an answer. */
function dayIn(time_zone: string): (at_ms: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone, dateStyle: "short" });
  return (at_ms) => format.format(at_ms);
}
