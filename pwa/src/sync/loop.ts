// When to synchronise: at start, on waking, on a timer, on demand; never two rounds at once, in this tab or another.
import type { Round } from "./round.ts";

export const REST_MS = 30_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
/** Another tab sends: it may be a page left a moment ago, which WebKit lets keep its lock for a while. */
export const BUSY_WAIT_MS = 3_000;

export type SyncState = { running: boolean; last: Round | null };

export type Sync = {
  start: () => void;
  stop: () => void;
  /** Runs a round as soon as possible; a round already under way is followed by another. */
  now: () => Promise<void>;
};

export type LoopDeps = {
  round: () => Promise<Round>;
  /** Runs the work alone among all tabs, or answers busy. */
  exclusively: (work: () => Promise<Round>) => Promise<Round>;
  /** Calls back when the page wakes up (online, visible); gives the way to stop listening. */
  watchWaking: (onWake: () => void) => () => void;
  /** Calls back once after a delay; gives the way to cancel. */
  after: (delay_ms: number, then: () => void) => () => void;
  /** In [0, 1). */
  random: () => number;
  onState: (state: SyncState) => void;
};

/** The wait before the next round: half a minute of rest, or an exponential back-off with jitter after a failure. */
export function toWait_ms(failures: number, random: () => number): number {
  if (failures === 0) return REST_MS;
  const ceiling_ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  return Math.round(ceiling_ms * (0.5 + random() / 2));
}

/** True when trying again soon may help. */
export function isFailure(round: Round): boolean {
  return round.kind !== "done" && round.kind !== "unpaired" && round.kind !== "busy";
}

/** Makes a loop at rest; nothing runs before `start` or `now`. */
export function createSync(deps: LoopDeps): Sync {
  let running = false;
  let last: Round | null = null;
  let again: Promise<void> | null = null;
  let current: Promise<void> = Promise.resolve();
  let failures = 0;
  let started = false;
  let cancelTimer = (): void => undefined;
  let unwatch = (): void => undefined;

  const runOnce = async (): Promise<void> => {
    cancelTimer();
    running = true;
    deps.onState({ running, last });
    last = await deps.exclusively(deps.round).catch(toBroken);
    running = false;
    failures = isFailure(last) ? failures + 1 : 0;
    deps.onState({ running, last });
    const wait_ms = last.kind === "busy" ? BUSY_WAIT_MS : toWait_ms(failures, deps.random);
    if (started) cancelTimer = deps.after(wait_ms, () => void now());
  };
  const now = (): Promise<void> => {
    if (!running) return (current = runOnce());
    again ??= current.then(() => {
      again = null;
      return (current = runOnce());
    });
    return again;
  };
  return {
    now,
    start: () => {
      if (started) return;
      started = true;
      unwatch = deps.watchWaking(() => void now());
      void now();
    },
    stop: () => {
      started = false;
      cancelTimer();
      unwatch();
    },
  };
}

/** A round that threw is a fault of ours or of the storage: said, and tried again later. */
function toBroken(error: unknown): Round {
  return { kind: "storage", saved: { kind: "failed", reason: error instanceof Error ? error.name : "unknown" } };
}
