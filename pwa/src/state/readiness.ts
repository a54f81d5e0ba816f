// « Prêt pour le hors-ligne »: said only after a real check; what is missing is named (field.md E, rules 4 and 5).
import type { Probed } from "../store/records.ts";

export type FilesReport = { total: number; missing: number; version?: string };
export type WorkerReport = { kind: "absent" } | { kind: "silent" } | ({ kind: "controlling" } & FilesReport);

export type ReadinessFacts = {
  worker: WorkerReport;
  visits: number;
  /** Visits of which nobody has said the place. */
  places_missing: number;
  charters: number;
  charters_missing: number;
  /** What writing for a try found, and when; null: not tried yet. */
  probed: Probed | null;
  /** What the browser answered when asked to keep our data; null: it cannot say. */
  persisted: boolean | null;
  /** Null: this device has never reached the server. */
  last_contact_ms: number | null;
  clock_offset_ms: number;
  now_ms: number;
};

export type CheckName = "application" | "charters" | "visits" | "room" | "persistence" | "contact" | "clock";

/** `advice`: worth saying, not a reason to stay at home. */
export type Check = { name: CheckName; state: "ok" | "missing" | "advice" };

export type Readiness = { ready: boolean; checks: Check[]; facts: ReadinessFacts };

export const OLD_CONTACT_MS = 3 * 24 * 3_600_000;
export const CLOCK_TOLERANCE_MS = 2 * 60_000;

/** Room for a visit with two hundred photos. */
export const PROBE_BYTES = 60_000_000;
export const OLD_PROBE_MS = 3 * 24 * 3_600_000;
/** One that found no room is tried again sooner, but not each time the list is opened. */
const FAILED_PROBE_MS = 10 * 60_000;

/** Judges the facts: ready when nothing is missing; advice never blocks. A visit may also be begun on the spot. */
export function judgeReadiness(facts: ReadinessFacts): Readiness {
  const checks: Check[] = [
    { name: "application", state: required(isApplicationHere(facts.worker)) },
    { name: "charters", state: required(facts.charters > 0 && facts.charters_missing === 0) },
    { name: "visits", state: advised(facts.visits > 0 && facts.places_missing === 0) },
    { name: "room", state: required(facts.probed?.outcome === "saved") },
    { name: "persistence", state: advised(facts.persisted === true) },
    { name: "contact", state: contactState(facts) },
    { name: "clock", state: advised(Math.abs(facts.clock_offset_ms) <= CLOCK_TOLERANCE_MS) },
  ];
  return { ready: checks.every((check) => check.state !== "missing"), checks, facts };
}

/** True when room is to be looked for by itself: never yet, long ago, or in vain a while ago. */
export function isProbeDue(probed: Probed | null, now_ms: number): boolean {
  if (probed === null) return true;
  const age_ms = Math.abs(now_ms - probed.at_ms);
  return age_ms > (probed.outcome === "saved" ? OLD_PROBE_MS : FAILED_PROBE_MS);
}

function isApplicationHere(worker: WorkerReport): boolean {
  return worker.kind === "controlling" && worker.total > 0 && worker.missing === 0;
}

function contactState({ last_contact_ms, now_ms }: ReadinessFacts): Check["state"] {
  if (last_contact_ms === null) return "missing";
  return advised(now_ms - last_contact_ms <= OLD_CONTACT_MS);
}

function required(held: boolean): Check["state"] {
  return held ? "ok" : "missing";
}

function advised(held: boolean): Check["state"] {
  return held ? "ok" : "advice";
}
