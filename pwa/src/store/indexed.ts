// The store on IndexedDB: every write is one strict transaction (design 5, "On the tablet").
import { connect, type Watch, type Writing } from "./connection.ts";
import { asBegun, cursorsOf, isUnparked, mergePulled, namedPhotos, settle, toHeld, toHeldVisit, toKey, toLeft, toNotice, toOrphan, toRows, toUnleft } from "./rules.ts";
import type { BegunVisit, OutboxRow, Pulled, Settled } from "./records.ts";
import { probe } from "./probe.ts";
import { ONLY } from "./schema.ts";
import type { Store } from "./store.ts";

/** Opens the device's database; nothing is read before the first call. */
export function openIndexedStore(name: string, watch: Watch = {}): Store {
  const { read, write, close } = connect(name, watch);
  return {
    readDevice: () =>
      read(async (db) => {
        const [device, caisse] = await Promise.all([db.get("device", ONLY), db.get("caisse", ONLY)]);
        return device && caisse ? { ...device, caisse } : null;
      }),
    saveDevice: ({ caisse, ...device }) =>
      write(["device", "caisse"], async (tx) => {
        await tx.objectStore("device").put(device, ONLY);
        await tx.objectStore("caisse").put(caisse, ONLY);
      }),
    readPerson: () => read(async (db) => (await db.get("person", ONLY)) ?? null),
    savePerson: (person) =>
      write(["person"], async (tx) => {
        if (person === null) await tx.objectStore("person").delete(ONLY);
        else await tx.objectStore("person").put(person, ONLY);
      }),
    readContact: () => read(async (db) => (await db.get("contact", ONLY)) ?? null),
    saveContact: (contact) =>
      write(["contact"], (tx) => tx.objectStore("contact").put(contact, ONLY)),

    listCharters: () => read((db) => db.getAllKeys("charters")),
    readCharter: (sha256) => read(async (db) => (await db.get("charters", sha256))?.bytes ?? null),
    saveCharter: (sha256, bytes) =>
      write(["charters"], (tx) => tx.objectStore("charters").put({ sha256, bytes })),
    dropCharter: (sha256) => write(["charters"], (tx) => tx.objectStore("charters").delete(sha256)),

    listVisits: () => read((db) => db.getAll("visits")),
    beginVisit: (visit, opening) =>
      write(["visits", "entries", "outbox"], async (tx) => {
        await tx.objectStore("visits").put(visit);
        await tx.objectStore("entries").put(toHeld(opening));
        await enqueue(tx, [toUnleft(opening)]);
      }),
    removeBegun: async (visit) => {
      let begun: BegunVisit | null = null;
      const saved = await write(["visits", "entries", "outbox", "drafts"], async (tx) => {
        begun = await findBegun(tx, visit);
        if (begun === null) return;
        const { id } = begun.opening.entry;
        await tx.objectStore("visits").delete(visit);
        await tx.objectStore("entries").delete(id);
        await tx.objectStore("outbox").delete(toKey("entry", id));
      });
      return saved.kind === "saved" ? begun : null;
    },
    letLeave: () =>
      write(["outbox"], async (tx) => {
        const outbox = tx.objectStore("outbox");
        for (const row of await outbox.getAll()) if (row.unleft === true) await outbox.put(toLeft(row));
      }),
    findLastId: () => read(async (db) => (await db.transaction("entries").store.openKeyCursor(null, "prev"))?.key ?? null),
    listEntries: (visit) => read((db) => db.getAllFromIndex("entries", "visit", visit)),
    readEntries: (ids) =>
      read(async (db) => {
        const tx = db.transaction("entries");
        const found = await Promise.all(ids.map((id) => tx.store.get(id)));
        return found.filter((held) => held !== undefined);
      }),
    addEntries: (addition) =>
      write(["entries", "outbox", "drafts"], async (tx) => {
        const entries = tx.objectStore("entries");
        const known = await Promise.all(addition.entries.map(({ entry }) => entries.getKey(entry.id)));
        const fresh = addition.entries.filter((_, place) => known[place] === undefined);
        await Promise.all([
          ...fresh.map((each) => entries.put(toHeld(each))),
          ...addition.drafts.map((key) => tx.objectStore("drafts").delete(key)),
          enqueue(tx, toRows({ ...addition, entries: fresh })),
        ]);
      }),

    listOutbox: () => read((db) => db.getAllFromIndex("outbox", "order")),
    takeOutcomes: (all) =>
      write(["entries", "outbox", "notices"], async (tx) => {
        for (const settled of all) await takeOutcome(tx, settled);
      }),
    retryRefused: () =>
      write(["outbox"], async (tx) => {
        const outbox = tx.objectStore("outbox");
        for (const row of await outbox.getAll()) if (row.refusal !== null) await outbox.put({ ...row, refusal: null });
      }),
    listNotices: () => read((db) => db.getAll("notices")),

    savePhoto: (photo) => write(["photos"], (tx) => tx.objectStore("photos").put(photo)),
    readPhoto: (sha256) => read(async (db) => (await db.get("photos", sha256)) ?? null),
    takePhotoReceipt: (sha256, at_ms) =>
      write(["photos", "outbox"], async (tx) => {
        const photo = await tx.objectStore("photos").get(sha256);
        if (photo) await tx.objectStore("photos").put({ ...photo, sent_at_ms: at_ms });
        await tx.objectStore("outbox").delete(toKey("photo", sha256));
      }),
    refusePhoto: (sha256, reason) =>
      write(["outbox"], (tx) => refuse(tx, toKey("photo", sha256), reason)),
    sweepPhotos: async (before_ms) => {
      let swept = 0;
      await write(["photos", "outbox"], async (tx) => {
        for (let cursor = await tx.objectStore("photos").openCursor(); cursor; cursor = await cursor.continue()) {
          const { sha256, sent_at_ms } = cursor.value;
          if (sent_at_ms === null || sent_at_ms >= before_ms) continue;
          if ((await tx.objectStore("outbox").getKey(toKey("photo", sha256))) !== undefined) continue;
          await cursor.delete();
          swept += 1;
        }
      });
      return swept;
    },

    sweepOrphans: async (now_ms, before_ms) => {
      let swept = 0;
      await write(["photos", "entries", "outbox", "drafts"], async (tx) => {
        const [entries, rows, drafts] = [tx.objectStore("entries"), tx.objectStore("outbox"), tx.objectStore("drafts")];
        const named = namedPhotos(await entries.getAll(), await rows.getAll(), await drafts.getAll());
        const photos = tx.objectStore("photos");
        // By their keys: the bytes of the photos that something names are never read.
        for (const sha256 of (await photos.getAllKeys()).filter((one) => !named.has(one))) {
          const photo = await photos.get(sha256);
          const fate = photo ? toOrphan(photo, now_ms, before_ms) : "keep";
          if (fate === "remove") await photos.delete(sha256);
          else if (fate !== "keep") await photos.put(fate);
          if (fate === "remove") swept += 1;
        }
      });
      return swept;
    },

    listCursors: () =>
      read(async (db) => Object.fromEntries((await db.getAll("cursors")).map(({ visit, number }) => [visit, number]))),
    takePulled: (pulled) =>
      write(["visits", "entries", "cursors", "notices"], async (tx) => {
        await takeVisits(tx, pulled);
        await takeEntries(tx, pulled);
        await takeCursors(tx, pulled);
      }),

    saveDraft: (draft) => write(["drafts"], (tx) => tx.objectStore("drafts").put(draft)),
    removeDraft: (key) => write(["drafts"], (tx) => tx.objectStore("drafts").delete(key)),
    listDrafts: () => read((db) => db.getAll("drafts")),

    probe: (size_bytes) => probe(read, write, size_bytes),
    readProbed: () => read(async (db) => (await db.get("probed", ONLY)) ?? null),
    saveProbed: (probed) => write(["probed"], (tx) => tx.objectStore("probed").put(probed, ONLY)),

    listPins: () => read((db) => db.getAll("pins")),
    savePin: (pin) => write(["pins"], (tx) => tx.objectStore("pins").put(pin)),
    removePin: (person) => write(["pins"], (tx) => tx.objectStore("pins").delete(person)),
    close,
  };
}

/** Asked all at once: each answer that is waited for costs a turn of the page's thread. */
async function enqueue(tx: Writing, rows: Omit<OutboxRow, "order">[]): Promise<void> {
  const outbox = tx.objectStore("outbox");
  const [last, ...known] = await Promise.all([
    outbox.index("order").openKeyCursor(null, "prev"),
    ...rows.map((row) => outbox.getKey(row.key)),
  ]);
  const fresh = rows.filter((_, place) => known[place] === undefined);
  await Promise.all(fresh.map((row, place) => outbox.put({ ...row, order: (last?.key ?? 0) + place + 1 })));
}

async function findBegun(tx: Writing, visit: string): Promise<BegunVisit | null> {
  const rows = await tx.objectStore("outbox").getAll();
  const drafts = await tx.objectStore("drafts").getAll();
  const isOf = (one: { visit: string }): boolean => one.visit === visit;
  const held = await tx.objectStore("entries").index("visit").getAll(visit);
  return asBegun(await tx.objectStore("visits").get(visit), held, rows.filter(isOf), drafts.filter(isOf));
}

async function takeOutcome(tx: Writing, settled: Settled): Promise<void> {
  const key = toKey("entry", settled.id);
  const held = await tx.objectStore("entries").get(settled.id);
  if (!held) return;
  if (settled.outcome === "refused") return refuse(tx, key, settled.reason ?? "unreadable");
  await tx.objectStore("entries").put(settle(held, settled));
  await tx.objectStore("outbox").delete(key);
  const notice = toNotice(settled, held.entry.visit);
  if (notice) await tx.objectStore("notices").put(notice);
}

async function refuse(tx: Writing, key: string, reason: string): Promise<void> {
  const row = await tx.objectStore("outbox").get(key);
  if (row) await tx.objectStore("outbox").put({ ...row, refusal: reason });
}

async function takeVisits(tx: Writing, { visits, withdrawn }: Pulled): Promise<void> {
  for (const view of visits) await tx.objectStore("visits").put(toHeldVisit(view));
  for (const id of withdrawn) {
    const visit = await tx.objectStore("visits").get(id);
    if (visit) await tx.objectStore("visits").put({ ...visit, withdrawn: true });
  }
}

async function takeEntries(tx: Writing, { entries }: Pulled): Promise<void> {
  for (const pulled of entries) {
    const held = await tx.objectStore("entries").get(pulled.entry.id);
    await tx.objectStore("entries").put(mergePulled(held, pulled));
    const notice = await tx.objectStore("notices").get(pulled.entry.id);
    if (isUnparked(notice, pulled)) await tx.objectStore("notices").delete(pulled.entry.id);
  }
}

async function takeCursors(tx: Writing, pulled: Pulled): Promise<void> {
  for (const [visit, number] of cursorsOf(pulled)) {
    const held = await tx.objectStore("cursors").get(visit);
    await tx.objectStore("cursors").put({ visit, number: Math.max(number, held?.number ?? 0) });
  }
}
