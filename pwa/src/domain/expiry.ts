// How long a document is still valid, in French: a label, a certificate, an attestation.
// Twin of criteria/expiry.py, on the cases of criteria/cases/expiry.json.
import { writeCount, writeDate } from "./french.ts";

const DAY_MS = 24 * 3_600_000;
const LEAST_MONTHS = 2;
const LEAST_YEARS = 2;

/** True when a document valid until `endsOn`, that day included, is no longer so; civil dates "YYYY-MM-DD". */
export const isExpired = (endsOn: string, day: string): boolean => endsOn < day;

/** When a document ends, and how far that is from `day`, in whole days, months or years. */
export const sayExpiry = (endsOn: string, day: string): string => {
  const written = writeDate(endsOn);
  if (endsOn === day) return `Expire aujourd’hui, le ${written}.`;
  if (isExpired(endsOn, day)) return `Expiré depuis ${saySpan(endsOn, day, "hier")}, le ${written}.`;
  const ahead = saySpan(day, endsOn, "demain");
  return `Expire le ${written}, ${ahead === "demain" ? ahead : `dans ${ahead}`}.`;
};

/** Two months at least in months, two years at least in years: never more than has passed. */
const saySpan = (first: string, last: string, nextDay: string): string => {
  const days = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS);
  const months = countMonths(first, last);
  if (days === 1) return nextDay;
  if (months < LEAST_MONTHS) return writeCount(days, "jour", "jours");
  if (months < LEAST_YEARS * 12) return writeCount(months, "mois", "mois");
  return writeCount(Math.floor(months / 12), "an", "ans");
};

const countMonths = (first: string, last: string): number => {
  const [firstYear = 0, firstMonth = 0, firstDay = 0] = first.split("-").map(Number);
  const [lastYear = 0, lastMonth = 0, lastDay = 0] = last.split("-").map(Number);
  return (lastYear - firstYear) * 12 + lastMonth - firstMonth - (lastDay < firstDay ? 1 : 0);
};
