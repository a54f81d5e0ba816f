// What the device keeps, row by row. Everything here must survive a power cut (design 5, "On the tablet").
import type { Caisse, Person, VisitView } from "../api/shapes.ts";
import type { Entry } from "../domain/entry.ts";

/** The device's credential and the people who may use it (design 10). */
export type Device = {
  device: string;
  secret: string;
  label: string;
  people: Person[];
  caisse: Caisse;
  public_key: string | null;
  key_id: string | null;
};

/** The last time the server answered; `clock_offset_ms` is server minus device; `charter`: the version in force then, if said. */
export type Contact = { at_ms: number; clock_offset_ms: number; charters: string[]; charter?: string | null };

/** The last time that room was looked for: so many bytes were written, then removed. */
export type Probed = { at_ms: number; took_ms: number; wanted_bytes: number; written_bytes: number; outcome: "saved" | "full" | "failed" };

/** What opens the screens of a person on a shared tablet. It separates screens: nothing is encrypted by it (design 10). */
export type Pin = {
  person: string;
  /** PBKDF2-HMAC-SHA-256 of the code over the salt, so many times. */
  salt: ArrayBuffer;
  hash: ArrayBuffer;
  iterations: number;
  /** When these screens were last open. */
  seen_at_ms: number;
  /** When the code was replaced without being known; what was being typed before is not shown. */
  reset_at_ms: number | null;
  /** Visits that had something unsent when the code was replaced without being known: hidden until it is sent. */
  veiled: string[];
};

/** A visit of this device; `withdrawn` is a tombstone: its unsent entries still leave. */
export type HeldVisit = VisitView & { withdrawn: boolean };

/** Proof that the server has committed an entry or a photo. */
export type Receipt = { outcome: "stored" | "parked" | "conflict"; at_ms: number };

export type HeldEntry = {
  entry: Entry;
  sha256: string;
  number: number | null;
  parked: boolean;
  receipt: Receipt | null;
};

/** One thing still to send. `refusal` names why the server would not read it; it stays until a person acts.
 *  `unleft`: the opening of a visit begun here, which nothing has yet tried to send: until then the visit may be removed. */
export type OutboxRow = {
  key: string;
  order: number;
  kind: "entry" | "photo";
  name: string;
  visit: string;
  refusal: string | null;
  unleft?: true;
};

/** Bytes, never a Blob (pwa.md 0.3). `sent_at_ms` is set by the receipt; 7 days later the bytes may go. So may, 7 days
 *  after `orphan_since_ms`, those that no entry came to name: a crash came between, or a correction was given up. */
export type HeldPhoto = {
  sha256: string;
  bytes: ArrayBuffer;
  type: string;
  width_px: number;
  height_px: number;
  visit: string;
  sent_at_ms: number | null;
  orphan_since_ms?: number;
};

/** Text being typed: one row per field and person, overwritten until it becomes an entry. */
export type Draft = {
  key: string;
  visit: string;
  author: string;
  field: string;
  text: string;
  replaces: string[];
  changed_at_ms: number;
};

/** Something that a person should know of an entry that the server has kept aside. */
export type Notice = {
  id: string;
  visit: string;
  outcome: "parked" | "conflict";
  reason: string | null;
  other_sha256: string | null;
  at_ms: number;
};

/** The server's word on one pushed entry, dated by the device. */
export type Settled = {
  id: string;
  outcome: Receipt["outcome"] | "refused";
  number: number | null;
  reason: string | null;
  other_sha256: string | null;
  at_ms: number;
};

export type NewEntry = { entry: Entry; sha256: string };

/** A visit begun here, as its beginning left it. */
export type BegunVisit = { visit: HeldVisit; opening: NewEntry };

/** One user action: entries, the photos they name, and the drafts they replace. */
export type Addition = { entries: NewEntry[]; photos: string[]; drafts: string[] };

/** One page of a pull, with the cursors that it leaves. */
export type Pulled = {
  visits: VisitView[];
  withdrawn: string[];
  entries: { entry: Entry; sha256: string; number: number; parked: boolean; reason: string | null }[];
  at_ms: number;
};
