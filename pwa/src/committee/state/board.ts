// The outlets of a caisse in the order in which a committee takes them up. Pure.
import type { BoardItem, Stage } from "../api/shapes.ts";

export const GROUPS = ["to_decide", "to_visit", "conventioned", "refused", "ended", "trial"] as const;

export type GroupName = (typeof GROUPS)[number];

export type Group = { name: GroupName; items: readonly BoardItem[] };

const GROUP_OF: Readonly<Record<Stage, GroupName>> = {
  to_decide: "to_decide",
  to_visit: "to_visit",
  conventioned: "conventioned",
  refused: "refused",
  adjourned: "refused",
  ended: "ended",
  erased: "ended",
};

/** Every group, empty ones too; a trial visit waits for no decision. What waited longest to be decided and what is
 *  visited soonest come first, and what was completed since its decision. */
export function groupItems(items: readonly BoardItem[]): Group[] {
  return GROUPS.map((name) => ({
    name,
    items: items.filter(({ stage, trial }) => (trial ? "trial" : GROUP_OF[stage]) === name).sort((a, b) => compare(sortKey(name, a), sortKey(name, b))),
  }));
}

function sortKey(group: GroupName, item: BoardItem): string {
  const never = "9999-99-99";
  const day = group === "to_decide" ? item.submitted_on : group === "to_visit" ? item.planned_on : null;
  const marked = item.amended_since_decision ? "0" : "1";
  return `${day ?? never} ${marked} ${item.name.normalize("NFD").toLowerCase()}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
