// The filter kept in the address.
import fc from "fast-check";
import { expect, test } from "vitest";

import { ALL, familyFromHash, hashForFamily, sells } from "../../src/members/filter.ts";

const known = new Set([ALL, "legumes", "pain"]);

test.each([
  ["", ALL],
  ["#", ALL],
  ["#produit=", ALL],
  ["#produit=pain", "pain"],
  ["#produit=poisson", null],
  ["#produit=%3Cscript%3E", null],
  ["#carte", null],
  ["#lieu-1", null],
])("an address that ends in %j asks for %j", (hash, expected) => {
  expect(familyFromHash(hash, known)).toBe(expected);
});

test("what is written in the address is read back", () => {
  fc.assert(
    fc.property(fc.constantFrom(...known), (family) => {
      expect(familyFromHash(hashForFamily(family), known)).toBe(family);
    }),
  );
});

test("no code is taken for a part of another one", () => {
  expect(sells(["pain-complet"], "pain")).toBe(false);
  expect(sells(["legumes", "pain"], "pain")).toBe(true);
  expect(sells([], ALL)).toBe(true);
});
