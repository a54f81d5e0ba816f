// The volunteer space as a whole: device, people, visits, synchronisation. The only caller of store and sync.
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Contact, Device, Notice, OutboxRow } from "../store/records.ts";
import { createSync, type SyncState } from "../sync/loop.ts";
import type { Announced } from "./announce.ts";
import { checkReadiness } from "./app/checking.ts";
import { choosePerson, pair } from "./app/holding.ts";
import { openVisit, type Opened } from "./app/opening.ts";
import { createSpace, type AppDeps, type Space } from "./app/space.ts";
import { start } from "./app/starting.ts";
import { fetchReport } from "./app/reporting.ts";
import { followLoop, runOneRound, synchronise } from "./app/synchronising.ts";
import type { Readiness } from "./readiness.ts";
import type { Summary } from "./summary.ts";

export type { AppDeps, Opened };

export type App = {
  /** False until the store has been read once. */
  loaded: ReadonlySignal<boolean>;
  /** Set when the store cannot be read at all. */
  broken: ReadonlySignal<boolean>;
  device: ReadonlySignal<Device | null>;
  person: ReadonlySignal<string | null>;
  summaries: ReadonlySignal<readonly Summary[]>;
  outbox: ReadonlySignal<readonly OutboxRow[]>;
  notices: ReadonlySignal<readonly Notice[]>;
  contact: ReadonlySignal<Contact | null>;
  sync: ReadonlySignal<SyncState>;
  announcement: ReadonlySignal<Announced | null>;
  readiness: ReadonlySignal<Readiness | "checking" | null>;
  newVersion: Signal<boolean>;
  /** Another tab runs a newer version and needs this one to be loaded again. */
  outdated: Signal<boolean>;
  start: () => Promise<void>;
  /** Ends what `start` began: nothing runs by itself any more. */
  stop: () => void;
  /** Pairs with a code as typed; null when done, else the problem's slug. */
  pair: (typed: string, label: string) => Promise<string | null>;
  choosePerson: (person: string | null) => Promise<void>;
  synchronise: () => Promise<void>;
  checkReadiness: () => Promise<void>;
  openVisit: (id: string) => Promise<Opened>;
  readPhoto: (sha256: string) => Promise<ArrayBuffer | null>;
  /** Asks the server for the report of a visit that was sent, as PDF; else the problem's slug. */
  fetchReport: (visit: string) => Promise<ArrayBuffer | string>;
  /** The person has read the problem. */
  dismiss: () => void;
  /** Writes the drafts of the open visit. */
  keepDrafts: () => Promise<void>;
};

/** Makes the application at rest; `start` reads the store, brings back drafts and begins to synchronise. */
export function createApp(deps: AppDeps): App {
  const loop = createSync({
    ...deps,
    round: () => runOneRound(deps),
    onState: (state) => followLoop(space, state),
  });
  const space: Space = { ...createSpace(deps), loop };
  return { ...space.signals, ...actionsOn(space) };
}

/** One line an action: each is told in its own file. */
function actionsOn(space: Space): Omit<App, keyof Space["signals"]> {
  return {
    start: () => start(space),
    stop: () => space.loop.stop(),
    pair: (typed, label) => pair(space, typed, label),
    choosePerson: (person) => choosePerson(space, person),
    synchronise: () => synchronise(space),
    checkReadiness: () => checkReadiness(space),
    openVisit: (id) => openVisit(space, id),
    readPhoto: async (sha256) => (await space.deps.store.readPhoto(sha256))?.bytes ?? null,
    fetchReport: (visit) => fetchReport(space, visit),
    dismiss: () => {
      space.signals.announcement.value = null;
    },
    keepDrafts: async () => space.open?.keepDrafts(),
  };
}
