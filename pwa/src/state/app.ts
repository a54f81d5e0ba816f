// The volunteer space as a whole: device, people, visits, synchronisation. The only caller of store and sync.
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Charter } from "../domain/charter.ts";
import type { BegunVisit, Contact, Device, Notice, OutboxRow, Pin } from "../store/records.ts";
import { createSync, type SyncState } from "../sync/loop.ts";
import type { Announced } from "./announce.ts";
import { beginVisit, findCharterInForce, putBackVisit, removeVisit, type Begun } from "./app/beginning.ts";
import { checkReadiness } from "./app/checking.ts";
import { choosePerson, pair } from "./app/holding.ts";
import { makeRescueFile, type Rescued } from "./app/rescuing.ts";
import { choosePin, comeBack, leave, lock, removePin, resetPin, unlock } from "./app/locking.ts";
import { findOpen, openVisit, type Opened } from "./app/opening.ts";
import { createSpace, type AppDeps, type Space } from "./app/space.ts";
import { start } from "./app/starting.ts";
import { fetchReport } from "./app/reporting.ts";
import { followLoop, runOneRound, synchronise } from "./app/synchronising.ts";
import type { Picked } from "../sync/rescue.ts";
import type { Readiness } from "./readiness.ts";
import type { Summary } from "./summary.ts";

export type { AppDeps, Opened };

export type App = {
  /** Set when the store cannot be read at all. */
  broken: ReadonlySignal<boolean>;
  /** Set beside `broken` when the browser will not let us keep anything: private browsing, or a setting. */
  refused: ReadonlySignal<boolean>;
  device: ReadonlySignal<Device | null>;
  /** Who holds the tablet and may see their screens now. */
  person: ReadonlySignal<string | null>;
  /** Who held it last; their code may be wanted. */
  chosen: ReadonlySignal<string | null>;
  pins: ReadonlySignal<readonly Pin[]>;
  summaries: ReadonlySignal<readonly Summary[]>;
  /** The visit begun by mistake that was removed last, while it can be brought back. */
  removed: ReadonlySignal<BegunVisit | null>;
  outbox: ReadonlySignal<readonly OutboxRow[]>;
  notices: ReadonlySignal<readonly Notice[]>;
  contact: ReadonlySignal<Contact | null>;
  sync: ReadonlySignal<SyncState>;
  announcement: ReadonlySignal<Announced | null>;
  readiness: ReadonlySignal<Readiness | "checking" | null>;
  newVersion: Signal<boolean>;
  /** Another tab runs a newer version and needs this one to be loaded again. */
  outdated: Signal<boolean>;
  /** `visit`: the one that the address leads to, opened with the rest. Resolves once the store is read, or is known to be broken. */
  start: (visit?: string) => Promise<void>;
  /** Ends what `start` began: nothing runs by itself any more. */
  stop: () => void;
  /** Pairs with a code as typed; null when done, else the problem's slug. */
  pair: (typed: string, label: string) => Promise<string | null>;
  choosePerson: (person: string | null) => Promise<void>;
  /** Opens the screens of a person; false when the code is not theirs. */
  unlock: (person: string, code: string) => Promise<boolean>;
  /** A first code, or a new one over one's own; false when it could not be kept. */
  choosePin: (person: string, code: string) => Promise<boolean>;
  /** Replaces a forgotten code: what is unsent stays hidden until it is sent. */
  resetPin: (person: string, code: string) => Promise<boolean>;
  /** Takes the code of who holds the tablet away. */
  removePin: () => Promise<void>;
  lock: () => Promise<void>;
  /** The page goes out of sight, or is looked at again. */
  leave: () => Promise<void>;
  comeBack: () => Promise<void>;
  synchronise: () => Promise<void>;
  /** Makes a file of what was picked, null for all that the server has not received; needs neither network nor credential. */
  makeRescueFile: (picked: Picked | null, onPhoto?: (done: number, total: number) => void) => Promise<Rescued>;
  /** `isAsked`: a person wants room to be looked for again, which writes and removes 60 MB. */
  checkReadiness: (isAsked?: boolean) => Promise<void>;
  openVisit: (id: string) => Promise<Opened>;
  /** That visit when it is open already, else null; nothing is read. */
  findOpen: (id: string) => Opened | null;
  /** The version that a visit begun here would be under; null while none is on the tablet. */
  findCharterInForce: () => Promise<Charter | null>;
  /** Begins a visit that nobody planned; its id, or null when it could not be kept, which is announced. */
  beginVisit: (begun: Begun) => Promise<string | null>;
  /** Removes a visit begun here, with nothing in it, of which nothing has left; false when it stays. */
  removeVisit: (id: string) => Promise<boolean>;
  /** Brings back the visit removed last; its id, or null when there is none or it could not be kept. */
  putBackVisit: () => Promise<string | null>;
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
    round: () => runOneRound(space),
    onState: (state) => followLoop(space, state),
  });
  const space: Space = { ...createSpace(deps), loop };
  return { ...space.signals, ...actionsOn(space) };
}

/** One line an action: each is told in its own file. */
function actionsOn(space: Space): Omit<App, keyof Space["signals"]> {
  return {
    start: (visit) => start(space, visit ?? null),
    stop: () => space.loop.stop(),
    pair: (typed, label) => pair(space, typed, label),
    choosePerson: (person) => choosePerson(space, person),
    unlock: (person, code) => unlock(space, person, code),
    choosePin: (person, code) => choosePin(space, person, code),
    resetPin: (person, code) => resetPin(space, person, code),
    removePin: () => removePin(space),
    lock: () => lock(space),
    leave: () => leave(space),
    comeBack: () => comeBack(space),
    synchronise: () => synchronise(space),
    makeRescueFile: (picked, onPhoto) => makeRescueFile(space, picked, onPhoto),
    checkReadiness: (isAsked) => checkReadiness(space, isAsked),
    openVisit: (id) => openVisit(space, id),
    findOpen: (id) => findOpen(space, id),
    findCharterInForce: async () => (await findCharterInForce(space))?.charter ?? null,
    beginVisit: (begun) => beginVisit(space, begun),
    removeVisit: (id) => removeVisit(space, id),
    putBackVisit: () => putBackVisit(space),
    readPhoto: async (sha256) => (await space.deps.store.readPhoto(sha256))?.bytes ?? null,
    fetchReport: (visit) => fetchReport(space, visit),
    dismiss: () => {
      space.signals.announcement.value = null;
    },
    keepDrafts: async () => space.open?.keepDrafts(),
  };
}
