// How far a place is from the centre of a caisse, and what that says of its perimeter (design 4).
// The mirror of maps/perimeter.py: both run maps/cases/perimeter.json.

import type { Measured } from "./answers.ts";
import type { Perimeter } from "./charter.ts";
import { outlineDistanceM, type Outline } from "./outline.ts";

export type Point = { readonly lat_e7: number; readonly lon_e7: number };

// Where a caisse is: a point, and the outline that distances start from when it has one.
export type Territory = Point & { readonly outline?: Outline | null };

// In degrees.
export type Degrees = { readonly lat: number; readonly lon: number };

export type PerimeterVerdict = "inside" | "outside" | "to_confirm";

export type PositionSource = "map" | "tablet" | "house_number" | "street" | "commune";

// Geodesic distance in metres on WGS 84, unrounded; negative inside an outline. Throws PointRefused for what is no place.
export type DistanceM = (point: Point, territory: Territory) => number;

// Geodesic distance in metres between two places.
export type WayM = (from: Degrees, to: Degrees) => number;

export class PointRefused extends Error {}

export class MeasureRefused extends Error {}

const UNITS_PER_DEGREE = 10_000_000;

// A place exactly on the circle is inside; rounding coordinates alone moves it by up to 7 mm.
const GRACE_M = 1;

const FIXED_UNCERTAINTY_M: Partial<Record<PositionSource, number>> = {
  map: 10,
  house_number: 10,
  street: 100,
};

// The distance function; the geodesic library comes in its own file, on first call only.
export async function loadDistanceM(): Promise<DistanceM> {
  const wayM = await loadWayM();
  return (point, territory) => {
    const [from, to] = [toDegrees(point), toDegrees(territory)];
    return territory.outline ? outlineDistanceM(point, territory.outline, wayM) : wayM(from, to);
  };
}

async function loadWayM(): Promise<WayM> {
  const { Geodesic } = await loadLibrary();
  return (from, to) => {
    const { s12 } = Geodesic.WGS84.Inverse(from.lat, from.lon, to.lat, to.lon, Geodesic.DISTANCE);
    if (s12 === undefined) throw new MeasureRefused("no geodesic between these points");
    return s12;
  };
}

// Inside or outside only when the uncertainty cannot change it; all in metres.
// Throws MeasureRefused for what is not finite and for a negative uncertainty or radius.
export function verdict(distance_m: number, uncertainty_m: number, radius_m: number): PerimeterVerdict {
  checkMeasure("distance_m", distance_m, -Infinity);
  checkMeasure("uncertainty_m", uncertainty_m, 0);
  checkMeasure("radius_m", radius_m, 0);
  if (distance_m + uncertainty_m <= radius_m + GRACE_M) return "inside";
  if (distance_m - uncertainty_m > radius_m + GRACE_M) return "outside";
  return "to_confirm";
}

// What a measure says of a charter's perimeter, for all and by the radius of a family that has its own.
// Whole metres for people; the verdicts are those of the unrounded measure. 0 inside the outline.
export function judgeDistance(perimeter: Perimeter, exact_m: number, uncertainty_m: number): Measured {
  const families = Object.entries(perimeter.families ?? {});
  return {
    distance_m: Math.max(0, Math.round(exact_m)),
    verdict: verdict(exact_m, uncertainty_m, perimeter.radius_m),
    families: Object.fromEntries(
      families.map(([family, radius_m]) => [family, verdict(exact_m, uncertainty_m, radius_m)]),
    ),
  };
}

// How far off a position may be, in metres. `measured_m` is the accuracy a tablet reported or the
// radius of a commune, and is theirs alone; throws MeasureRefused where missing or out of place.
export function uncertaintyM(source: PositionSource, measured_m: number | null = null): number {
  const fixed = FIXED_UNCERTAINTY_M[source];
  if (fixed !== undefined) {
    if (measured_m !== null) throw new MeasureRefused(`a position from ${source} has no measure of its own`);
    return fixed;
  }
  if (measured_m === null) throw new MeasureRefused(`a position from ${source} needs its measure in metres`);
  checkMeasure("measured_m", measured_m, 0);
  return measured_m;
}

type Library = typeof import("geographiclib-geodesic");

// The library is CommonJS: a bundler names its exports, Node may give them as the default alone.
async function loadLibrary(): Promise<Library> {
  const library: Library & { readonly default?: Library } = await import("geographiclib-geodesic");
  return library.default ?? library;
}

function toDegrees(point: Point): Degrees {
  checkUnits("lat_e7", point.lat_e7, 90 * UNITS_PER_DEGREE);
  checkUnits("lon_e7", point.lon_e7, 180 * UNITS_PER_DEGREE);
  return { lat: point.lat_e7 / UNITS_PER_DEGREE, lon: point.lon_e7 / UNITS_PER_DEGREE };
}

function checkUnits(name: string, value: number, limit: number): void {
  if (!Number.isInteger(value) || Math.abs(value) > limit) {
    throw new PointRefused(`${name} must be a whole number within ±${limit}, not ${value}`);
  }
}

function checkMeasure(name: string, value: number, least: number): void {
  if (!Number.isFinite(value)) throw new MeasureRefused(`${name} must be finite, not ${value}`);
  if (value < least) throw new MeasureRefused(`${name} must be at least ${least}, not ${value}`);
}
