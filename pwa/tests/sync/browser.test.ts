// One sender among tabs, and the moments at which a page wakes up.
import { afterEach, describe, expect, it, vi } from "vitest";
import { exclusively, watchWaking } from "../../src/sync/browser.ts";
import type { Round } from "../../src/sync/round.ts";

const DONE: Round = { kind: "done" };

afterEach(() => vi.unstubAllGlobals());

/** Locks as a browser shares them among tabs: a name is held by one, or refused. */
function stubLocks(): void {
  const held = new Set<string>();
  const request = async <T>(name: string, _options: LockOptions, work: (lock: Lock | null) => Promise<T>): Promise<T> => {
    if (held.has(name)) return work(null);
    held.add(name);
    return work({ name, mode: "exclusive" }).finally(() => held.delete(name));
  };
  vi.stubGlobal("navigator", { locks: { request } });
}

describe("among the tabs of a device", () => {
  it("rule 06: one sends at a time, another is told that it is busy and does nothing", async () => {
    stubLocks();
    let finish = (): void => undefined;
    let rounds = 0;
    const round = (): Promise<Round> => {
      rounds += 1;
      return new Promise((done) => (finish = () => done(DONE)));
    };
    const first = exclusively(round);
    const second = await exclusively(round);

    expect(second).toEqual({ kind: "busy" });
    expect(rounds).toBe(1);

    finish();

    expect(await first).toEqual(DONE);
    expect(await exclusively(() => Promise.resolve(DONE))).toEqual(DONE);
  });

  it("sends all the same where a browser has no locks", async () => {
    vi.stubGlobal("navigator", {});

    expect(await exclusively(() => Promise.resolve(DONE))).toEqual(DONE);
  });
});

it("rule 06: a page wakes when the network is back, when it is shown, when it is restored; not when it is hidden", () => {
  const [page, body] = [new EventTarget(), Object.assign(new EventTarget(), { visibilityState: "visible" })];
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", body);
  const woken: number[] = [];
  const stop = watchWaking(() => woken.push(woken.length + 1));
  page.dispatchEvent(new Event("online"));
  page.dispatchEvent(new Event("pageshow"));
  body.dispatchEvent(new Event("visibilitychange"));
  body.visibilityState = "hidden";
  body.dispatchEvent(new Event("visibilitychange"));

  expect(woken).toHaveLength(3);

  stop();
  page.dispatchEvent(new Event("online"));

  expect(woken).toHaveLength(3);
});
