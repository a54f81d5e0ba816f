// The start: the store is read, what a crash interrupted is brought back, and the loop begins.
import type { Store } from "../../store/store.ts";
import { openAs } from "./opening.ts";
import { changedElsewhere, refresh } from "./refreshing.ts";
import type { Space } from "./space.ts";

/** Starts the space; a store that cannot be read is said to be broken. */
export async function start(space: Space): Promise<void> {
  const { deps, signals, loop } = space;
  try {
    await restore(space);
  } catch {
    signals.broken.value = true;
  }
  signals.loaded.value = true;
  deps.listenToTabs(() => void changedElsewhere(space));
  loop.start();
}

async function restore(space: Space): Promise<void> {
  const { store, idsAfter, ifAlone } = space.deps;
  await refresh(space);
  space.newId = idsAfter(await findLastId(store));
  // A draft may be under the fingers of someone in another tab, which lives: only what nobody types is brought back.
  await ifAlone(() => recoverDrafts(space));
  await refresh(space);
}

/** After a crash: what was being typed becomes an entry; what cannot yet stays a draft. */
async function recoverDrafts(space: Space): Promise<void> {
  const drafts = await space.deps.store.listDrafts();
  const pairs = new Map(drafts.map((draft) => [`${draft.visit} ${draft.author}`, draft]));
  for (const { visit, author } of pairs.values()) {
    const opened = await openAs(space, visit, author);
    if (opened.kind === "open") await opened.model.recover();
  }
}

/** The greatest id among the entries held: ids never go back, even when the clock does. */
async function findLastId(store: Store): Promise<string | null> {
  const visits = await store.listVisits();
  const entries = (await Promise.all(visits.map((visit) => store.listEntries(visit.id)))).flat();
  return entries.reduce<string | null>((last, { entry }) => (last === null || entry.id > last ? entry.id : last), null);
}
