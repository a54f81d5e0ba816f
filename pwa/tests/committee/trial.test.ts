// What may be tried of a charter, and what of it is sent.
import { describe, expect, it } from "vitest";
import { listKnobs, readWhole, toTrial } from "../../src/committee/state/trial.ts";
import type { Charter } from "../../src/domain/charter.ts";

const CHARTER = {
  semantics: 1, id: "c", version: "1", title: { fr: "Charte" }, notice: { fr: "Essai" }, kinds: [],
  grid: {
    gates: [{ code: "g", title: { fr: "Condition" }, pass_percent: 100, questions: [] }],
    criteria: [{ code: "c1", title: { fr: "Environnement" }, pass_percent: 60, questions: [] }],
    tiers: [{ code: "t1", label: { fr: "Premier" }, criteria_met: 1 }],
  },
  products: { families: [], classes: [{ code: "A", label: { fr: "Local" }, admitted: true }], rules: [] },
  rates: { meaning: "refunded", currency: "MonA", tables: [{ percent: { t1: { A: 50 } } }, { from: "2027-01-01", percent: { t1: { A: 80 } } }] },
  decision: { method: "majority", no_quorum: "adjourn" },
} as unknown as Charter;

const knobs = listKnobs(CHARTER, "2026-11-22", (tier, class_) => `${tier}, ${class_}`);

describe("what may be tried", () => {
  it("is every threshold, tier and rate, with the charter's own number", () => {
    expect(knobs).toEqual({
      thresholds: [{ key: "g", label: "Condition", own: 100 }, { key: "c1", label: "Environnement", own: 60 }],
      tiers: [{ key: "t1", label: "Premier", own: 1 }],
      rates: [{ key: "t1/A", label: "Premier, Local", own: 50 }],
    });
  });

  it("has the rates of the table in force that day", () => {
    expect(listKnobs(CHARTER, "2027-01-01", () => "").rates[0]?.own).toBe(80);
  });
});

describe("what is sent", () => {
  it("is nothing but the version when no number was changed", () => {
    expect(toTrial("f".repeat(64), knobs, { "thresholds c1": "60" })).toEqual({ charter: "f".repeat(64), pass_percent: {}, criteria_met: {}, percent: {} });
  });

  it("names each number that differs, rates by tier then class", () => {
    expect(toTrial("0", knobs, { "thresholds c1": " 70 ", "tiers t1": "2", "rates t1/A": "55" })).toEqual({
      charter: "0", pass_percent: { c1: 70 }, criteria_met: { t1: 2 }, percent: { t1: { A: 55 } },
    });
  });

  it.each(["", "trois", "1,5", "-2", "1000"])("is nothing at all while %j is typed", (text) => {
    expect(readWhole(text)).toBeNull();
    expect(toTrial("0", knobs, { "thresholds c1": text })).toBeNull();
  });
});
