// A visit made on paper and typed in later: the opening says so, and its author is who typed it.
import { openingEntry, OPENING_FIELD, type OpeningContent } from "../../domain/entry.ts";
import { findOpening } from "../reading.ts";
import type { Held } from "./held.ts";
import { act, plannedOpening } from "./writing.ts";

/** Says that the visit was made on paper, on that day; null: that it was not. */
export function setPaper(held: Held, visited_on: string | null): Promise<void> {
  return act(held, {
    field: OPENING_FIELD,
    make: (edit) => {
      const opening = findOpening(held.folding.value)?.content ?? plannedOpening(held);
      return openingEntry({ ...edit, content: toContent(opening, visited_on) });
    },
  });
}

const DAY = /^[12]\d{3}-\d{2}-\d{2}$/;

/** True for a civil day that is not after today. */
export function isPastDay(day: string, today: string): boolean {
  return DAY.test(day) && day <= today;
}

function toContent({ outlet, suggested, charter, trial }: OpeningContent, visited_on: string | null): OpeningContent {
  const kept = { outlet, suggested, charter, trial };
  return visited_on === null ? { ...kept, paper: false } : { ...kept, paper: true, visited_on };
}
