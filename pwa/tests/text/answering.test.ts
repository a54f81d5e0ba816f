// What may be typed into a number is said before it is typed: bounds, unit, decimals.
import { describe, expect, it } from "vitest";
import type { Question } from "../../src/domain/charter.ts";
import { sayFound, sayLimits } from "../../src/text/answering.ts";

const number = (over: Partial<Question>): Question => ({ code: "n", text: { fr: "Combien ?" }, kind: "number", ...over });

describe("the limits of a number", () => {
  it.each<[Partial<Question>, string | null]>([
    [{}, null],
    [{ min: 0, max: 9999, decimals: 1, unit: { fr: "km" } }, "De 0 à 999,9\u00a0km, 1\u00a0chiffre au plus après la virgule."],
    [{ min: 0, max: 60, unit: { fr: "heures" } }, "De 0 à 60\u00a0heures."],
    [{ min: 1 }, "Au moins 1."],
    [{ max: 250_000, unit: { fr: "€" } }, "Au plus 250\u202f000\u00a0€."],
    [{ decimals: 2 }, "2\u00a0chiffres au plus après la virgule."],
    [{ min: -50, max: 50, decimals: 1, unit: { fr: "°C" } }, "De \u22125 à 5\u00a0°C, 1\u00a0chiffre au plus après la virgule."],
  ])("of %j are « %s »", (over, said) => {
    expect(sayLimits(number(over))).toBe(said);
  });
});

describe("a search", () => {
  it("says how many it found, or what to try", () => {
    expect(sayFound(1)).toBe("1\u00a0résultat");
    expect(sayFound(12)).toBe("12\u00a0résultats");
    expect(sayFound(0)).toContain("Essayez");
  });
});
