// Brings what others wrote: visits, entries by per-visit cursors, and the charters that they need.
import type { DeviceClient } from "../api/device.ts";
import type { PulledEntry, PullReply } from "../api/shapes.ts";
import { sha256Hex } from "../domain/canonical.ts";
import { entrySha256 } from "../domain/entry.ts";
import type { Device, Pulled } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import { haltUnlessSaved, toHalt, type Halt } from "./halt.ts";

type Wire = { store: Store; client: DeviceClient; now: () => number };

/** Refreshes people, caisse, keys, list of charters and the clock's offset (server minus device, mid-flight). */
export async function refreshDevice({ store, client, now }: Wire, device: Device): Promise<Halt | null> {
  const asked_ms = now();
  const reply = await client.info();
  if (reply.kind !== "ok") return toHalt(reply);
  const { caisse, people, label, public_key, key_id, charters = [], charter = null, server_time } = reply.value;
  const at_ms = now();
  const clock_offset_ms = Math.round(server_time - (asked_ms + at_ms) / 2);
  const contacted = haltUnlessSaved(await store.saveContact({ at_ms, clock_offset_ms, charters, charter }));
  const current = await store.readDevice();
  if (contacted || current?.secret !== device.secret) return contacted;
  return haltUnlessSaved(await store.saveDevice({ ...current, caisse, people, label, public_key, key_id }));
}

/** Pulls until the server says that nothing more waits. */
export async function pullAll({ store, client, now }: Wire): Promise<Halt | null> {
  for (let more = true; more; ) {
    const reply = await client.pull(await listAllCursors(store));
    if (reply.kind !== "ok") return toHalt(reply);
    const saved = await store.takePulled(await toPulled(reply.value, now()));
    if (saved.kind !== "saved") return { kind: "storage", saved };
    more = reply.value.more && reply.value.entries.length > 0;
  }
  return null;
}

/** One cursor a visit held, 0 where nothing was pulled: the server answers which of them are ours no more. */
async function listAllCursors(store: Store): Promise<Record<string, number>> {
  const [visits, cursors] = await Promise.all([store.listVisits(), store.listCursors()]);
  return { ...Object.fromEntries(visits.map((visit) => [visit.id, 0])), ...cursors };
}

/** Fetches the charters still missing; bytes whose SHA-256 is not their name are thrown away. */
export async function fetchCharters({ store, client }: Wire): Promise<Halt | null> {
  for (const name of await listMissingCharters(store)) {
    const reply = await client.charter(name);
    if (reply.kind !== "ok") return toHalt(reply);
    if ((await sha256Hex(reply.value)) !== name) return { kind: "later", slug: "charter-differs" };
    const halt = haltUnlessSaved(await store.saveCharter(name, reply.value));
    if (halt) return halt;
  }
  return null;
}

/** Charters named by the server or by a visit, and not held. */
export async function listMissingCharters(store: Store): Promise<string[]> {
  const [visits, contact, held] = await Promise.all([store.listVisits(), store.readContact(), store.listCharters()]);
  const needed = new Set([...(contact?.charters ?? []), ...visits.map((visit) => visit.charter)].filter((name) => name !== null));
  return [...needed].filter((name) => !held.includes(name));
}

async function toPulled({ visits, withdrawn, entries }: PullReply, at_ms: number): Promise<Pulled> {
  return { visits, withdrawn, at_ms, entries: await Promise.all(entries.map(withHash)) };
}

async function withHash(pulled: PulledEntry): Promise<Pulled["entries"][number]> {
  return { ...pulled, sha256: await entrySha256(pulled.entry) };
}
