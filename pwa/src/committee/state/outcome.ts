// What was just recorded, kept for the page that says so: a reload of it changes nothing.
import type { Decided, Outcome, RateInWords } from "../api/shapes.ts";
import type { KeptText } from "./kept.ts";

export type Recorded = {
  outcome: Outcome;
  words: string[];
  since: string | null;
  families: RateInWords[];
};

/** The part of a decision's answer that the page says. */
export function toRecorded({ outcome, words, convention }: Decided): Recorded {
  return { outcome, words, since: convention?.since ?? null, families: convention?.families ?? [] };
}

export type RecordedKind = "decided" | "revoked";

/** Keeps what was recorded for an outlet. */
export function keepRecorded(kept: KeptText, kind: RecordedKind, outlet: string, recorded: Recorded): void {
  kept.write(`${kind} ${outlet}`, JSON.stringify(recorded));
}

/** What was recorded for an outlet in this tab, or null. */
export function findRecorded(kept: KeptText, kind: RecordedKind, outlet: string): Recorded | null {
  const text = kept.read(`${kind} ${outlet}`);
  return text === null ? null : (JSON.parse(text) as Recorded);
}
