// What goes into a rescue file: all that no receipt names, and its photos; nothing leaves the store.
import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/domain/entry.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { pickUnreceived, sealPicked, type Sealed } from "../../src/sync/rescue.ts";
import { answer, CAISSE, hex, photo, settled, signed, TABLET, uuid } from "../builders.ts";
import { makeCaisseKey, openRescueFile, type Opened } from "./opened.ts";

const BY = { device: TABLET, secret: "secret", made_at: 1 };
const KEY = makeCaisseKey();

function photoEntry(n: number, sha256: string): Entry {
  const content = { sha256, size_bytes: 3, width_px: 4, height_px: 3, question: null, family: null, present: true };
  return { ...answer(n), kind: "photo", field: `photo/${uuid(n)}`, content };
}

async function add(store: Store, entries: Entry[], photos: string[] = []): Promise<void> {
  await store.addEntries({ entries: entries.map(signed), photos, drafts: [] });
}

async function save(store: Store): Promise<Sealed & { opened: Opened }> {
  const key = await KEY;
  const sealed = await sealPicked(store, { caisse: CAISSE.id, key_id: "k1", public_key: key.public_key }, BY, await pickUnreceived(store));
  return { ...sealed, opened: await openRescueFile(sealed.blob, key) };
}

describe("the rescue file of a device", () => {
  it("rule 10: holds every entry and photo without a receipt, refused ones included, and no other", async () => {
    const store = createMemoryStore();
    await store.savePhoto(photo(5));
    await add(store, [answer(1), answer(2), answer(3), photoEntry(4, hex(5))], [hex(5)]);
    await store.takeOutcomes([settled(1), settled(2, { outcome: "refused", number: null, reason: "unknown_kind" })]);
    const { opened, entries, photos } = await save(store);

    expect(opened.entries.map(({ id }) => id)).toEqual([uuid(2), uuid(3), uuid(4)]);
    expect(opened.photos).toEqual([3]);
    expect([entries, photos, opened.end]).toEqual([3, 1, { entries: 3, photos: 1 }]);
  });

  it("holds a photo that has left when the entry that shows it has not", async () => {
    const store = createMemoryStore();
    await store.savePhoto(photo(5));
    await add(store, [photoEntry(4, hex(5))], [hex(5)]);
    await store.takePhotoReceipt(hex(5), 1);

    expect((await save(store)).opened.photos).toEqual([3]);
  });

  it("says how many photos are no longer on the device, and goes on", async () => {
    const store = createMemoryStore();
    await store.savePhoto(photo(6));
    await add(store, [photoEntry(4, hex(5)), photoEntry(5, hex(6))], [hex(5), hex(6)]);
    const { missing, opened } = await save(store);

    expect(missing).toBe(1);
    expect(opened.end).toEqual({ entries: 2, photos: 1 });
  });

  it("rule 15: takes nothing out of the queue: the file is a copy", async () => {
    const store = createMemoryStore();
    await store.savePhoto(photo(5));
    await add(store, [answer(1)], [hex(5)]);
    const before = await store.listOutbox();
    await save(store);

    expect(await store.listOutbox()).toEqual(before);
    expect(await store.readPhoto(hex(5))).not.toBeNull();
  });

  it("reads one photo at a time and cuts entries in chunks", async () => {
    const store = createMemoryStore();
    const numbers = Array.from({ length: 120 }, (_, n) => n + 1);
    let reading = 0;
    let most = 0;
    for (const n of [201, 202, 203]) await store.savePhoto(photo(n));
    await add(store, numbers.map((n) => answer(n)), [hex(201), hex(202), hex(203)]);
    const slow: Store = {
      ...store,
      readPhoto: async (sha256) => {
        most = Math.max(most, (reading += 1));
        const held = await store.readPhoto(sha256);
        reading -= 1;
        return held;
      },
    };
    const { opened } = await save(slow);

    expect(most).toBe(1);
    expect(opened.entries).toHaveLength(120);
    expect(opened.photos).toHaveLength(3);
  });
});
