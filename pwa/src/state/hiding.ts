// What one person does not see on a tablet that several use: the unsent data of the others. Pure.
import type { Pin } from "../store/records.ts";
import type { Summary } from "./summary.ts";

/** True for a visit given to others alone that holds what they have not sent yet, and for one that was unsent when the
 *  code of this person was replaced without being known, until the server has it. A visit given to both is one visit. */
export function isHidden({ visit, unsentBy, waits }: Pick<Summary, "visit" | "unsentBy" | "waits">, person: string, pin: Pin | null): boolean {
  if (pin !== null && waits && pin.veiled.includes(visit.id)) return true;
  return !visit.people.includes(person) && unsentBy.some((author) => author !== person);
}
