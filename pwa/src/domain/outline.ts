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
// How much longer a flat map may make the way to an edge: 10 %, as far as 300 km from France.
const PLANE_ERROR = 0.1;
// How much a misplaced foot of the perpendicular may add to a way: 1 %, and ten metres.
const FOOT_ERROR = 0.01;
const STEP_M = 0.001;
// No degree is longer, of latitude or of longitude.
const METRES_PER_DEGREE = 112_000;

/** Geodesic distance in metres to the nearest edge, unrounded; negative inside. Within a millimetre, up to 300 km away. */
export function outlineDistanceM(point: Point, outline: Outline, wayM: WayM): number {
  const toPlaceM = (edge: Edge, share: number): number => wayM(toDegrees([point.lat_e7, point.lon_e7]), toDegrees(at(edge, share)));
  const reached = listEdges(outline).map((edge) => ({ edge, ...flatFoot(point, edge) }));
  const nearest = Math.min(...reached.map(({ flat }) => flat));
  const near = reached
    .filter(({ flat }) => flat <= nearest * (1 + PLANE_ERROR))
    .map(({ edge, share }) => ({ edge, way_m: toPlaceM(edge, share) }));
  const worth_m = Math.min(...near.map(({ way_m }) => way_m)) * (1 + FOOT_ERROR) + 10;
  const ways_m = near.filter(({ way_m }) => way_m <= worth_m).map(({ edge }) => shortestWayM(edge, toPlaceM));
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

/** Length of the way to the edge on a flat map, in units, and where on the edge it ends. */
function flatFoot(point: Point, [start, end]: Edge): { flat: number; share: number } {
  const narrow = Math.cos(((point.lat_e7 / UNITS_PER_DEGREE) * Math.PI) / 180);
  const [y, x] = [start[0] - point.lat_e7, (start[1] - point.lon_e7) * narrow];
  const [dy, dx] = [end[0] - start[0], (end[1] - start[1]) * narrow];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / squared));
  return { flat: Math.hypot(x + share * dx, y + share * dy), share };
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
function countSteps([[lat, lon], [latAfter, lonAfter]]: Edge): number {
  const longest_m = Math.max(1, (Math.hypot(latAfter - lat, lonAfter - lon) * METRES_PER_DEGREE) / UNITS_PER_DEGREE);
  return Math.max(1, Math.ceil(Math.log(STEP_M / longest_m) / Math.log(GOLDEN)));
}

function at([start, end]: Edge, share: number): Place {
  return [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
}

function toDegrees([lat_e7, lon_e7]: Place): Degrees {
  return { lat: lat_e7 / UNITS_PER_DEGREE, lon: lon_e7 / UNITS_PER_DEGREE };
}
