// The store in memory: for tests, and for a browser that gives no storage at all (shown as such).
import type { Caisse } from "../api/shapes.ts";
import type { Contact, Device, Draft, HeldEntry, HeldPhoto, HeldVisit, Notice, OutboxRow, Pin, Probed } from "./records.ts";
import { asBegun, cursorsOf, isUnparked, mergePulled, namedPhotos, settle, toHeld, toHeldVisit, toKey, toLeft, toNotice, toOrphan, toRows, toUnleft } from "./rules.ts";
import type { Saved, Store } from "./store.ts";

type Tables = {
  device: Omit<Device, "caisse"> | null;
  caisse: Caisse | null;
  person: string | null;
  contact: Contact | null;
  charters: Map<string, ArrayBuffer>;
  visits: Map<string, HeldVisit>;
  entries: Map<string, HeldEntry>;
  outbox: Map<string, OutboxRow>;
  photos: Map<string, HeldPhoto>;
  drafts: Map<string, Draft>;
  cursors: Map<string, number>;
  notices: Map<string, Notice>;
  probed: Probed | null;
  pins: Map<string, Pin>;
};

/** Makes an empty store; while `isFull()` is true every write is refused, as a full disk would. */
export function createMemoryStore(isFull: () => boolean = () => false): Store {
  const t = emptyTables();
  let order = 0;
  const write = (work: () => void): Promise<Saved> => {
    if (isFull()) return Promise.resolve({ kind: "full" });
    work();
    return Promise.resolve({ kind: "saved" });
  };
  const read = <T>(value: T): Promise<T> => Promise.resolve(structuredClone(value));
  const enqueue = (row: Omit<OutboxRow, "order">): void => {
    if (!t.outbox.has(row.key)) t.outbox.set(row.key, { ...row, order: ++order });
  };

  return {
    readDevice: () => read(t.device && t.caisse ? { ...t.device, caisse: t.caisse } : null),
    saveDevice: ({ caisse, ...device }) => write(() => Object.assign(t, structuredClone({ device, caisse }))),
    readPerson: () => read(t.person),
    savePerson: (person) => write(() => (t.person = person)),
    readContact: () => read(t.contact),
    saveContact: (contact) => write(() => (t.contact = structuredClone(contact))),

    listCharters: () => read([...t.charters.keys()]),
    readCharter: (sha256) => read(t.charters.get(sha256) ?? null),
    saveCharter: (sha256, bytes) => write(() => t.charters.set(sha256, bytes.slice(0))),
    dropCharter: (sha256) => write(() => t.charters.delete(sha256)),

    listVisits: () => read([...t.visits.values()]),
    beginVisit: (visit, opening) =>
      write(() => {
        t.visits.set(visit.id, structuredClone(visit));
        t.entries.set(opening.entry.id, structuredClone(toHeld(opening)));
        enqueue(toUnleft(opening));
      }),
    removeBegun: async (visit) => {
      const isOf = (one: { visit: string }): boolean => one.visit === visit;
      const held = [...t.entries.values()].filter(({ entry }) => isOf(entry));
      const begun = asBegun(t.visits.get(visit), held, [...t.outbox.values()].filter(isOf), [...t.drafts.values()].filter(isOf));
      if (begun === null) return null;
      const { id } = begun.opening.entry;
      const saved = await write(() => {
        t.visits.delete(visit);
        t.entries.delete(id);
        t.outbox.delete(toKey("entry", id));
      });
      return saved.kind === "saved" ? begun : null;
    },
    letLeave: () =>
      write(() => {
        for (const row of t.outbox.values()) t.outbox.set(row.key, toLeft(row));
      }),
    findLastId: () => read([...t.entries.keys()].sort().at(-1) ?? null),
    listEntries: (visit) => read([...t.entries.values()].filter((held) => held.entry.visit === visit)),
    readEntries: (ids) => read(ids.flatMap((id) => t.entries.get(id) ?? [])),
    addEntries: (addition) =>
      write(() => {
        const fresh = addition.entries.filter(({ entry }) => !t.entries.has(entry.id));
        for (const entry of fresh) t.entries.set(entry.entry.id, structuredClone(toHeld(entry)));
        for (const row of toRows({ ...addition, entries: fresh })) enqueue(row);
        for (const key of addition.drafts) t.drafts.delete(key);
      }),

    listOutbox: () => read([...t.outbox.values()].sort((a, b) => a.order - b.order)),
    takeOutcomes: (all) =>
      write(() => {
        for (const settled of all) {
          const held = t.entries.get(settled.id);
          const row = t.outbox.get(toKey("entry", settled.id));
          if (!held) continue;
          t.entries.set(settled.id, settle(held, settled));
          if (settled.outcome !== "refused") t.outbox.delete(toKey("entry", settled.id));
          else if (row) t.outbox.set(row.key, { ...row, refusal: settled.reason ?? "unreadable" });
          const notice = toNotice(settled, held.entry.visit);
          if (notice) t.notices.set(notice.id, notice);
        }
      }),
    retryRefused: () =>
      write(() => {
        for (const row of t.outbox.values()) t.outbox.set(row.key, { ...row, refusal: null });
      }),
    listNotices: () => read([...t.notices.values()]),

    savePhoto: (photo) => write(() => t.photos.set(photo.sha256, structuredClone(photo))),
    readPhoto: (sha256) => read(t.photos.get(sha256) ?? null),
    takePhotoReceipt: (sha256, at_ms) =>
      write(() => {
        const photo = t.photos.get(sha256);
        if (photo) t.photos.set(sha256, { ...photo, sent_at_ms: at_ms });
        t.outbox.delete(toKey("photo", sha256));
      }),
    refusePhoto: (sha256, reason) =>
      write(() => {
        const row = t.outbox.get(toKey("photo", sha256));
        if (row) t.outbox.set(row.key, { ...row, refusal: reason });
      }),
    sweepPhotos: (before_ms) => {
      const old = [...t.photos.values()].filter(
        ({ sha256, sent_at_ms }) =>
          sent_at_ms !== null && sent_at_ms < before_ms && !t.outbox.has(toKey("photo", sha256)),
      );
      for (const { sha256 } of old) t.photos.delete(sha256);
      return Promise.resolve(old.length);
    },

    sweepOrphans: async (now_ms, before_ms) => {
      const named = namedPhotos([...t.entries.values()], [...t.outbox.values()], [...t.drafts.values()]);
      const orphans = [...t.photos.values()].filter(({ sha256 }) => !named.has(sha256));
      const fates = orphans.map((photo) => [photo.sha256, toOrphan(photo, now_ms, before_ms)] as const);
      const saved = await write(() => {
        for (const [sha256, fate] of fates) {
          if (fate === "remove") t.photos.delete(sha256);
          else if (fate !== "keep") t.photos.set(sha256, fate);
        }
      });
      return saved.kind === "saved" ? fates.filter(([, fate]) => fate === "remove").length : 0;
    },

    listCursors: () => read(Object.fromEntries(t.cursors)),
    takePulled: (pulled) =>
      write(() => {
        for (const view of pulled.visits) t.visits.set(view.id, structuredClone(toHeldVisit(view)));
        for (const id of pulled.withdrawn) {
          const visit = t.visits.get(id);
          if (visit) t.visits.set(id, { ...visit, withdrawn: true });
        }
        for (const each of pulled.entries) {
          t.entries.set(each.entry.id, structuredClone(mergePulled(t.entries.get(each.entry.id), each)));
          if (isUnparked(t.notices.get(each.entry.id), each)) t.notices.delete(each.entry.id);
        }
        for (const [visit, number] of cursorsOf(pulled))
          t.cursors.set(visit, Math.max(number, t.cursors.get(visit) ?? 0));
      }),

    saveDraft: (draft) => write(() => t.drafts.set(draft.key, structuredClone(draft))),
    removeDraft: (key) => write(() => t.drafts.delete(key)),
    listDrafts: () => read([...t.drafts.values()]),

    probe: async (size_bytes) => {
      const outcome = await write(() => undefined);
      return { outcome, written_bytes: outcome.kind === "saved" ? size_bytes : 0 };
    },
    readProbed: () => read(t.probed),
    saveProbed: (probed) => write(() => (t.probed = structuredClone(probed))),

    listPins: () => read([...t.pins.values()]),
    savePin: (pin) => write(() => t.pins.set(pin.person, structuredClone(pin))),
    removePin: (person) => write(() => t.pins.delete(person)),
    close: () => Promise.resolve(),
  };
}

function emptyTables(): Tables {
  return {
    device: null, caisse: null, person: null, contact: null,
    charters: new Map(), visits: new Map(), entries: new Map(), outbox: new Map(),
    photos: new Map(), drafts: new Map(), cursors: new Map(), notices: new Map(), probed: null, pins: new Map(),
  };
}
