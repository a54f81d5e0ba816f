// Rates and the sentences that say them; tests/criteria/test_rates.py runs the same.
import { describe, expect, it } from "vitest";
import data from "../../../criteria/cases/rates.json" with { type: "json" };
import type { Rates } from "../../src/domain/charter.ts";
import { coveredCents, rateOn, rateSentence } from "../../src/domain/rates.ts";
import { charterOf } from "./score-cases.ts";

describe("a percent is said in the terms of the charter", () => {
  it.each(data.sentences)("$name", ({ meaning, currency, percent, price_cents, sentence }) => {
    const rates: Rates = { meaning: meaning as Rates["meaning"], currency, tables: [{ percent: {} }] };

    expect(rateSentence(rates, percent, price_cents)).toBe(sentence);
  });
});

describe("a covered part", () => {
  it("is refused for a price under zero", () => {
    expect(() => coveredCents(-1, 70)).toThrow(RangeError);
  });
});

describe("a rate is that of the day", () => {
  it.each(data.rates)("$name", (given) => {
    expect(rateOn(charterOf("four"), given.tier, given.class, given.day)).toBe(given.percent);
  });
});
