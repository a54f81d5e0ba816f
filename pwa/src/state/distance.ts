// The distance from where the visit takes place to the centre of the caisse, or to its outline, said offline (design 4).
import type { Measured } from "../domain/answers.ts";
import type { Charter } from "../domain/charter.ts";
import type { PositionContent } from "../domain/entry.ts";
import { judgeDistance, uncertaintyM, type DistanceM, type Territory } from "../domain/perimeter.ts";

/** Distance in whole metres and what the charter says of it, by family too; null where the charter sets no perimeter. */
export function measureDistance(charter: Charter, territory: Territory, position: PositionContent, distanceM: DistanceM): Measured | null {
  if (charter.perimeter === undefined) return null;
  const exact_m = distanceM(position, territory);
  const off_m = territory.outline?.uncertainty_m ?? 0;
  const uncertainty_m = position.source === "map" ? uncertaintyM("map") : uncertaintyM("tablet", position.accuracy_m);
  return judgeDistance(charter.perimeter, exact_m, uncertainty_m + off_m);
}

/** « 44,8378 » or « 44.8378 » in 1e-7 degree; null for what is no such angle within ± `limit` degrees. */
export function parseDegrees(typed: string, limit: number): number | null {
  const text = typed.trim().replace(",", ".");
  if (!/^-?\d{1,3}(\.\d{1,12})?$/.test(text)) return null;
  const degrees = Number(text);
  return Math.abs(degrees) <= limit ? Math.round(degrees * 10_000_000) : null;
}
