// Canonical bytes: the vectors shared with Python, and RFC 8785 by another hand.
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import cases from "../../../criteria/cases/canonical.json" with { type: "json" };
import { canonicalBytes, canonicalText, NotCanonical, parseCanonical, sha256Hex } from "../../src/domain/canonical.ts";

const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

const refusalOf = (act: () => unknown): NotCanonical => {
  try {
    act();
  } catch (fault) {
    if (fault instanceof NotCanonical) return fault;
    throw fault;
  }
  throw new Error("nothing was refused");
};

const texts = fc.string({ unit: "grapheme" }).map((text) => text.normalize("NFC"));
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    texts,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: "grapheme-ascii", maxLength: 5 }), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe("canonical bytes", () => {
  test.each(cases.canonical)("$name: bytes and hash of the vector", async ({ value, hex, sha256 }) => {
    const written = canonicalBytes(value);

    expect(hexOf(written)).toBe(hex);
    expect(await sha256Hex(written)).toBe(sha256);
    expect(parseCanonical(written)).toEqual(value);
  });

  test.each(cases.refused_values)("$name is refused by name and place", ({ json, reason, path }) => {
    const refusal = refusalOf(() => canonicalBytes(JSON.parse(json)));

    expect({ reason: refusal.reason, path: refusal.path }).toEqual({ reason, path });
  });

  test.each(cases.refused_bytes)("$name: not canonical bytes", ({ hex }) => {
    expect(() => parseCanonical(bytesOf(hex))).toThrow(NotCanonical);
  });

  test.each([NaN, Infinity, 0.5])("%s is not an integer", (value) => {
    expect(refusalOf(() => canonicalBytes({ a: value })).reason).toBe("not_an_integer");
  });

  test.each([undefined, 1n, Symbol("a"), new Date(0), new Uint8Array(1), () => 1, [undefined]])(
    "a type that JSON lacks is refused (%#)",
    (value) => {
      expect(refusalOf(() => canonicalBytes({ a: value })).reason).toBe("unsupported");
    },
  );

  test("bytes are those of RFC 8785", () => {
    fc.assert(fc.property(values, (value) => canonicalText(value) === canonicalize(value)));
  });

  test("reading gives back what was written", () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(canonicalText(parseCanonical(canonicalBytes(value)))).toBe(canonicalText(value));
      }),
    );
  });
});
