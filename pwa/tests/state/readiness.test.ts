// Rule 05: ready is said only after a real check, and what is missing is named.
import { describe, expect, it } from "vitest";
import { isProbeDue, judgeReadiness, OLD_CONTACT_MS, OLD_PROBE_MS, type ReadinessFacts } from "../../src/state/readiness.ts";
import type { Probed } from "../../src/store/records.ts";
import { sayCheck } from "../../src/text/readiness.ts";

const probed = (over: Partial<Probed> = {}): Probed => ({
  at_ms: 1_000, took_ms: 2_400, wanted_bytes: 60_000_000, written_bytes: 60_000_000, outcome: "saved", ...over,
});
const facts = (over: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  worker: { kind: "controlling", total: 12, missing: 0, version: "2026.11.0, fichiers 3fa91c2e" }, visits: 2, places_missing: 0,
  charters: 1, charters_missing: 0, probed: probed(), persisted: true, last_contact_ms: 1_000, clock_offset_ms: 3_000, now_ms: 2_000, ...over,
});
const states = (over: Partial<ReadinessFacts>, state: string): string[] =>
  judgeReadiness(facts(over)).checks.filter((check) => check.state === state).map((check) => check.name);
const said = (over: Partial<ReadinessFacts> = {}): string => {
  const readiness = judgeReadiness(facts(over));
  return readiness.checks.map((check) => sayCheck(check, readiness)).join(" ").replace(/[\u00a0\u202f]/g, " ");
};

describe("rule 05: readiness", () => {
  it("is said when everything is really here", () => {
    expect(judgeReadiness(facts()).ready).toBe(true);
    expect(states({}, "missing")).toEqual([]);
  });

  it.each<[string, Partial<ReadinessFacts>]>([
    ["application", { worker: { kind: "absent" } }],
    ["application", { worker: { kind: "silent" } }],
    ["application", { worker: { kind: "controlling", total: 12, missing: 1 } }],
    ["application", { worker: { kind: "controlling", total: 0, missing: 0 } }],
    ["charters", { charters: 0 }],
    ["charters", { charters_missing: 1 }],
    ["room", { probed: null }],
    ["room", { probed: probed({ outcome: "full", written_bytes: 24_500_000 }) }],
    ["room", { probed: probed({ outcome: "failed", written_bytes: 0 }) }],
    ["contact", { last_contact_ms: null }],
  ])("misses %s", (name, over) => {
    expect(judgeReadiness(facts(over)).ready).toBe(false);
    expect(states(over, "missing")).toEqual([name]);
  });

  it.each<[string, Partial<ReadinessFacts>]>([
    ["persistence", { persisted: false }],
    ["persistence", { persisted: null }],
    ["visits", { visits: 0 }],
    ["visits", { places_missing: 1 }],
    ["clock", { clock_offset_ms: -200_000 }],
    ["contact", { now_ms: 1_001 + OLD_CONTACT_MS }],
  ])("advises on %s without blocking", (name, over) => {
    expect(judgeReadiness(facts(over)).ready).toBe(true);
    expect(states(over, "advice")).toEqual([name]);
  });

  it("names the version of the application, the room that was written and the clock", () => {
    expect(said()).toContain("version 2026.11.0, fichiers 3fa91c2e");
    expect(said()).toMatch(/60 Mo écrits puis effacés .* en 2 secondes/);
    expect(said()).toContain("3 secondes d’écart");
  });
});

describe("rule 04: storage", () => {
  it.each<[string, boolean | null]>([["s’engage à garder", true], ["ne s’engage pas à garder", false], ["ne dit pas s’il garde", null]])("says that the browser %s", (words, persisted) => {
    expect(said({ persisted })).toContain(words);
  });

  it("that is full and storage that is refused each have their sentence, and what to do", () => {
    const [full, refused] = [probed({ outcome: "full", written_bytes: 24_500_000 }), probed({ outcome: "failed" })];

    expect(said({ probed: full })).toContain("La mémoire est pleine : 24 Mo ont pu être écrits sur 60 Mo. Libérez");
    expect(said({ probed: refused })).toContain("Le navigateur a refusé d’écrire 60 Mo");
  });

  it("is written to by itself only the first time, when the last one is old, or when it found no room a while ago", () => {
    const minutes = 60_000;

    expect(isProbeDue(null, 0)).toBe(true);
    expect([0, OLD_PROBE_MS, OLD_PROBE_MS + 1].map((age) => isProbeDue(probed(), 1_000 + age))).toEqual([false, false, true]);
    expect([minutes, 11 * minutes].map((age) => isProbeDue(probed({ outcome: "full" }), 1_000 + age))).toEqual([false, true]);
  });
});
