// Purchases quoted from a convention, a visit or a tier; tests/criteria/test_quote.py runs the same.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import data from "../../../criteria/cases/quote.json" with { type: "json" };
import type { Charter, Products, RateTable, Rates } from "../../src/domain/charter.ts";
import type { Answers } from "../../src/domain/finding.ts";
import {
  InputRefused, offersOfRates, offersOfResult, offersOfTier, offersWithoutConvention,
  type GrantedRate, type Offers,
} from "../../src/domain/offers.ts";
import { scoreFamilies } from "../../src/domain/products.ts";
import { quote, type Item, type Quote } from "../../src/domain/quote.ts";
import { charterOf } from "./score-cases.ts";

type Basis = {
  readonly none?: true;
  readonly granted?: readonly GrantedRate[];
  readonly tier?: string | null;
  readonly kind?: string;
  readonly families?: Answers["families"];
};

type Case = {
  readonly name: string;
  readonly meaning?: Rates["meaning"];
  readonly tables?: readonly RateTable[];
  readonly products?: Partial<Products>;
  readonly day: string;
  readonly basis: Basis;
  readonly lines: readonly Item[];
};

type QuotedCase = Case & {
  readonly expect: readonly (readonly (string | number | null)[])[];
  readonly total: readonly number[];
  readonly sentence: string;
};

type RefusedCase = Case & { readonly faults: readonly (readonly [string, readonly (string | number)[]])[] };

const { cases, refused } = data as unknown as { cases: readonly QuotedCase[]; refused: readonly RefusedCase[] };

/** The charter `four` with what the case changes of it. */
const charterFor = ({ meaning, tables, products }: Case): Charter => {
  const charter = charterOf("four");
  const rates = { ...charter.rates, meaning: meaning ?? charter.rates.meaning, tables: tables ?? charter.rates.tables };
  return { ...charter, rates, products: { ...charter.products, ...products } };
};

const offersFor = (charter: Charter, { basis, day }: Case): Offers => {
  const { none, granted, tier = null, kind = null, families } = basis;
  if (none) return offersWithoutConvention(charter);
  if (granted) return offersOfRates(charter, granted);
  if (!families) return offersOfTier(charter, tier ?? "", kind, day);
  return offersOfResult(charter, scoreFamilies(charter, { kind: "farm", answers: {}, families }, tier, day));
};

const quoteCase = (one: Case): Quote => {
  const charter = charterFor(one);
  return quote(charter, offersFor(charter, one), one.lines);
};

const faultsOf = (one: Case): unknown => {
  try {
    return quoteCase(one);
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return error.faults.map(({ code, path }) => [code, path]);
  }
};

describe("a purchase is quoted line by line", () => {
  it.each(cases)("$name", (one) => {
    const { lines, price_cents, covered_cents, rest_cents, sentence } = quoteCase(one);

    expect(
      lines.map((line) => [line.state, line.class, line.percent, line.covered_cents, line.rest_cents, line.sentence]),
    ).toEqual(one.expect);
    expect([price_cents, covered_cents, rest_cents]).toEqual(one.total);
    expect(sentence).toBe(one.sentence);
  });
});

describe("what cannot be quoted is refused with its places", () => {
  it.each(refused)("$name", (one) => {
    expect(faultsOf(one)).toEqual(one.faults);
  });
});

describe("each line is the exact part, rounded half up", () => {
  it("against integers of any length", () => {
    const charter = charterOf("four");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 1, max: 100 }), (price_cents, percent) => {
        const offers = offersOfRates(charter, [{ family: "eggs", class: "A", percent }]);
        const [line] = quote(charter, offers, [{ family: "eggs", price_cents }]).lines;

        expect(line?.covered_cents).toBe(Number((BigInt(price_cents) * BigInt(percent) + 50n) / 100n));
      }),
    );
  });
});
