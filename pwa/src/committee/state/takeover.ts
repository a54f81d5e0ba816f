// The rates of a convention taken over, while they are typed. Pure.
import type { TakeoverDraft } from "../api/shapes.ts";

/** Empty text where nothing is typed or chosen. */
export type TakenFamily = { family: string; class: string; percent: string };

/** The families to send, sorted by code; null while there is none, one has no class, or a rate is not a whole percent from 1 to 100. */
export function readTakenFamilies(taken: readonly TakenFamily[]): TakeoverDraft["families"] | null {
  const whole = taken.flatMap((each) => {
    const percent = readPercent(each.percent);
    return percent === null || each.class === "" ? [] : [{ ...each, percent }];
  });
  if (taken.length === 0 || whole.length < taken.length) return null;
  return whole.sort((a, b) => (a.family < b.family ? -1 : 1));
}

function readPercent(text: string): number | null {
  const typed = text.trim().replace(/\s*%$/, "");
  const percent = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  return percent >= 1 && percent <= 100 ? percent : null;
}
