// Rates by tier, class and civil date, what they make of a price, and the sentence that says it.
// Twin of criteria/rates.py, on the cases of criteria/cases/rates.json.
import type { Charter, Rates, RateTable } from "./charter.ts";
import { SPACE, writeEuros } from "./french.ts";

/** A price and the part that the rate covers; `percent` null covers nothing. */
export type QuoteLine = {
  readonly price_cents: number;
  readonly percent: number | null;
  readonly covered_cents: number;
  readonly rest_cents: number;
};

export type Quote = {
  readonly lines: readonly QuoteLine[];
  readonly price_cents: number;
  readonly covered_cents: number;
  readonly rest_cents: number;
};

/** The table in force that civil day (YYYY-MM-DD); undefined before the first one. */
export const findRateTable = (rates: Rates, day: string): RateTable | undefined =>
  rates.tables.filter((table) => table.from === undefined || table.from <= day).at(-1);

/** The percent of a class in a tier that day; null where there is no rate. */
export const rateOn = (
  charter: Charter, tier: string | null, classCode: string | null, day: string,
): number | null => {
  const percents = findRateTable(charter.rates, day)?.percent ?? {};
  if (tier === null || classCode === null || !Object.hasOwn(percents, tier)) return null;
  const ofTier = percents[tier] ?? {};
  return Object.hasOwn(ofTier, classCode) ? (ofTier[classCode] ?? null) : null;
};

/** The covered part of a price, half a cent rounded up; throws a RangeError under 0. */
export const coveredCents = (priceCents: number, percent: number): number => {
  if (priceCents < 0) throw new RangeError(String(priceCents));
  return Math.floor((priceCents * percent + 50) / 100);
};

const quoteLine = (price_cents: number, percent: number | null): QuoteLine => {
  const covered_cents = coveredCents(price_cents, percent ?? 0);
  return { price_cents, percent, covered_cents, rest_cents: price_cents - covered_cents };
};

/** What [price in cents, percent] lines come to; each line is rounded on its own. */
export const quote = (lines: readonly (readonly [number, number | null])[]): Quote => {
  const quoted = lines.map(([price, percent]) => quoteLine(price, percent));
  const price_cents = quoted.reduce((total, line) => total + line.price_cents, 0);
  const covered_cents = quoted.reduce((total, line) => total + line.covered_cents, 0);
  return { lines: quoted, price_cents, covered_cents, rest_cents: price_cents - covered_cents };
};

/** What a percent means for a price, in the charter's terms, in French without a final stop. */
export const rateSentence = (rates: Rates, percent: number, priceCents = 2000): string => {
  const covered = coveredCents(priceCents, percent);
  const [price, part, rest] = [priceCents, covered, priceCents - covered].map(writeEuros);
  const euro = `${SPACE}€`;
  if (rates.meaning === "refunded") {
    return `vous payez ${price ?? ""}${euro}, la caisse vous rend ${part ?? ""}${euro}`;
  }
  if (rates.meaning === "full" || percent === 100) return `tout se paie en ${rates.currency}`;
  const verb = covered >= 200 ? "se paient" : "se paie";
  return `${part ?? ""} sur ${price ?? ""}${euro} ${verb} en ${rates.currency}, ${rest ?? ""}${euro} en euros`;
};
