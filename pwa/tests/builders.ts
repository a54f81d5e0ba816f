// Plain builders for the tests of store, sync and state: one keyword override each, no library.
import type { Caisse, VisitView } from "../src/api/shapes.ts";
import type { Entry } from "../src/domain/entry.ts";
import type { Device, Draft, HeldPhoto, NewEntry, Settled } from "../src/store/records.ts";

export const ALICE = "018f0000-0000-7000-8000-00000000a11c";
export const BOB = "018f0000-0000-7000-8000-0000000000b0";
export const TABLET = "018f0000-0000-7000-8000-00000000de71";
export const VISIT = "018f0000-0000-7000-8000-000000000001";

export function uuid(n: number): string {
  return `018f0000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
}

export function hex(n: number): string {
  return n.toString(16).padStart(64, "0");
}

export function answer(n: number, over: Partial<Entry> = {}): Entry {
  return {
    id: uuid(n), visit: VISIT, author: ALICE, device: TABLET, device_time: 1_000 + n,
    kind: "answer", field: `answer/q${n}`, content: { choice: "yes" }, replaces: [], ...over,
  } as Entry;
}

/** The entry that names a photo first. */
export function showing(n: number, photo: number): Entry {
  const content = { sha256: hex(photo), size_bytes: 3, width_px: 4, height_px: 3, question: "q1", family: null, present: true };
  return { ...answer(n), kind: "photo", field: `photo/${uuid(n)}`, content };
}

export function signed(entry: Entry): NewEntry {
  return { entry, sha256: hex(Number.parseInt(entry.id.slice(-12), 16)) };
}

export function added(...numbers: number[]): { entries: NewEntry[]; photos: string[]; drafts: string[] } {
  return { entries: numbers.map((n) => signed(answer(n))), photos: [], drafts: [] };
}

export function settled(n: number, over: Partial<Settled> = {}): Settled {
  return { id: uuid(n), outcome: "stored", number: n, reason: null, other_sha256: null, at_ms: 5_000, ...over };
}

export function photo(n: number, over: Partial<HeldPhoto> = {}): HeldPhoto {
  return {
    sha256: hex(n), bytes: new Uint8Array([n, 2, 3]).buffer, type: "image/jpeg",
    width_px: 4, height_px: 3, visit: VISIT, sent_at_ms: null, ...over,
  };
}

export function draft(key: string, text: string): Draft {
  return { key, visit: VISIT, author: ALICE, field: key, text, replaces: [], changed_at_ms: 1 };
}

export const CAISSE: Caisse = {
  id: uuid(90), slug: "gironde", name: "Caisse de Gironde", currency: "MonA", time_zone: "Europe/Paris",
  territory: { lat_e7: 448_400_000, lon_e7: -5_800_000, label: "Bordeaux" },
};

export function device(over: Partial<Device> = {}): Device {
  return {
    device: TABLET, secret: "secret", label: "Tablette 1", caisse: CAISSE, public_key: null, key_id: null,
    people: [{ id: ALICE, name: "Alice" }, { id: BOB, name: "Bob" }], ...over,
  };
}

export function visit(over: Partial<VisitView> = {}): VisitView {
  return {
    id: VISIT, charter: hex(7), planned_on: "2026-11-25", people: [ALICE], trial: false, state: "planned",
    outlet: {
      id: uuid(80), name: "Ferme des Trois Chênes", kind: "producer", address: "12 chemin du Pas", commune: "Bègles",
      lat_e7: 448_000_000, lon_e7: -5_500_000, phone: "05 00 00 00 00",
    },
    ...over,
  };
}
