// The screens follow the store: read again after each change, whoever made it.
import type { HeldVisit, OutboxRow } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { summarise, type Summary } from "../summary.ts";
import type { Space } from "./space.ts";

/** Reads what the screens of the space show. */
export async function refresh({ deps, signals }: Space): Promise<void> {
  const { store } = deps;
  const [held, chosen, visits, rows, kept, last] = await Promise.all([
    store.readDevice(), store.readPerson(), store.listVisits(), store.listOutbox(), store.listNotices(), store.readContact(),
  ]);
  signals.device.value = held;
  signals.person.value = held?.people.some((one) => one.id === chosen) === true ? chosen : null;
  signals.outbox.value = rows;
  signals.notices.value = kept;
  signals.contact.value = last;
  signals.summaries.value = await summariseAll(store, visits, rows);
}

/** This tab wrote: the others are told. */
export function changedHere(space: Space): void {
  space.deps.tellTabs();
  void refresh(space);
}

/** Another tab wrote, or the server brought something: the open visit reads it too. */
export async function changedElsewhere(space: Space): Promise<void> {
  await refresh(space);
  await space.open?.reload();
}

async function summariseAll(store: Store, visits: readonly HeldVisit[], outbox: readonly OutboxRow[]): Promise<Summary[]> {
  return Promise.all(visits.map(async (visit) => summarise(visit, await store.listEntries(visit.id), outbox)));
}
