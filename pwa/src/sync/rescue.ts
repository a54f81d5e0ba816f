// Gathers what the server has not received, or what a person picks, and seals it into one file (design 10).
import type { Entry } from "../domain/entry.ts";
import { createSealer, ENTRIES_A_CHUNK, type Recipient, type Signer } from "../domain/rescue.ts";
import type { Store } from "../store/store.ts";

/** What goes into a file, by name: ids of entries, hashes of photos. */
export type Picked = { entries: readonly string[]; photos: readonly string[] };

/** `missing`: photos whose bytes are no longer on the device. */
export type Sealed = { blob: Blob; entries: number; photos: number; missing: number };

/** Everything of which no receipt has come, refused things included, whoever wrote it. */
export async function pickUnreceived(store: Store): Promise<Picked> {
  const rows = await store.listOutbox();
  const named = (kind: "entry" | "photo"): string[] => rows.filter((row) => row.kind === kind).map((row) => row.name);
  return { entries: named("entry"), photos: named("photo") };
}

/** Seals what was picked, and the photos that it shows. One photo at a time is in memory: what is sealed goes to the browser's own keeping. */
export async function sealPicked(store: Store, to: Recipient, by: Signer, picked: Picked, onPhoto: (done: number, total: number) => void = () => undefined): Promise<Sealed> {
  const entries = (await store.readEntries(picked.entries)).map((held) => held.entry);
  const photos = [...new Set([...picked.photos, ...entries.flatMap(listPhotos)])];
  const sealer = await createSealer(to, by);
  const parts = [new Blob([await sealer.head()])];
  for (let start = 0; start < entries.length; start += ENTRIES_A_CHUNK)
    parts.push(new Blob([await sealer.entries(entries.slice(start, start + ENTRIES_A_CHUNK))]));
  let missing = 0;
  for (const [done, sha256] of photos.entries()) {
    onPhoto(done, photos.length);
    const photo = await store.readPhoto(sha256);
    if (photo) parts.push(new Blob([await sealer.photo(photo.bytes)]));
    else missing += 1;
  }
  parts.push(new Blob([await sealer.end()]));
  return { blob: new Blob(parts, { type: "application/octet-stream" }), entries: entries.length, photos: photos.length - missing, missing };
}

function listPhotos(entry: Entry): string[] {
  return entry.kind === "photo" ? [entry.content.sha256] : [];
}
