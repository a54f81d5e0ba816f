// From a thing to fill to the address where it is filled.
import type { Place, Stop } from "../../state/stops.ts";
import { toHref, type Route } from "../router.ts";

/** Where a stop of the visit is answered. */
export function hrefOfStop(visit: string, stop: Stop): string {
  if (stop.kind === "families") return toHref({ page: "products", visit });
  if (stop.kind === "position") return toHref({ page: "position", visit });
  const { question, section, family } = stop;
  if (family !== null) return toHref({ page: "family", visit, family, question: question.code });
  return toHref({ page: "criterion", visit, criterion: section ?? "", question: question.code });
}

/** Where a person is, when that is among the questions. */
export function placeOf(route: Route): Place | null {
  if (route.page === "criterion") return { section: route.criterion, family: null, question: route.question ?? null };
  return route.page === "family" ? { section: null, family: route.family, question: route.question ?? null } : null;
}
