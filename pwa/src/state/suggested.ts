// A place that the caisse does not know yet: until it is given an outlet, a visit shows what its opening says. Pure.
import type { Outlet } from "../api/shapes.ts";
import type { OpeningContent } from "../domain/entry.ts";
import type { HeldEntry, HeldVisit } from "../store/records.ts";

export type Suggested = NonNullable<OpeningContent["suggested"]>;

/** The id of an outlet that is only suggested. */
const NO_ID = "";

/** The visit with the place that one of its openings suggests, if it has no outlet; the server's word wins. */
export function withSuggested(visit: HeldVisit, held: readonly HeldEntry[]): HeldVisit {
  if (visit.outlet !== null) return visit;
  const said = held.flatMap(({ entry }) => (entry.kind === "opening" && entry.content.suggested !== null ? [entry.content.suggested] : []));
  const last = said.at(-1);
  return last === undefined ? visit : { ...visit, outlet: toOutlet(last) };
}

/** True where the outlet of a visit is only what a volunteer said of it. */
export function isSuggested(outlet: Outlet | null): boolean {
  return outlet?.id === NO_ID;
}

/** What an opening says of the place: its outlet by id, or what was suggested. */
export function openingOf(outlet: Outlet | null): Pick<OpeningContent, "outlet" | "suggested"> {
  if (outlet === null) return { outlet: null, suggested: null };
  if (outlet.id !== NO_ID) return { outlet: outlet.id, suggested: null };
  const { name, kind, commune } = outlet;
  return { outlet: null, suggested: { name, kind, commune } };
}

/** The place as screens and scoring read an outlet: no address, no position but that of the visit. */
export function toOutlet({ name, kind, commune }: Suggested): Outlet {
  return { id: NO_ID, name, kind, commune, address: "", lat_e7: null, lon_e7: null, phone: null };
}
