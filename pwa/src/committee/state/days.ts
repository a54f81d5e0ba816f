// Civil dates of a caisse. Pure.

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The civil date of an instant in a time zone: "2026-11-22". */
export function civilDay(instant_ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant_ms);
}

/** Whether the text is a day that exists, as a date field gives it. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export type DatesFault = "no-decided-on" | "decided-in-the-future" | "no-starts-on" | "no-ends-on" | "ends-before-start";

export type DecisionDates = { decided_on: string; starts_on: string; ends_on: string };

/** The first thing wrong with the dates of a decision; an empty end means no end. */
export function findDatesFault({ decided_on, starts_on, ends_on }: DecisionDates, today: string): DatesFault | null {
  if (!isDay(decided_on)) return "no-decided-on";
  if (decided_on > today) return "decided-in-the-future";
  if (!isDay(starts_on)) return "no-starts-on";
  if (ends_on === "") return null;
  if (!isDay(ends_on)) return "no-ends-on";
  return ends_on <= starts_on ? "ends-before-start" : null;
}
