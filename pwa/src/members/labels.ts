// Names on the map: which places are named, and on which side of its place each name fits without
// covering a marker or another name. Pure; pixels.
import type { Feed, Place } from "./feed.ts";

export type Side = "below" | "right" | "left" | "above";

export type Spot = { readonly x: number; readonly y: number };

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const SIDES: readonly Side[] = ["below", "right", "left", "above"];
const LINE_PX = 22;
const LETTER_PX = 8;
const GAP_PX = 16;
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

// The side on which each name fits, in order of importance; null where none does.
export function arrangeNames(names: readonly (Spot & { readonly label: string })[], pins: readonly Spot[]): (Side | null)[] {
  const taken = pins.map(pinBox);
  return names.map((name) => {
    const side = SIDES.find((one) => !taken.some((box) => overlaps(box, nameBox(name, name.label, one))));
    if (side === undefined) return null;
    taken.push(nameBox(name, name.label, side));
    return side;
  });
}

function pinBox({ x, y }: Spot): Box {
  return { left: x - PIN_WIDTH_PX / 2, right: x + PIN_WIDTH_PX / 2, top: y - PIN_HEIGHT_PX, bottom: y };
}

function nameBox({ x, y }: Spot, label: string, side: Side): Box {
  const width = label.length * LETTER_PX;
  const left = { below: x - width / 2, above: x - width / 2, right: x + GAP_PX, left: x - GAP_PX - width }[side];
  const top = { below: y + 2, above: y - LINE_PX - 2, right: y - LINE_PX / 2, left: y - LINE_PX / 2 }[side];
  return { left, right: left + width, top, bottom: top + LINE_PX };
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function middle(same: readonly Place[]): Place {
  const mean = (of: (place: Place) => number) => same.reduce((sum, place) => sum + of(place), 0) / same.length;
  return { label: same[0]?.label ?? "", lat: mean((place) => place.lat), lon: mean((place) => place.lon) };
}
