// « Prêt pour le hors-ligne »: the facts are looked up each time. Room alone is remembered: finding it writes 60 MB, so
// that is done after the pairing, when the last time is old, and when a person asks.
import type { Probed } from "../../store/records.ts";
import { listMissingCharters } from "../../sync/pull.ts";
import { isProbeDue, judgeReadiness, PROBE_BYTES, type ReadinessFacts } from "../readiness.ts";
import { withSuggested } from "../suggested.ts";
import type { Space } from "./space.ts";

/** Checks that the tablet may leave without network; of several checks under way, the last one is believed. */
export async function checkReadiness(space: Space, isAsked = false): Promise<void> {
  const { readiness, broken } = space.signals;
  if (broken.peek()) return;
  readiness.value = "checking";
  const check = ++space.checksAsked;
  const facts = await findFacts(space, isAsked);
  if (check === space.checksAsked) readiness.value = judgeReadiness(facts);
}

async function findFacts(space: Space, isAsked: boolean): Promise<ReadinessFacts> {
  const { store, inspectWorker, askPersistence, now } = space.deps;
  const [worker, persisted, probed] = await Promise.all([inspectWorker(), askPersistence(), findRoom(space, isAsked)]);
  const [visits, charters, missing, last] = await Promise.all([
    store.listVisits(), store.listCharters(), listMissingCharters(store), store.readContact(),
  ]);
  const given = visits.filter((visit) => !visit.withdrawn);
  const placed = await Promise.all(given.map(async (visit) => withSuggested(visit, await store.listEntries(visit.id)).outlet !== null));
  return {
    worker, persisted, probed,
    visits: given.length,
    places_missing: placed.filter((isPlaced) => !isPlaced).length,
    charters: charters.length,
    charters_missing: missing.length,
    last_contact_ms: last?.at_ms ?? null,
    clock_offset_ms: last?.clock_offset_ms ?? 0,
    now_ms: now(),
  };
}

/** What the last probe found, or a new one where it is due; checks that come meanwhile wait for the same one. Before the
 *  first exchange nothing is written: what comes from the server has the room first. */
async function findRoom(space: Space, isAsked: boolean): Promise<Probed | null> {
  const { store, now } = space.deps;
  const known = space.probed ?? (await store.readProbed());
  const isFirst = known === null && (await store.readContact()) === null;
  if (!isAsked && (isFirst || !isProbeDue(known, now()))) return known;
  space.probing ??= lookForRoom(space).finally(() => (space.probing = null));
  return space.probing;
}

async function lookForRoom(space: Space): Promise<Probed> {
  const { store, now } = space.deps;
  const from_ms = now();
  const { outcome, written_bytes } = await store.probe(PROBE_BYTES);
  const at_ms = now();
  const probed = { at_ms, took_ms: Math.max(0, at_ms - from_ms), wanted_bytes: PROBE_BYTES, written_bytes, outcome: outcome.kind };
  // Where there is no room to note that there is none, it is known until the application is closed.
  space.probed = probed;
  await store.saveProbed(probed);
  return probed;
}
