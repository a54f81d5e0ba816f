// The screens follow the store: read again after each change, whoever made it.
import type { HeldVisit, OutboxRow } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { summarise, type Summary } from "../summary.ts";
import type { Space } from "./space.ts";

const REFRESH_SOON_MS = 400;

/** Reads what the screens of the space show. */
export async function refresh(space: Space): Promise<void> {
  const { deps, signals } = space;
  const { store } = deps;
  const [held, chosen, visits, rows, kept, last, pins] = await Promise.all([
    store.readDevice(), store.readPerson(), store.listVisits(), store.listOutbox(), store.listNotices(), store.readContact(), store.listPins(),
  ]);
  const known = held?.people.some((one) => one.id === chosen) === true ? chosen : null;
  const isLocked = known !== space.unlocked && pins.some((one) => one.person === known);
  signals.device.value = held;
  signals.pins.value = pins;
  signals.chosen.value = known;
  signals.person.value = isLocked ? null : known;
  signals.outbox.value = rows;
  signals.notices.value = kept;
  signals.contact.value = last;
  signals.summaries.value = await summariseAll(store, visits, rows);
}

/** This tab wrote in a visit: the others are told, and a moment after the last of several writes the lists follow. */
export function changedHere(space: Space, visit: string): void {
  space.deps.tellTabs();
  space.cancelRefresh();
  space.cancelRefresh = space.deps.after(REFRESH_SOON_MS, () => void refreshVisit(space, visit));
}

/** Only what a write in one visit can change is read again: the other visits stand as they were. */
async function refreshVisit(space: Space, visit: string): Promise<void> {
  const { signals, deps, open } = space;
  if (open?.subject.visit.id !== visit) return refresh(space);
  const outbox = await deps.store.listOutbox();
  signals.outbox.value = outbox;
  signals.summaries.value = signals.summaries.peek().map((one) =>
    one.visit.id === visit ? summarise(one.visit, open.entries.peek(), outbox) : one,
  );
}

/** Another tab wrote, or the server brought something: the open visit reads it too. */
export async function changedElsewhere(space: Space): Promise<void> {
  await refresh(space);
  await space.open?.reload();
}

async function summariseAll(store: Store, visits: readonly HeldVisit[], outbox: readonly OutboxRow[]): Promise<Summary[]> {
  return Promise.all(visits.map(async (visit) => summarise(visit, await store.listEntries(visit.id), outbox)));
}
