// Rates by tier, class and civil date, what they make of a price, and the sentence that says it.
// Twin of criteria/rates.py, on the cases of criteria/cases/rates.json.
import type { Charter, Rates, RateTable } from "./charter.ts";
import { SPACE, writeEuros } from "./french.ts";

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

const shareSentence = ({ meaning, currency }: Rates, priceCents: number, covered: number): string => {
  const [price, part, rest] = [priceCents, covered, priceCents - covered].map(writeEuros);
  const euro = `${SPACE}€`;
  if (meaning === "refunded") {
    return `vous payez ${price ?? ""}${euro}, la caisse vous rend ${part ?? ""}${euro}`;
  }
  const verb = covered >= 200 ? "se paient" : "se paie";
  return `${part ?? ""} sur ${price ?? ""}${euro} ${verb} en ${currency}, ${rest ?? ""}${euro} en euros`;
};

/** What a percent means for a price, in the charter's terms, in French without a final stop. */
export const rateSentence = (rates: Rates, percent: number, priceCents = 2000): string =>
  rates.meaning === "full" || (rates.meaning !== "refunded" && percent === 100)
    ? `tout se paie en ${rates.currency}`
    : shareSentence(rates, priceCents, coveredCents(priceCents, percent));

/** What is to be paid when `covered` cents of a price are, in the terms of `rateSentence`. */
export const amountsSentence = (rates: Rates, priceCents: number, covered: number): string => {
  if (priceCents === 0) return "rien à payer";
  const isRefunded = rates.meaning === "refunded";
  if (isRefunded && covered === 0) return `vous payez ${writeEuros(priceCents)}${SPACE}€, la caisse ne rend rien`;
  if (!isRefunded && (covered === 0 || covered === priceCents)) {
    return `tout se paie en ${covered === 0 ? "euros" : rates.currency}`;
  }
  return shareSentence(rates, priceCents, covered);
};
