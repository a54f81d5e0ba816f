import { describe, expect, it } from "vitest";
import { BUSY_WAIT_MS, createSync, REST_MS, toWait_ms, type LoopDeps, type SyncState } from "../../src/sync/loop.ts";
import type { Round } from "../../src/sync/round.ts";

function bench(rounds: Round[]) {
  const waits: number[] = [];
  const states: SyncState[] = [];
  let timer: (() => void) | null = null;
  let wake: (() => void) | null = null;
  const deps: LoopDeps = {
    round: () => Promise.resolve(rounds.shift() ?? { kind: "done" }),
    exclusively: (work) => work(),
    watchWaking: (onWake) => {
      wake = onWake;
      return () => (wake = null);
    },
    after: (delay_ms, then) => {
      waits.push(delay_ms);
      timer = then;
      return () => (timer = null);
    },
    random: () => 0,
    onState: (state) => states.push(state),
  };
  return { deps, waits, states, fire: () => timer?.(), wakeUp: () => wake?.(), isListening: () => wake !== null, isTiming: () => timer !== null };
}

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe("the sync loop", () => {
  it("rule 06: runs at start, then on the timer and on waking", async () => {
    const { deps, states, fire, wakeUp } = bench([]);
    createSync(deps).start();
    await settle();
    fire();
    await settle();
    wakeUp();
    await settle();

    expect(states.filter((state) => state.running)).toHaveLength(3);
  });

  it("rule 06: waits longer after each failure and rests after a success", async () => {
    const { deps, waits, fire } = bench([{ kind: "unreachable" }, { kind: "unreachable" }, { kind: "done" }]);
    createSync(deps).start();
    for (let i = 0; i < 3; i += 1) {
      await settle();
      fire();
    }
    await settle();

    expect(waits.slice(0, 3)).toEqual([1_000, 2_000, REST_MS]);
  });

  it("asks again soon when another tab sends: that one may be gone", async () => {
    const { deps, waits } = bench([]);
    createSync({ ...deps, exclusively: () => Promise.resolve({ kind: "busy" }) }).start();
    await settle();

    expect(waits).toEqual([BUSY_WAIT_MS]);
  });

  it("rule 06: spreads the waits and never passes five minutes", () => {
    expect(toWait_ms(1, () => 0)).toBe(1_000);
    expect(toWait_ms(1, () => 0.999)).toBeLessThanOrEqual(2_000);
    expect(toWait_ms(50, () => 0.999)).toBeLessThanOrEqual(300_000);
  });

  it("rule 06: runs one round at a time and one more when asked meanwhile", async () => {
    const { deps } = bench([]);
    let inside = 0;
    let most = 0;
    let count = 0;
    const sync = createSync({
      ...deps,
      round: async () => {
        count += 1;
        most = Math.max(most, (inside += 1));
        await settle();
        inside -= 1;
        return { kind: "done" };
      },
    });
    await Promise.all([sync.now(), sync.now(), sync.now()]);

    expect(most).toBe(1);
    expect(count).toBe(2);
  });

  it("says so when a round breaks, and can run again", async () => {
    const { deps, states } = bench([]);
    let broken = true;
    const sync = createSync({ ...deps, round: () => (broken ? Promise.reject(new Error("lost")) : Promise.resolve({ kind: "done" })) });
    await sync.now();
    broken = false;
    await sync.now();

    expect(states.filter((state) => !state.running).map((state) => state.last?.kind)).toEqual(["storage", "done"]);
  });

  it("stops listening and timing", async () => {
    const { deps, isListening, isTiming } = bench([]);
    const sync = createSync(deps);
    sync.start();
    await settle();
    sync.stop();

    expect(isListening()).toBe(false);
    expect(isTiming()).toBe(false);
  });
});
