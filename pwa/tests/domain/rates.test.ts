// Rates, quotes and the sentences that say them; tests/criteria/test_rates.py runs the same.
import { describe, expect, it } from "vitest";
import data from "../../../criteria/cases/rates.json" with { type: "json" };
import type { Rates } from "../../src/domain/charter.ts";
import { coveredCents, quote, rateOn, rateSentence } from "../../src/domain/rates.ts";
import { charterOf } from "./score-cases.ts";

describe("a percent is said in the terms of the charter", () => {
  it.each(data.sentences)("$name", ({ meaning, currency, percent, price_cents, sentence }) => {
    const rates: Rates = { meaning: meaning as Rates["meaning"], currency, tables: [{ percent: {} }] };

    expect(rateSentence(rates, percent, price_cents)).toBe(sentence);
  });
});

describe("a quote rounds half up line by line", () => {
  it.each(data.quotes)("$name", ({ lines, covered_cents, total }) => {
    const quoted = quote(lines as [number, number | null][]);

    expect(quoted.lines.map((line) => line.covered_cents)).toEqual(covered_cents);
    expect([quoted.price_cents, quoted.covered_cents, quoted.rest_cents]).toEqual(total);
  });

  it("refuses a price under zero", () => {
    expect(() => coveredCents(-1, 70)).toThrow(RangeError);
  });
});

describe("a rate is that of the day", () => {
  it.each(data.rates)("$name", (given) => {
    expect(rateOn(charterOf("four"), given.tier, given.class, given.day)).toBe(given.percent);
  });
});
