// The volunteer space as a whole: device, people, visits, synchronisation. The only caller of store and sync.
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { createDeviceClient, pairDevice, type DeviceClient } from "../api/device.ts";
import type { Fetch } from "../api/reply.ts";
import type { DistanceM } from "../domain/perimeter.ts";
import type { Contact, Device, HeldVisit, Notice, OutboxRow } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import { createSync, type LoopDeps, type SyncState } from "../sync/loop.ts";
import { listMissingCharters } from "../sync/pull.ts";
import { runRound } from "../sync/round.ts";
import { toAnnouncement, type Announced, type Announcement } from "./announce.ts";
import { readCharter } from "./charters.ts";
import { normaliseCode } from "./pairing.ts";
import type { Prepare } from "./photos.ts";
import { judgeReadiness, type Readiness, type WorkerReport } from "./readiness.ts";
import { summarise, type Summary } from "./summary.ts";
import { createVisit, type VisitModel } from "./visit.ts";
import type { VisitDeps } from "./visit/held.ts";

const PROBE_BYTES = 4 * 1024 * 1024;

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
  /** Tells the other tabs that the store has changed, and listens to them. */
  tellTabs: () => void;
  listenToTabs: (onChange: () => void) => void;
};

/** Why a visit cannot be opened. */
export type Closed = { kind: "unknown" } | { kind: "no-charter" } | { kind: "nobody" };
export type Opened = { kind: "open"; model: VisitModel } | Closed;

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
  /** Pairs with a code as typed; null when done, else the problem's slug. */
  pair: (typed: string, label: string) => Promise<string | null>;
  choosePerson: (person: string | null) => Promise<void>;
  synchronise: () => Promise<void>;
  checkReadiness: () => Promise<void>;
  openVisit: (id: string) => Promise<Opened>;
  readPhoto: (sha256: string) => Promise<ArrayBuffer | null>;
  /** The person has read the problem. */
  dismiss: () => void;
  /** Writes the drafts of the open visit. */
  keepDrafts: () => Promise<void>;
};

/** Makes the application at rest; `start` reads the store, brings back drafts and begins to synchronise. */
export function createApp(deps: AppDeps): App {
  const { store, now } = deps;
  const loaded = signal(false);
  const broken = signal(false);
  const device = signal<Device | null>(null);
  const person = signal<string | null>(null);
  const summaries = signal<readonly Summary[]>([]);
  const outbox = signal<readonly OutboxRow[]>([]);
  const notices = signal<readonly Notice[]>([]);
  const contact = signal<Contact | null>(null);
  const syncState = signal<SyncState>({ running: false, last: null });
  const announcement = signal<Announced | null>(null);
  const readiness = signal<Readiness | "checking" | null>(null);
  let open: VisitModel | null = null;
  let newId = deps.idsAfter(null);
  let checksAsked = 0;

  const refresh = async (): Promise<void> => {
    const [held, chosen, visits, rows, kept, last] = await Promise.all([
      store.readDevice(), store.readPerson(), store.listVisits(), store.listOutbox(), store.listNotices(), store.readContact(),
    ]);
    device.value = held;
    person.value = held?.people.some((one) => one.id === chosen) === true ? chosen : null;
    outbox.value = rows;
    notices.value = kept;
    contact.value = last;
    summaries.value = await summariseAll(store, visits, rows);
  };
  const changedHere = (): void => {
    deps.tellTabs();
    void refresh();
  };
  const changedElsewhere = async (): Promise<void> => {
    await refresh();
    await open?.reload();
  };
  const clientFor = (held: Device): DeviceClient =>
    createDeviceClient(deps.fetcher, { device: held.device, secret: held.secret, caisse: held.caisse.id });
  const sync = createSync({
    ...deps,
    round: () => runRound({ store, clientFor, now }),
    onState: (state) => {
      syncState.value = state;
      if (state.running) return;
      deps.tellTabs();
      void changedElsewhere();
    },
  });
  const announce = (said: Announcement): void => {
    announcement.value = { said, serial: (announcement.peek()?.serial ?? 0) + 1 };
  };
  let cancelSend = (): void => undefined;
  const visitDeps = (): VisitDeps => ({
    store, now, newId, announce,
    prepare: deps.prepare, loadDistanceM: deps.loadDistanceM, after: deps.after,
    today: () => civilDate(now(), device.peek()?.caisse.time_zone ?? "Europe/Paris"),
    onWritten: () => {
      changedHere();
      cancelSend();
      cancelSend = deps.after(SEND_SOON_MS, () => void sync.now());
    },
  });

  const openAs = async (id: string, author: string): Promise<Opened> => {
    const held = device.peek();
    const visit = (await store.listVisits()).find((one) => one.id === id);
    if (!held || !visit) return { kind: "unknown" };
    const bytes = visit.charter === null ? null : await store.readCharter(visit.charter);
    if (!bytes) return { kind: "no-charter" };
    const subject = { visit, charter: readCharter(bytes), caisse: held.caisse, person: author, device: held.device };
    const drafts = (await store.listDrafts()).filter((draft) => draft.visit === id && draft.author === author);
    return { kind: "open", model: createVisit(visitDeps(), subject, await store.listEntries(id), drafts) };
  };
  /** After a crash: what was being typed becomes an entry; what cannot yet stays a draft. */
  const recoverDrafts = async (): Promise<void> => {
    const drafts = await store.listDrafts();
    const pairs = new Map(drafts.map((draft) => [`${draft.visit} ${draft.author}`, draft]));
    for (const { visit, author } of pairs.values()) {
      const opened = await openAs(visit, author);
      if (opened.kind === "open") await opened.model.recover();
    }
  };

  return {
    loaded, broken, device, person, summaries, outbox, notices, contact, announcement, readiness,
    sync: syncState, newVersion: signal(false), outdated: signal(false),
    start: async () => {
      try {
        await refresh();
        newId = deps.idsAfter(await findLastId(store));
        await recoverDrafts();
        await refresh();
      } catch {
        broken.value = true;
      }
      loaded.value = true;
      deps.listenToTabs(() => void changedElsewhere());
      sync.start();
    },
    pair: async (typed, label) => {
      const reply = await pairDevice(deps.fetcher, normaliseCode(typed), label);
      if (reply.kind === "unreachable") return "unreachable";
      if (reply.kind === "problem") return reply.slug;
      const { device: id, secret, caisse, people } = reply.value;
      const saved = await store.saveDevice({ device: id, secret, label, caisse, people, public_key: null, key_id: null });
      if (saved.kind !== "saved") return saved.kind === "full" ? "storage-full" : "storage-failed";
      const [only] = people;
      await store.savePerson(people.length === 1 && only ? only.id : null);
      open = null;
      void deps.askPersistence();
      announce({ kind: "paired" });
      await refresh();
      void sync.now();
      return null;
    },
    choosePerson: async (chosen) => {
      const saved = await store.savePerson(chosen);
      if (saved.kind !== "saved") announce(toAnnouncement(saved));
      await refresh();
    },
    synchronise: async () => {
      await store.retryRefused();
      await sync.now();
    },
    checkReadiness: async () => {
      readiness.value = "checking";
      const asked = ++checksAsked;
      const [worker, persisted, room] = await Promise.all([deps.inspectWorker(), deps.askPersistence(), store.probe(PROBE_BYTES)]);
      const [visits, missing, last] = await Promise.all([store.listVisits(), listMissingCharters(store), store.readContact()]);
      if (asked !== checksAsked) return; // a later check knows better
      readiness.value = judgeReadiness({
        worker, persisted,
        visits: visits.filter((visit) => !visit.withdrawn).length,
        charters_missing: missing.length,
        has_room: room.kind === "saved",
        last_contact_ms: last?.at_ms ?? null,
        clock_offset_ms: last?.clock_offset_ms ?? 0,
        now_ms: now(),
      });
    },
    openVisit: async (id) => {
      const author = person.peek();
      if (author === null) return { kind: "nobody" };
      if (open && open.subject.visit.id === id && open.subject.person === author) return { kind: "open", model: open };
      await open?.keepDrafts();
      const opened = await openAs(id, author);
      open = opened.kind === "open" ? opened.model : null;
      return opened;
    },
    readPhoto: async (sha256) => (await store.readPhoto(sha256))?.bytes ?? null,
    dismiss: () => {
      announcement.value = null;
    },
    keepDrafts: async () => open?.keepDrafts(),
  };
}

const SEND_SOON_MS = 3_000;

/** "YYYY-MM-DD" at that instant, in that time zone. */
export function civilDate(at_ms: number, time_zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone, dateStyle: "short" }).format(at_ms);
}

async function summariseAll(store: Store, visits: readonly HeldVisit[], outbox: readonly OutboxRow[]): Promise<Summary[]> {
  return Promise.all(visits.map(async (visit) => summarise(visit, await store.listEntries(visit.id), outbox)));
}

/** The greatest id among the entries held: ids never go back, even when the clock does. */
async function findLastId(store: Store): Promise<string | null> {
  const visits = await store.listVisits();
  const entries = (await Promise.all(visits.map((visit) => store.listEntries(visit.id)))).flat();
  return entries.reduce<string | null>((last, { entry }) => (last === null || entry.id > last ? entry.id : last), null);
}
