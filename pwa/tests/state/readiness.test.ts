import { describe, expect, it } from "vitest";
import { judgeReadiness, OLD_CONTACT_MS, type ReadinessFacts } from "../../src/state/readiness.ts";

const facts = (over: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  worker: { kind: "controlling", total: 12, missing: 0 }, visits: 2, charters_missing: 0, has_room: true,
  persisted: true, last_contact_ms: 1_000, clock_offset_ms: 0, now_ms: 2_000, ...over,
});
const states = (over: Partial<ReadinessFacts>, state: string): string[] =>
  judgeReadiness(facts(over)).checks.filter((check) => check.state === state).map((check) => check.name);

describe("readiness", () => {
  it("is said when everything is really here", () => {
    expect(judgeReadiness(facts()).ready).toBe(true);
    expect(states({}, "missing")).toEqual([]);
  });

  it.each<[string, Partial<ReadinessFacts>]>([
    ["application", { worker: { kind: "absent" } }],
    ["application", { worker: { kind: "silent" } }],
    ["application", { worker: { kind: "controlling", total: 12, missing: 1 } }],
    ["application", { worker: { kind: "controlling", total: 0, missing: 0 } }],
    ["visits", { visits: 0 }],
    ["charters", { charters_missing: 1 }],
    ["room", { has_room: false }],
    ["contact", { last_contact_ms: null }],
  ])("misses %s", (name, over) => {
    expect(judgeReadiness(facts(over)).ready).toBe(false);
    expect(states(over, "missing")).toEqual([name]);
  });

  it.each<[string, Partial<ReadinessFacts>]>([
    ["persistence", { persisted: false }],
    ["persistence", { persisted: null }],
    ["clock", { clock_offset_ms: -200_000 }],
    ["contact", { now_ms: 1_001 + OLD_CONTACT_MS }],
  ])("advises on %s without blocking", (name, over) => {
    expect(judgeReadiness(facts(over)).ready).toBe(true);
    expect(states(over, "advice")).toEqual([name]);
  });
});
