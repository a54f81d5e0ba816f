// « Prêt pour le hors-ligne »: said only after a real check; what is missing is named.

export type FilesReport = { total: number; missing: number };
export type WorkerReport = { kind: "absent" } | { kind: "silent" } | ({ kind: "controlling" } & FilesReport);

export type ReadinessFacts = {
  worker: WorkerReport;
  visits: number;
  charters_missing: number;
  has_room: boolean;
  /** What the browser answered when asked to keep our data; null: it cannot say. */
  persisted: boolean | null;
  /** Null: this device has never reached the server. */
  last_contact_ms: number | null;
  clock_offset_ms: number;
  now_ms: number;
};

export type CheckName = "application" | "visits" | "charters" | "room" | "contact" | "clock" | "persistence";

/** `advice`: worth saying, not a reason to stay at home. */
export type Check = { name: CheckName; state: "ok" | "missing" | "advice" };

export type Readiness = { ready: boolean; checks: Check[]; facts: ReadinessFacts };

export const OLD_CONTACT_MS = 3 * 24 * 3_600_000;
export const CLOCK_TOLERANCE_MS = 2 * 60_000;

/** Judges the facts: ready when nothing is missing; advice never blocks. */
export function judgeReadiness(facts: ReadinessFacts): Readiness {
  const checks: Check[] = [
    { name: "application", state: required(isApplicationHere(facts.worker)) },
    { name: "visits", state: required(facts.visits > 0) },
    { name: "charters", state: required(facts.charters_missing === 0) },
    { name: "room", state: required(facts.has_room) },
    { name: "contact", state: contactState(facts) },
    { name: "clock", state: advised(Math.abs(facts.clock_offset_ms) <= CLOCK_TOLERANCE_MS) },
    { name: "persistence", state: advised(facts.persisted === true) },
  ];
  return { ready: checks.every((check) => check.state !== "missing"), checks, facts };
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
