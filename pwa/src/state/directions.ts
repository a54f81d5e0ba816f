// The way to an outlet, as an address that another application opens: nothing is asked of it before a person taps.
import type { Outlet } from "../api/shapes.ts";

const UNITS_PER_DEGREE = 10_000_000;

/** `app`: the tablet's own maps, often without network; `site`: openstreetmap.org. */
export type Directions = { href: string; opens: "app" | "site" };

/** Null where the outlet has no position. Android alone opens `geo:` addresses in any maps application. */
export function directionsTo(outlet: Pick<Outlet, "name" | "lat_e7" | "lon_e7">, isAndroid: boolean): Directions | null {
  const { lat_e7, lon_e7, name } = outlet;
  if (lat_e7 === null || lon_e7 === null) return null;
  const at = [lat_e7, lon_e7].map((angle_e7) => (angle_e7 / UNITS_PER_DEGREE).toFixed(6)).join();
  if (isAndroid) return { opens: "app", href: `geo:${at}?q=${at}(${encodeURIComponent(name)})` };
  return { opens: "site", href: `https://www.openstreetmap.org/directions?to=${encodeURIComponent(at)}` };
}
