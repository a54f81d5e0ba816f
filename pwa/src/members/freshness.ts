// How old the published page is. Pure.

const MS_PER_DAY = 86_400_000;

// Hours are published for 21 days (design 8).
const DAYS_OF_HOURS = 21;

const IN_FRENCH = new Intl.DateTimeFormat("fr-FR", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

// Whether a page of that civil day is too old for its hours to be trusted at `now_ms`.
export function isStale(civilDay: string, now_ms: number): boolean {
  return now_ms - Date.parse(civilDay) >= (DAYS_OF_HOURS + 1) * MS_PER_DAY;
}

// A civil day as people write it: « 1er décembre 2026 ».
export function dayInFrench(civilDay: string): string {
  return IN_FRENCH.format(new Date(civilDay)).replace(/^1 /, "1er ");
}
