// Sends the entries of the outbox, in batches; only a receipt for the very bytes takes a row out (design 5, "On the wire").
import type { DeviceClient } from "../api/device.ts";
import type { Outcome } from "../api/shapes.ts";
import type { HeldEntry, Settled } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import { haltUnlessSaved, isUnreadable, toHalt, type Halt } from "./halt.ts";

export const BATCH = 200;

type Wire = { store: Store; client: DeviceClient; now: () => number; onProgress: () => void };

/** Pushes what waits, oldest first, until all of it was answered or something stops the way. */
export async function pushEntries(wire: Wire): Promise<Halt | null> {
  const halt = await letLeave(wire.store);
  if (halt) return halt;
  const waiting = await listWaiting(wire.store);
  for (let start = 0; start < waiting.length; start += BATCH) {
    const halt = await pushBatch(wire, waiting.slice(start, start + BATCH));
    if (halt) return halt;
  }
  return null;
}

/** What is removed here is removed before this, never while it is on its way. */
async function letLeave(store: Store): Promise<Halt | null> {
  const rows = await store.listOutbox();
  return rows.some((row) => row.unleft === true) ? haltUnlessSaved(await store.letLeave()) : null;
}

async function listWaiting(store: Store): Promise<HeldEntry[]> {
  const rows = (await store.listOutbox()).filter((row) => row.kind === "entry" && row.refusal === null);
  return store.readEntries(rows.map((row) => row.name));
}

/** A batch that the server cannot read at all is cut in two, down to the one entry at fault. */
async function pushBatch(wire: Wire, batch: HeldEntry[]): Promise<Halt | null> {
  const reply = await wire.client.push(batch.map((held) => held.entry));
  if (reply.kind === "ok") return takeOutcomes(wire, batch, reply.value.outcomes);
  if (reply.kind === "unreachable" || !isUnreadable(reply)) return toHalt(reply);
  const [first, ...others] = batch;
  if (!first) return null;
  if (others.length === 0) return refuse(wire, first, reply.slug);
  const middle = Math.ceil(batch.length / 2);
  return (await pushBatch(wire, batch.slice(0, middle))) ?? pushBatch(wire, batch.slice(middle));
}

async function takeOutcomes(wire: Wire, batch: HeldEntry[], outcomes: Outcome[]): Promise<Halt | null> {
  const at_ms = wire.now();
  const sent = new Map(batch.map((held) => [held.entry.id, held]));
  const settled = outcomes.flatMap((outcome) => {
    const held = sent.get(outcome.id);
    return held ? [toSettled(outcome, held, at_ms)] : [];
  });
  const halt = haltUnlessSaved(await wire.store.takeOutcomes(settled));
  wire.onProgress();
  return halt;
}

/** « Stored » counts only for the bytes that are held here; other bytes are no receipt. */
function toSettled(outcome: Outcome, held: HeldEntry, at_ms: number): Settled {
  const { id, number, reason, other_sha256 } = outcome;
  const differs = outcome.outcome === "stored" && outcome.sha256 !== held.sha256;
  if (differs) return { id, outcome: "refused", number: null, reason: "receipt-differs", other_sha256, at_ms };
  return { id, outcome: outcome.outcome, number, reason, other_sha256, at_ms };
}

async function refuse(wire: Wire, held: HeldEntry, reason: string): Promise<Halt | null> {
  const { id } = held.entry;
  const settled: Settled = { id, outcome: "refused", number: null, reason, other_sha256: null, at_ms: wire.now() };
  return haltUnlessSaved(await wire.store.takeOutcomes([settled]));
}
