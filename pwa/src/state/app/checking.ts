// « Prêt pour le hors-ligne »: the facts are looked up each time, never remembered.
import { listMissingCharters } from "../../sync/pull.ts";
import { judgeReadiness, type ReadinessFacts } from "../readiness.ts";
import type { AppDeps, Space } from "./space.ts";

const PROBE_BYTES = 4 * 1024 * 1024;

/** Checks that the tablet may leave without network; of several checks under way, the last one is believed. */
export async function checkReadiness(space: Space): Promise<void> {
  const { readiness } = space.signals;
  readiness.value = "checking";
  const asked = ++space.checksAsked;
  const facts = await findFacts(space.deps);
  if (asked === space.checksAsked) readiness.value = judgeReadiness(facts);
}

async function findFacts({ store, inspectWorker, askPersistence, now }: AppDeps): Promise<ReadinessFacts> {
  const [worker, persisted, room] = await Promise.all([inspectWorker(), askPersistence(), store.probe(PROBE_BYTES)]);
  const [visits, missing, last] = await Promise.all([store.listVisits(), listMissingCharters(store), store.readContact()]);
  return {
    worker, persisted,
    visits: visits.filter((visit) => !visit.withdrawn).length,
    charters_missing: missing.length,
    has_room: room.kind === "saved",
    last_contact_ms: last?.at_ms ?? null,
    clock_offset_ms: last?.clock_offset_ms ?? 0,
    now_ms: now(),
  };
}
