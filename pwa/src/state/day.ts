// The civil day of a caisse, as its charter counts it.
import { signal } from "@preact/signals";

/** The first format of a page takes a tablet a tenth of a second: it is made once the first screen is there. */
const FORMAT_AFTER_MS = 1_000;

type Clock = { now: () => number; after: (delay_ms: number, then: () => void) => () => void };

/** Tells today in a time zone, "YYYY-MM-DD"; for a second it is the tablet's own day, which differs only on a tablet set
 *  to another zone. What is computed from it follows. */
export function watchDay(time_zone: string, { now, after }: Clock): () => string {
  const format = signal<Intl.DateTimeFormat | null>(null);
  after(FORMAT_AFTER_MS, () => (format.value = new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone, dateStyle: "short" })));
  return () => format.value?.format(now()) ?? ownDay(new Date(now()));
}

function ownDay(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
