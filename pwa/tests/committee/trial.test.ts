// What may be tried of a charter, and what of it is sent.
import { describe, expect, it } from "vitest";
import { fieldOf, findFault, flatten, listKindKnobs, listKnobs, readWhole, textOf, toTrial, type Typed } from "../../src/committee/state/trial.ts";
import type { Charter } from "../../src/domain/charter.ts";

const CHARTER = {
  semantics: 1, id: "c", version: "1", title: { fr: "Charte" }, notice: { fr: "Essai" }, kinds: [{ code: "farm", label: { fr: "Ferme" } }, { code: "shop", label: { fr: "Commerce" } }],
  grid: {
    gates: [{ code: "g", title: { fr: "Condition" }, pass_percent: 100, questions: [] }],
    criteria: [{ code: "c1", title: { fr: "Environnement" }, pass_percent: 60, pass_percent_for: { shop: 80 }, min_answered: 2, questions: [] }],
    tiers: [{ code: "t1", label: { fr: "Premier" }, criteria_met: 1 }],
  },
  products: { families: [], classes: [{ code: "A", label: { fr: "Local" }, admitted: true }], rules: [] },
  rates: { meaning: "refunded", currency: "MonA", tables: [{ percent: { t1: { A: 50 } } }, { from: "2027-01-01", percent: { t1: { A: 80 } } }] },
  decision: { method: "majority", no_quorum: "adjourn" },
} as unknown as Charter;

const CHARTER_SHA256 = "f".repeat(64);
const NOTHING = { charter: CHARTER_SHA256, pass_percent: {}, pass_percent_for: {}, min_answered: {}, min_answered_for: {}, criteria_met: {}, criteria_met_for: {}, percent: {} };

const knobs = listKnobs(CHARTER, "2026-11-22", (tier, class_) => `${tier}, ${class_}`);
const kinds = listKindKnobs(CHARTER, knobs);
const all = [knobs, ...kinds.map((one) => one.knobs)].flatMap(flatten);
const send = (typed: Typed) => toTrial(CHARTER_SHA256, all, typed);

describe("what may be tried", () => {
  it("is every threshold of a criterion or a gate, every tier and rate, with the charter's own number", () => {
    const named = Object.entries(knobs).map(([group, some]) => [group, some.map((one) => [fieldOf(one), one.label, textOf(one, {})])]);

    expect(Object.fromEntries(named)).toEqual({
      thresholds: [["pass_percent g", "Condition", "100"], ["pass_percent c1", "Environnement", "60"]],
      answered: [["min_answered g", "Condition", "0"], ["min_answered c1", "Environnement", "2"]],
      tiers: [["criteria_met t1", "Premier", "1"]],
      rates: [["percent t1 A", "Premier, Local", "50"]],
    });
  });

  it("has the rates of the table in force that day", () => {
    expect(listKnobs(CHARTER, "2027-01-01", () => "").rates[0]?.own).toBe(80);
  });

  it("is also each threshold for one kind of outlet, its own number first, else the one for all", () => {
    const [farm, shop] = kinds.map(({ label, knobs: own }) => [label, own.thresholds.map((one) => textOf(one, {}))]);

    expect(farm).toEqual(["Ferme", ["100", "60"]]);
    expect(shop).toEqual(["Commerce", ["100", "80"]]);
    expect(listKindKnobs({ ...CHARTER, kinds: CHARTER.kinds.slice(0, 1) }, knobs)).toEqual([]);
  });

  it("follows, for a kind without a number of its own, the number tried for all", () => {
    const shown = kinds.map(({ knobs: own }) => own.thresholds.map((one) => textOf(one, { "pass_percent c1": "70" })));

    expect(shown).toEqual([["100", "70"], ["100", "80"]]);
  });
});

describe("what is sent", () => {
  it("is nothing but the version when no number was changed", () => {
    expect(send({ "pass_percent c1": "60", "pass_percent_for c1 shop": "80" })).toEqual(NOTHING);
  });

  it("names each number that differs, rates by tier then class", () => {
    expect(send({ "pass_percent c1": " 70 ", "min_answered g": "1", "criteria_met t1": "2", "percent t1 A": "55" })).toEqual({
      ...NOTHING, pass_percent: { c1: 70 }, min_answered: { g: 1 }, criteria_met: { t1: 2 }, percent: { t1: { A: 55 } },
    });
  });

  it("names thresholds and tiers by kind, also one that keeps a kind as it was", () => {
    expect(send({ "pass_percent_for g shop": "90", "criteria_met_for t1 farm": "3", "criteria_met_for t1 shop": "2" })).toEqual({
      ...NOTHING, pass_percent_for: { g: { shop: 90 } }, criteria_met_for: { t1: { farm: 3, shop: 2 } },
    });
    expect(send({ "pass_percent c1": "70", "pass_percent_for c1 farm": "60" })).toEqual({
      ...NOTHING, pass_percent: { c1: 70 }, pass_percent_for: { c1: { farm: 60 } },
    });
  });

  it.each(["", "trois", "1,5", "-2", "1000"])("is nothing at all while %j is typed", (text) => {
    expect(readWhole(text)).toBeNull();
    expect(send({ "pass_percent_for c1 shop": text })).toBeNull();
    expect(findFault(all, { "pass_percent_for c1 shop": text })?.path).toEqual(["pass_percent_for", "c1", "shop"]);
  });
});
