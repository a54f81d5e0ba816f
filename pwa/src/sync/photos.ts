// Sends photos one by one: a photo that the server refuses is marked, the others go on (field.md B14).
import type { DeviceClient } from "../api/device.ts";
import type { HeldPhoto, OutboxRow } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import { haltUnlessSaved, isUnreadable, toHalt, type Halt } from "./halt.ts";

type Wire = { store: Store; client: DeviceClient; now: () => number; onProgress: () => void };

export const KEEP_SENT_MS = 7 * 24 * 3_600_000;

/** Puts what waits; a photo leaves the outbox only when the server names its hash and size. */
export async function putPhotos(wire: Wire): Promise<Halt | null> {
  const { store, onProgress } = wire;
  let later: Halt | null = null;
  for (const row of (await store.listOutbox()).filter(isWaitingPhoto)) {
    const photo = await store.readPhoto(row.name);
    const halt = photo ? await putPhoto(wire, photo) : await markLost(store, row);
    onProgress();
    if (halt !== null && halt.kind !== "later") return halt;
    later ??= halt;
  }
  return later;
}

/** Frees the bytes of photos received by the server a week ago or more (design, `field.md` rule 8). */
export async function sweepSentPhotos(store: Store, now_ms: number): Promise<number> {
  return store.sweepPhotos(now_ms - KEEP_SENT_MS);
}

/** Frees the bytes of photos that nothing has named for a week (`field.md` rule 3). */
export async function sweepOrphanPhotos(store: Store, now_ms: number): Promise<number> {
  return store.sweepOrphans(now_ms, now_ms - KEEP_SENT_MS);
}

function isWaitingPhoto(row: OutboxRow): boolean {
  return row.kind === "photo" && row.refusal === null;
}

async function putPhoto({ store, client, now }: Wire, photo: HeldPhoto): Promise<Halt | null> {
  const { sha256, bytes } = photo;
  const reply = await client.putPhoto(sha256, bytes);
  if (reply.kind === "ok") {
    const named = reply.value.sha256 === sha256 && reply.value.size_bytes === bytes.byteLength;
    if (!named) return { kind: "later", slug: "receipt-differs" };
    return haltUnlessSaved(await store.takePhotoReceipt(sha256, now()));
  }
  if (reply.kind === "unreachable" || !isUnreadable(reply)) return toHalt(reply);
  return haltUnlessSaved(await store.refusePhoto(sha256, reply.slug));
}

async function markLost(store: Store, row: OutboxRow): Promise<Halt | null> {
  return haltUnlessSaved(await store.refusePhoto(row.name, "photo-lost"));
}
