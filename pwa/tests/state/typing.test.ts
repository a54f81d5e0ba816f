import { describe, expect, it } from "vitest";
import { createTyping, REST_MS, SAVE_MS } from "../../src/state/typing.ts";
import type { Draft } from "../../src/store/records.ts";
import { draft } from "../builders.ts";

function bench() {
  const timers: { due_ms: number; then: () => void; off: boolean }[] = [];
  const saved: string[] = [];
  const committed: string[] = [];
  let now_ms = 0;
  const typing = createTyping({
    save: (one: Draft) => Promise.resolve(void saved.push(one.text)),
    commit: (one: Draft) => Promise.resolve(void committed.push(one.text)),
    after: (delay_ms, then) => {
      const timer = { due_ms: now_ms + delay_ms, then, off: false };
      timers.push(timer);
      return () => (timer.off = true);
    },
  });
  const wait = async (delay_ms: number): Promise<void> => {
    now_ms += delay_ms;
    for (const timer of timers.filter((one) => !one.off && one.due_ms <= now_ms)) {
      timer.off = true;
      timer.then();
      await Promise.resolve();
    }
  };
  return { typing, saved, committed, wait };
}

describe("typing", () => {
  it("rule 01: begins to write well before 300 ms after the first key, the last text", async () => {
    const { typing, saved, wait } = bench();
    typing.typed(draft("a", "b"));
    await wait(100);
    typing.typed(draft("a", "bo"));
    await wait(SAVE_MS - 100);

    expect(SAVE_MS).toBeLessThanOrEqual(200);

    expect(saved).toEqual(["bo"]);
  });

  it("makes an entry after two seconds of rest, not before", async () => {
    const { typing, committed, wait } = bench();
    typing.typed(draft("a", "b"));
    await wait(REST_MS - 1);
    typing.typed(draft("a", "bon"));
    await wait(REST_MS - 1);

    expect(committed).toEqual([]);

    await wait(1);

    expect(committed).toEqual(["bon"]);
  });

  it("makes an entry at once when the field is left, and only one", async () => {
    const { typing, committed, wait } = bench();
    typing.typed(draft("a", "b"));
    await typing.settle("a");
    await wait(REST_MS);

    expect(committed).toEqual(["b"]);
  });

  it("writes every draft when the page is hidden", async () => {
    const { typing, saved } = bench();
    typing.typed(draft("a", "1"));
    typing.typed(draft("b", "2"));
    await typing.flush();
    await typing.flush();

    expect(saved).toEqual(["1", "2"]);
  });
});
