// One fresh fix from the tablet, as a position entry holds it.
import type { PositionContent } from "../domain/entry.ts";

export type Fix = { kind: "fix"; content: PositionContent } | { kind: "refused"; reason: "position-denied" | "position-unavailable" };

const OPTIONS: PositionOptions = { enableHighAccuracy: true, timeout: 30_000, maximumAge: 10_000 };

/** Asks the tablet; never older than ten seconds (field.md B25), accuracy rounded up to whole metres. */
export function takeFix(): Promise<Fix> {
  if (!("geolocation" in navigator)) return Promise.resolve({ kind: "refused", reason: "position-unavailable" });
  return new Promise((answer) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => answer({ kind: "fix", content: toContent(coords) }),
      (error) => answer({ kind: "refused", reason: error.code === error.PERMISSION_DENIED ? "position-denied" : "position-unavailable" }),
      OPTIONS,
    );
  });
}

function toContent({ latitude, longitude, accuracy }: GeolocationCoordinates): PositionContent {
  return { lat_e7: Math.round(latitude * 1e7), lon_e7: Math.round(longitude * 1e7), accuracy_m: Math.ceil(accuracy), source: "tablet" };
}
