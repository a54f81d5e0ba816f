// Names on the map: which places are named, and on which side of its dot each name fits without
// covering a marker, a dot or another name, nor being cut by the frame. Pure; pixels.
import type { Feed, Place } from "./feed.ts";
import type { Spot } from "./spread.ts";

export type Side = "right" | "left" | "above" | "below";

export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const SIDES: readonly Side[] = ["right", "left", "above", "below"];
const LINE_PX = 22;
const LETTER_PX = 8;
const GAP_PX = 16;
const DOT_PX = 8;
const PIN_WIDTH_PX = 30;
const PIN_HEIGHT_PX = 38;

// The centre of a perimeter, the places given, then the communes of outlets not among them.
export function placesToName({ territory, places, outlets }: Feed): Place[] {
  const centre = territory.radius_m === null ? [] : [territory];
  const named = new Set(places.map((place) => place.label));
  const communes = new Map<string, Place[]>();
  for (const { commune, lat, lon } of outlets) {
    if (named.has(commune)) continue;
    communes.set(commune, [...(communes.get(commune) ?? []), { label: commune, lat, lon }]);
  }
  return [...centre, ...places, ...[...communes.values()].map(middle)];
}

// The side on which each name fits, in order of importance; null where none does. A place out of
// view has its name all the same: it comes into view while the map is dragged.
export function arrangeNames(
  names: readonly (Spot & { readonly label: string })[],
  pins: readonly Spot[],
  view: Box | null = null,
): (Side | null)[] {
  const taken = [...pins.map(pinBox), ...names.map(dotBox)];
  return names.map((name) => {
    const frame = view !== null && isWithin(dotBox(name), view) ? view : null;
    const isFree = (box: Box) => !taken.some((other) => overlaps(other, box)) && (frame === null || isWithin(box, frame));
    const side = SIDES.find((one) => isFree(nameBox(name, name.label, one)));
    if (side === undefined) return null;
    taken.push(nameBox(name, name.label, side));
    return side;
  });
}

function dotBox({ x, y }: Spot): Box {
  return { left: x - DOT_PX / 2, right: x + DOT_PX / 2, top: y - DOT_PX / 2, bottom: y + DOT_PX / 2 };
}

function pinBox({ x, y }: Spot): Box {
  return { left: x - PIN_WIDTH_PX / 2, right: x + PIN_WIDTH_PX / 2, top: y - PIN_HEIGHT_PX, bottom: y };
}

function nameBox({ x, y }: Spot, label: string, side: Side): Box {
  const width = (label.length + 1) * LETTER_PX; // a little more than it takes
  const left = { below: x - width / 2, above: x - width / 2, right: x + GAP_PX, left: x - GAP_PX - width }[side];
  const top = { below: y + DOT_PX / 2, above: y - LINE_PX - DOT_PX / 2, right: y - LINE_PX / 2, left: y - LINE_PX / 2 }[side];
  return { left, right: left + width, top, bottom: top + LINE_PX };
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isWithin(one: Box, other: Box): boolean {
  return one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;
}

function middle(same: readonly Place[]): Place {
  const mean = (of: (place: Place) => number) => same.reduce((sum, place) => sum + of(place), 0) / same.length;
  return { label: same[0]?.label ?? "", lat: mean((place) => place.lat), lon: mean((place) => place.lon) };
}
