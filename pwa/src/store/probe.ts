// Is there room? Bytes that no storage can squeeze are written piece by piece, then removed: an old tablet never holds
// more than one piece in memory.
import type { Connection } from "./connection.ts";
import type { Saved } from "./store.ts";

export const PIECE_BYTES = 4 * 1024 * 1024;

/** The most that `crypto.getRandomValues` fills at once. */
const RANDOM_BYTES = 65_536;
/** What a probe that was killed has left goes with a later one. */
const LASTS_MS = 10 * 60_000;

/** Writes so many bytes, one strict transaction a piece, reads each piece back, and removes them all. */
export async function probe(read: Connection["read"], write: Connection["write"], size_bytes: number): Promise<{ outcome: Saved; written_bytes: number }> {
  const now_ms = Date.now();
  // Each probe removes itself alone, as another may be under way.
  const key = `${String(now_ms)}-${String(Math.random())}`;
  const left = IDBKeyRange.upperBound(String(now_ms - LASTS_MS));
  const bytes = fill(new Uint8Array(Math.min(PIECE_BYTES, size_bytes)));
  let outcome: Saved = await write(["probes"], (tx) => tx.objectStore("probes").delete(left));
  let written_bytes = 0;
  for (let place = 0; outcome.kind === "saved" && written_bytes < size_bytes; place += 1) {
    const piece = bytes.buffer.slice(0, size_bytes - written_bytes);
    outcome = await write(["probes"], (tx) => tx.objectStore("probes").put(piece, `${key}-${String(place)}`));
    if (outcome.kind !== "saved") break;
    const back = await read(async (db) => (await db.get("probes", `${key}-${String(place)}`))?.byteLength ?? 0);
    if (back !== piece.byteLength) outcome = { kind: "failed", reason: "probe-lost" };
    else written_bytes += piece.byteLength;
  }
  const removed = await write(["probes"], (tx) => tx.objectStore("probes").delete(IDBKeyRange.bound(key, `${key}\uffff`)));
  return { outcome: outcome.kind === "saved" ? removed : outcome, written_bytes };
}

function fill(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (let from = 0; from < bytes.length; from += RANDOM_BYTES) crypto.getRandomValues(bytes.subarray(from, from + RANDOM_BYTES));
  return bytes;
}
