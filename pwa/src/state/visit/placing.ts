// Where the visit takes place, and how far that is from the caisse.
import { positionEntry, POSITION_FIELD, type PositionContent } from "../../domain/entry.ts";
import { measureDistance } from "../distance.ts";
import { findPosition } from "../reading.ts";
import type { Held } from "./held.ts";
import { refuse, write } from "./writing.ts";

/** Says where the visit takes place, then measures the distance. */
export function setPosition(held: Held, content: PositionContent): Promise<void> {
  return held.inTurn(async () => {
    if (await write(held, { field: POSITION_FIELD, make: (edit) => positionEntry({ ...edit, content }) })) await measure(held);
  });
}

/** Measures again from the position shown; none without one. */
export async function measure(held: Held): Promise<void> {
  const { charter, caisse } = held.subject;
  const position = findPosition(held.shown.value);
  if (!position) return void (held.distance.value = null);
  const distanceM = await held.deps.loadDistanceM().catch(() => null);
  if (!distanceM) return void refuse(held, "distance-not-loaded");
  held.distance.value = measureDistance(charter, caisse.territory, position.content, distanceM);
}
