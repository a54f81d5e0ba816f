// The seam between the application and what lasts: the promise of each method, kept by two adapters.
import type {
  Addition, BegunVisit, Contact, Device, Draft, HeldEntry, HeldPhoto, HeldVisit, NewEntry, Notice, OutboxRow, Pin, Probed, Pulled, Settled,
} from "./records.ts";

/** What became of a write. `saved` is said only once the transaction has completed; `full` and `failed` changed nothing. */
export type Saved =
  | { kind: "saved" }
  | { kind: "full" }
  | { kind: "failed"; reason: string };

export type Store = {
  /** The pairing, or null on a new device. */
  readDevice: () => Promise<Device | null>;
  /** Replaces the pairing. Entries, photos, drafts and outbox are left as they are. */
  saveDevice: (device: Device) => Promise<Saved>;
  /** Who holds the device now. */
  readPerson: () => Promise<string | null>;
  savePerson: (person: string | null) => Promise<Saved>;
  readContact: () => Promise<Contact | null>;
  saveContact: (contact: Contact) => Promise<Saved>;

  /** Names (SHA-256) of the charters held. */
  listCharters: () => Promise<string[]>;
  /** The charter's exact bytes. */
  readCharter: (sha256: string) => Promise<ArrayBuffer | null>;
  /** Keeps bytes whose SHA-256 the caller has checked. */
  saveCharter: (sha256: string, bytes: ArrayBuffer) => Promise<Saved>;
  /** Forgets bytes that are not whole: they are missing from then on, and fetched again. */
  dropCharter: (sha256: string) => Promise<Saved>;

  /** All visits, withdrawn ones included. */
  listVisits: () => Promise<HeldVisit[]>;
  /** One transaction: a visit begun here, its opening and the opening's outbox row, which has not left. */
  beginVisit: (visit: HeldVisit, opening: NewEntry) => Promise<Saved>;
  /** One transaction: a visit begun here goes, with its opening and outbox row, if it holds nothing else and the opening has
   *  not left; gives what went, or null when nothing changed. */
  removeBegun: (visit: string) => Promise<BegunVisit | null>;
  /** Before anything is sent: what is in the outbox may be on its way from now on. */
  letLeave: () => Promise<Saved>;
  /** The greatest id among all entries, null without any. */
  findLastId: () => Promise<string | null>;
  /** The visit's entries, parked ones included, in no promised order. */
  listEntries: (visit: string) => Promise<HeldEntry[]>;
  /** Those of `ids` that are held. */
  readEntries: (ids: readonly string[]) => Promise<HeldEntry[]>;
  /** One transaction: the entries, one outbox row for each entry and photo, and the end of the drafts. An id already held is left as it is. */
  addEntries: (addition: Addition) => Promise<Saved>;

  /** Everything not yet received by the server, oldest first, refused rows included. */
  listOutbox: () => Promise<OutboxRow[]>;
  /** One transaction: receipts written, their outbox rows removed; refused rows stay with the reason. */
  takeOutcomes: (settled: readonly Settled[]) => Promise<Saved>;
  /** Gives refused rows another chance. */
  retryRefused: () => Promise<Saved>;
  /** Entries kept aside by the server, with the reason. */
  listNotices: () => Promise<Notice[]>;

  /** Keeps a photo's bytes; not in the outbox until an entry names it. */
  savePhoto: (photo: HeldPhoto) => Promise<Saved>;
  readPhoto: (sha256: string) => Promise<HeldPhoto | null>;
  /** The server holds these bytes: the outbox row goes, the bytes stay. */
  takePhotoReceipt: (sha256: string, at_ms: number) => Promise<Saved>;
  /** The server would not take the photo: row and bytes stay, with the reason. */
  refusePhoto: (sha256: string, reason: string) => Promise<Saved>;
  /** Removes the photos whose receipt is older than `before_ms` and which nothing waits to send; gives their number. */
  sweepPhotos: (before_ms: number) => Promise<number>;
  /** Removes the photos that nothing names (no entry, no correction under way, no outbox row) and that an earlier sweep
   *  found so before `before_ms`; marks with `now_ms` those that it finds first; gives the number removed. */
  sweepOrphans: (now_ms: number, before_ms: number) => Promise<number>;

  /** Per visit, the highest number pulled. */
  listCursors: () => Promise<Record<string, number>>;
  /** One transaction: visits, tombstones, entries and cursors. A body held here is never overwritten. */
  takePulled: (pulled: Pulled) => Promise<Saved>;

  /** Overwrites the draft of that key. */
  saveDraft: (draft: Draft) => Promise<Saved>;
  removeDraft: (key: string) => Promise<Saved>;
  listDrafts: () => Promise<Draft[]>;

  /** Writes `size_bytes` in pieces, reads each back, removes them all: is there room, and for how much? */
  probe: (size_bytes: number) => Promise<{ outcome: Saved; written_bytes: number }>;
  /** What the last probe found. */
  readProbed: () => Promise<Probed | null>;
  saveProbed: (probed: Probed) => Promise<Saved>;

  listPins: () => Promise<Pin[]>;
  savePin: (pin: Pin) => Promise<Saved>;
  removePin: (person: string) => Promise<Saved>;
  close: () => Promise<void>;
};
