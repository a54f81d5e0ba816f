// A visit rehearsed: the volunteers' own application over a store in memory, so that nothing is kept and nothing leaves.
import type { Caisse, Outlet, VisitView } from "../api/shapes.ts";
import type { Charter } from "../domain/charter.ts";
import { loadDistanceM } from "../domain/perimeter.ts";
import { uuid7Maker } from "../domain/uuid7.ts";
import { createApp, type App } from "../state/app.ts";
import type { Prepare } from "../state/photos.ts";
import { createMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import { after } from "../sync/browser.ts";

export type Rehearsal = { app: App; visit: string };

/** What is rehearsed; `kind` is a kind of outlet of the charter, `names` those of the person and of the outlet. */
export type Scene = { charter: Charter; caisse: Caisse; kind: string; names: { person: string; outlet: string } };

/** Opens an empty visit of such an outlet, in the hands of one person; `prepare` makes its photos ready. */
export async function rehearse(scene: Scene, prepare: Prepare): Promise<Rehearsal> {
  const newId = uuid7Maker(CLOCK_AND_CHANCE);
  const store = createMemoryStore();
  const visit = newId();
  await setScene(store, scene, visit, newId);
  const app = createApp({ ...ALONE, store, prepare });
  await app.start();
  return { app, visit };
}

const CLOCK_AND_CHANCE = { now: () => Date.now(), random: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };

/** The browser's clock and timers, and no way out: as if another tab were the one that sends. */
const ALONE = {
  now: CLOCK_AND_CHANCE.now,
  idsAfter: () => uuid7Maker(CLOCK_AND_CHANCE),
  random: () => Math.random(),
  after,
  loadDistanceM,
  fetcher: () => Promise.reject(new Error("a rehearsal asks for nothing")),
  exclusively: () => Promise.resolve({ kind: "busy" as const }),
  ifAlone: (work: () => Promise<void>) => work(),
  watchWaking: () => () => undefined,
  inspectWorker: () => Promise.resolve({ kind: "absent" as const }),
  askPersistence: () => Promise.resolve(null),
  tellTabs: () => undefined,
  listenToTabs: () => undefined,
};

/** A tablet paired and held, its charter, and the visit planned. */
async function setScene(store: Store, { charter, caisse, kind, names }: Scene, visit: string, newId: () => string): Promise<void> {
  const person = { id: newId(), name: names.person };
  const nobodys = { device: newId(), secret: "", label: "", public_key: null, key_id: null };
  await store.saveDevice({ ...nobodys, people: [person], caisse });
  await store.savePerson(person.id);
  await store.saveCharter(CHARTER, new TextEncoder().encode(JSON.stringify(charter)).buffer);
  const view = toView(visit, toOutlet(newId(), kind, names.outlet), person.id);
  await store.takePulled({ visits: [view], withdrawn: [], entries: [], at_ms: CLOCK_AND_CHANCE.now() });
}

/** The only one there: its bytes are not those of a version, so neither is its name. */
const CHARTER = "rehearsed";

function toView(id: string, outlet: Outlet, person: string): VisitView {
  return { id, outlet, charter: CHARTER, planned_on: null, people: [person], trial: false, state: "planned" };
}

function toOutlet(id: string, kind: string, name: string): Outlet {
  return { id, name, kind, address: "", commune: "", lat_e7: null, lon_e7: null, phone: null };
}
