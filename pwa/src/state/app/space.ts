// All that the volunteer space holds in memory. The other files of this folder act on it: each takes this record.
import { signal, type Signal } from "@preact/signals";
import type { Fetch } from "../../api/reply.ts";
import type { DistanceM } from "../../domain/perimeter.ts";
import type { BegunVisit, Contact, Device, Notice, OutboxRow, Pin, Probed } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import type { LoopDeps, Sync, SyncState } from "../../sync/loop.ts";
import type { Announced, Announcement } from "../announce.ts";
import type { Prepare } from "../photos.ts";
import type { Readiness, WorkerReport } from "../readiness.ts";
import type { Summary } from "../summary.ts";
import type { VisitModel } from "../visit.ts";

export type AppDeps = Omit<LoopDeps, "round" | "onState"> & {
  store: Store;
  fetcher: Fetch;
  prepare: Prepare;
  loadDistanceM: () => Promise<DistanceM>;
  now: () => number;
  /** A maker of ids after the last one this device made. */
  idsAfter: (last: string | null) => () => string;
  inspectWorker: () => Promise<WorkerReport>;
  askPersistence: () => Promise<boolean | null>;
  /** Runs the work when no other tab of ours is open; this one counts as open from then on. */
  ifAlone: (work: () => Promise<void>) => Promise<void>;
  /** Tells the other tabs that the store has changed, and listens to them. */
  tellTabs: () => void;
  listenToTabs: (onChange: () => void) => void;
};

/** What the screens watch. */
type Signals = {
  broken: Signal<boolean>;
  refused: Signal<boolean>;
  device: Signal<Device | null>;
  /** Who holds the tablet and may see their screens now. */
  person: Signal<string | null>;
  /** Who held it last; their code may be wanted. */
  chosen: Signal<string | null>;
  pins: Signal<readonly Pin[]>;
  summaries: Signal<readonly Summary[]>;
  /** The visit begun by mistake that was removed last, while it can be brought back. */
  removed: Signal<BegunVisit | null>;
  outbox: Signal<readonly OutboxRow[]>;
  notices: Signal<readonly Notice[]>;
  contact: Signal<Contact | null>;
  sync: Signal<SyncState>;
  announcement: Signal<Announced | null>;
  readiness: Signal<Readiness | "checking" | null>;
  newVersion: Signal<boolean>;
  outdated: Signal<boolean>;
};

export type Space = {
  readonly deps: AppDeps;
  readonly signals: Signals;
  readonly loop: Sync;
  /** The visit on the screen. */
  open: VisitModel | null;
  newId: () => string;
  /** Readiness checks begun so far: only the last one is believed. */
  checksAsked: number;
  /** What the last probe of this page found, and the one under way. */
  probed: Probed | null;
  probing: Promise<Probed> | null;
  /** Whose code was given. */
  unlocked: string | null;
  /** Since when the page is out of sight; null while it is looked at. */
  hidden_at_ms: number | null;
  cancelBeat: () => void;
  /** Puts off the sending that the last write asked for. */
  cancelSend: () => void;
  /** Puts off the reading that the last write asked for. */
  cancelRefresh: () => void;
};

/** Holds the space at rest, nothing read yet; the loop is joined to it by `createApp`. */
export function createSpace(deps: AppDeps): Omit<Space, "loop"> {
  return {
    deps, signals: createSignals(), open: null, newId: deps.idsAfter(null),
    checksAsked: 0, probed: null, probing: null,
    unlocked: null, hidden_at_ms: null, cancelBeat: () => undefined,
    cancelSend: () => undefined, cancelRefresh: () => undefined,
  };
}

/** Says it on the status line. */
export function announce({ signals }: Space, said: Announcement): void {
  signals.announcement.value = { said, serial: (signals.announcement.peek()?.serial ?? 0) + 1 };
}

function createSignals(): Signals {
  return {
    broken: signal(false),
    refused: signal(false),
    device: signal(null),
    person: signal(null),
    chosen: signal(null),
    pins: signal([]),
    summaries: signal([]),
    removed: signal(null),
    outbox: signal([]),
    notices: signal([]),
    contact: signal(null),
    sync: signal({ running: false, last: null }),
    announcement: signal(null),
    readiness: signal(null),
    newVersion: signal(false),
    outdated: signal(false),
  };
}
