// The IndexedDB tables of the device and their upgrades. Upgrades only add: an old row always stays readable.
import type { DBSchema, IDBPDatabase } from "idb";
import type { Caisse } from "../api/shapes.ts";
import type { Contact, Device, Draft, HeldEntry, HeldPhoto, HeldVisit, Notice, OutboxRow, Pin, Probed } from "./records.ts";

export const VERSION = 2;

/** The single row of a one-row table. */
export const ONLY = "only";

export type Tables = DBSchema & {
  device: { key: string; value: Omit<Device, "caisse"> };
  caisse: { key: string; value: Caisse };
  person: { key: string; value: string };
  contact: { key: string; value: Contact };
  charters: { key: string; value: { sha256: string; bytes: ArrayBuffer } };
  visits: { key: string; value: HeldVisit };
  entries: { key: string; value: HeldEntry; indexes: { visit: string } };
  outbox: { key: string; value: OutboxRow; indexes: { order: number } };
  photos: { key: string; value: HeldPhoto };
  drafts: { key: string; value: Draft };
  cursors: { key: string; value: { visit: string; number: number } };
  notices: { key: string; value: Notice };
  probes: { key: string; value: ArrayBuffer };
  probed: { key: string; value: Probed };
  pins: { key: string; value: Pin };
};

/** Brings a database of any earlier version to this one, adding only. */
export function upgrade(db: IDBPDatabase<Tables>, from: number): void {
  if (from < 1) {
    db.createObjectStore("device");
    db.createObjectStore("caisse");
    db.createObjectStore("person");
    db.createObjectStore("contact");
    db.createObjectStore("charters", { keyPath: "sha256" });
    db.createObjectStore("visits", { keyPath: "id" });
    db.createObjectStore("entries", { keyPath: "entry.id" }).createIndex("visit", "entry.visit");
    db.createObjectStore("outbox", { keyPath: "key" }).createIndex("order", "order");
    db.createObjectStore("photos", { keyPath: "sha256" });
    db.createObjectStore("drafts", { keyPath: "key" });
    db.createObjectStore("cursors", { keyPath: "visit" });
    db.createObjectStore("notices", { keyPath: "id" });
    db.createObjectStore("probes");
  }
  if (from < 2) {
    db.createObjectStore("probed");
    db.createObjectStore("pins", { keyPath: "person" });
  }
}
