// How far a place is from the nearest edge of a territory's outline, negative inside it (design 4).
// An edge is straight in longitude and latitude, as in GeoJSON, and its distance is that of its nearest
// place on WGS 84. Twin of maps/outline.py, on the cases of maps/cases/outline.json.
import type { Degrees, Point, WayM } from "./perimeter.ts";

/** A place as [lat_e7, lon_e7]. */
type Place = readonly [number, number];

/** Rings, each closed by itself; a place in an odd number of them is inside. `uncertainty_m`: as declared by who drew it. */
export type Outline = { readonly rings: readonly (readonly Place[])[]; readonly uncertainty_m: number };

type Edge = readonly [Place, Place];

const UNITS_PER_DEGREE = 10_000_000;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
// How far off an estimated way may be beside another: 4 %, as far as 300 km from France.
const NEAR_ERROR = 0.04;
// How much a misplaced foot of the perpendicular may add to a way: 1 %, and ten metres.
const FOOT_ERROR = 0.01;
const STEP_M = 0.001;
// No degree is longer, of latitude or of longitude.
const METRES_PER_DEGREE = 112_000;

/** Geodesic distance in metres to the nearest edge, unrounded; negative inside. Within a millimetre, up to 300 km away. */
export function outlineDistanceM(point: Point, outline: Outline, wayM: WayM): number {
  const toPlaceM = (edge: Edge, share: number): number => wayM(toDegrees([point.lat_e7, point.lon_e7]), toDegrees(at(edge, share)));
  const estimated = listEdges(outline).map((edge) => {
    const share = flatFoot(point, edge);
    return { edge, share, guess_m: guessM(point, at(edge, share)) };
  });
  const near_m = Math.min(...estimated.map(({ guess_m }) => guess_m)) * (1 + NEAR_ERROR) + 10;
  const near = estimated
    .filter(({ guess_m }) => guess_m <= near_m)
    .map(({ edge, share }) => ({ edge, way_m: toPlaceM(edge, share) }));
  const shortest_m = Math.min(...near.map(({ way_m }) => way_m));
  const worth_m = shortest_m * (1 + FOOT_ERROR) + 10;
  // No place of an edge is nearer than its foot by more than the edge is long.
  const ways_m = near
    .filter(({ edge, way_m }) => way_m <= Math.min(worth_m, shortest_m + longestM(edge)))
    .map(({ edge }) => shortestWayM(edge, toPlaceM));
  const found_m = Math.min(...ways_m);
  return isWithin(point, outline) ? -found_m : found_m;
}

/** Whether a ray to the east crosses an odd number of edges. */
export function isWithin(point: Point, outline: Outline): boolean {
  return listEdges(outline).filter((edge) => isCrossed(point, edge)).length % 2 === 1;
}

function listEdges({ rings }: Outline): Edge[] {
  return rings.flatMap((ring) => ring.map((start, i): Edge => [start, ring[(i + 1) % ring.length] ?? start]));
}

function isCrossed(point: Point, [[lat, lon], [latAfter, lonAfter]]: Edge): boolean {
  if (lat > point.lat_e7 === latAfter > point.lat_e7) return false;
  const along = (point.lat_e7 - lat) / (latAfter - lat);
  return point.lon_e7 < lon + along * (lonAfter - lon);
}

/** Where on the edge the way to it ends, on a flat map: 0 at its start, 1 at its end. */
function flatFoot(point: Point, [start, end]: Edge): number {
  const narrow = Math.cos(((point.lat_e7 / UNITS_PER_DEGREE) * Math.PI) / 180);
  const [y, x] = [start[0] - point.lat_e7, (start[1] - point.lon_e7) * narrow];
  const [dy, dx] = [end[0] - start[0], (end[1] - start[1]) * narrow];
  const squared = dx * dx + dy * dy;
  return squared === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / squared));
}

/** Length of a way by the latitude of its middle, quick to compute. */
function guessM(point: Point, [lat_e7, lon_e7]: Place): number {
  const narrow = Math.cos(((point.lat_e7 + lat_e7) / 2 / UNITS_PER_DEGREE) * (Math.PI / 180));
  return (Math.hypot(lat_e7 - point.lat_e7, (lon_e7 - point.lon_e7) * narrow) * METRES_PER_DEGREE) / UNITS_PER_DEGREE;
}

/** By golden section: the way to an edge shortens, then lengthens. */
function shortestWayM(edge: Edge, toPlaceM: (edge: Edge, share: number) => number): number {
  let [low, high] = [0, 1];
  let [left, right] = [high - GOLDEN, GOLDEN];
  let [left_m, right_m] = [toPlaceM(edge, left), toPlaceM(edge, right)];
  for (let step = countSteps(edge); step > 0; step -= 1) {
    if (left_m <= right_m) {
      [high, right, right_m] = [right, left, left_m];
      left = high - GOLDEN * (high - low);
      left_m = toPlaceM(edge, left);
    } else {
      [low, left, left_m] = [left, right, right_m];
      right = low + GOLDEN * (high - low);
      right_m = toPlaceM(edge, right);
    }
  }
  return Math.min(left_m, right_m, toPlaceM(edge, 0), toPlaceM(edge, 1));
}

/** How many sections until a step along the edge is under a millimetre. */
function countSteps(edge: Edge): number {
  return Math.max(1, Math.ceil(Math.log(STEP_M / Math.max(1, longestM(edge))) / Math.log(GOLDEN)));
}

/** A length in metres that the edge does not exceed. */
function longestM([[lat, lon], [latAfter, lonAfter]]: Edge): number {
  return (Math.hypot(latAfter - lat, lonAfter - lon) * METRES_PER_DEGREE) / UNITS_PER_DEGREE;
}

function at([start, end]: Edge, share: number): Place {
  return [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
}

function toDegrees([lat_e7, lon_e7]: Place): Degrees {
  return { lat: lat_e7 / UNITS_PER_DEGREE, lon: lon_e7 / UNITS_PER_DEGREE };
}
