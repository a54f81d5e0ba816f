// The start: the store is read, what a crash interrupted is brought back, and the loop begins.
import { sweepOrphanPhotos } from "../../sync/photos.ts";
import { reopen } from "./locking.ts";
import { openAs, openVisit } from "./opening.ts";
import { changedElsewhere, refresh } from "./refreshing.ts";
import type { Space } from "./space.ts";

/** Starts the space, a visit already open when the address leads to it: what is looked at first comes before the network.
 *  A store that cannot be read is said to be broken, and nothing more is tried. */
export async function start(space: Space, visit: string | null): Promise<void> {
  const { deps, signals, loop } = space;
  try {
    await restore(space);
  } catch (error) {
    signals.broken.value = true;
    signals.refused.value = isRefusal(error);
  }
  if (signals.broken.peek()) return;
  // One visit that cannot be opened leaves the others: its own page asks for it again.
  if (visit !== null) await openVisit(space, visit).catch(() => null);
  deps.listenToTabs(() => void changedElsewhere(space));
  loop.start();
  // Once a start is enough: what a crash left behind is small, and keeps for a week.
  void sweepOrphanPhotos(deps.store, deps.now()).catch(() => 0);
}

/** True for what browsers answer when they let a site keep nothing. */
function isRefusal(error: unknown): boolean {
  const named = error instanceof Error || error instanceof DOMException ? error.name : "";
  return ["SecurityError", "NotAllowedError", "InvalidStateError", "ReferenceError"].includes(named);
}

async function restore(space: Space): Promise<void> {
  const { store, idsAfter, ifAlone } = space.deps;
  const read = Promise.all([store.findLastId(), refresh(space)]).then(([last]) => (space.newId = idsAfter(last)));
  // A draft may be under the fingers of someone in another tab, which lives: only what nobody types is brought back.
  const recovered = ifAlone(async () => {
    const [drafts] = await Promise.all([store.listDrafts(), read]);
    if (drafts.length === 0) return;
    await recoverDrafts(space);
    await refresh(space);
  });
  await Promise.all([read, recovered]);
  await reopen(space);
}

/** What was being typed becomes an entry, after a crash or before a file is made; what cannot yet stays a draft. */
export async function recoverDrafts(space: Space): Promise<void> {
  await space.open?.recover();
  const drafts = await space.deps.store.listDrafts();
  const pairs = new Map(drafts.map((draft) => [`${draft.visit} ${draft.author}`, draft]));
  const open = space.open?.subject;
  for (const { visit, author } of pairs.values()) {
    if (visit === open?.visit.id && author === open.person) continue;
    // One visit that cannot be read keeps its drafts, and holds back neither the start nor the file.
    await recoverVisit(space, visit, author).catch(() => undefined);
  }
}

async function recoverVisit(space: Space, visit: string, author: string): Promise<void> {
  const opened = await openAs(space, visit, author);
  if (opened.kind === "open") await opened.model.recover();
}
