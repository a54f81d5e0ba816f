// Coordinates as people copy them from a map: « 44.8378, -0.5792 » or « 44,8378 ; -0,5792 ». Pure.
import type { Point } from "../../domain/perimeter.ts";

const UNITS_PER_DEGREE = 10_000_000;
const PAIR = /^(-?\d{1,3}(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d{1,3}(?:[.,]\d+)?)$/;

/** The point, in 1e-7 degree, or null where the text is not a latitude then a longitude. */
export function readPoint(text: string): Point | null {
  const parts = PAIR.exec(text.trim().replace(/\u2212/g, "-"));
  if (parts === null) return null;
  const [lat, lon] = [toDegrees(parts[1]), toDegrees(parts[2])];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return { lat_e7: Math.round(lat * UNITS_PER_DEGREE), lon_e7: Math.round(lon * UNITS_PER_DEGREE) };
}

/** The point as it can be read back: "44.837800, -0.579200". */
export function writePoint({ lat_e7, lon_e7 }: Point): string {
  return `${(lat_e7 / UNITS_PER_DEGREE).toFixed(6)}, ${(lon_e7 / UNITS_PER_DEGREE).toFixed(6)}`;
}

function toDegrees(text: string | undefined): number {
  return Number((text ?? "").replace(",", "."));
}
