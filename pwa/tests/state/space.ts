// The volunteer space on a bench: a store in memory, no network, a clock and a page that a test moves.
import { canonicalText } from "../../src/domain/canonical.ts";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import { createApp, type App, type AppDeps } from "../../src/state/app.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { ALICE, device, hex, visit } from "../builders.ts";
import { CHARTER } from "./charter.ts";

export const NOW_MS = Date.UTC(2026, 10, 25, 12, 0);

export type Bench = { app: App; store: Store; clock: { ms: number } };

export function bench(store: Store, over: Partial<AppDeps> = {}, clock = { ms: NOW_MS }): Bench {
  const app = createApp({
    store,
    fetcher: () => Promise.reject(new TypeError("no network")),
    prepare: () => Promise.resolve({ kind: "refused", reason: "photo-empty" }),
    loadDistanceM: () => Promise.resolve(() => 1_000),
    now: () => clock.ms,
    idsAfter: (last) => uuid7Maker({ now: () => clock.ms, random: (count) => new Uint8Array(count).fill(7), ...(last === null ? {} : { last }) }),
    random: () => 0.5,
    exclusively: (work) => work(),
    ifAlone: (work) => work(),
    watchWaking: () => () => undefined,
    after: () => () => undefined,
    inspectWorker: () => Promise.resolve({ kind: "controlling", total: 3, missing: 0 }),
    askPersistence: () => Promise.resolve(true),
    tellTabs: () => undefined,
    listenToTabs: () => undefined,
    ...over,
  });
  return { app, store, clock };
}

/** A tablet in Alice's hands, with one visit planned and its charter, which is the one in force. */
export async function paired(full: () => boolean = () => false): Promise<Store> {
  const store = createMemoryStore(full);
  await store.saveDevice(device());
  await store.savePerson(ALICE);
  await store.saveContact({ at_ms: NOW_MS, clock_offset_ms: 0, charters: [hex(7)], charter: hex(7) });
  await store.saveCharter(hex(7), new TextEncoder().encode(canonicalText(CHARTER)).buffer);
  await store.takePulled({ visits: [visit()], withdrawn: [], entries: [], at_ms: 1 });
  return store;
}
