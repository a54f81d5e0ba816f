// Names on the map: which places are named, and which names fit without covering each other. Pure.
import type { Feed, Place } from "./feed.ts";

export type Box = { readonly x: number; readonly y: number; readonly width: number };

const LINE_HEIGHT_PX = 22;
const LETTER_WIDTH_PX = 7.5;

// The places given, then the communes of outlets that are not among them, each once.
export function placesToName({ places, outlets }: Feed): Place[] {
  const named = new Set(places.map((place) => place.label));
  const communes = new Map<string, Place[]>();
  for (const { commune, lat, lon } of outlets) {
    if (named.has(commune)) continue;
    communes.set(commune, [...(communes.get(commune) ?? []), { label: commune, lat, lon }]);
  }
  return [...places, ...[...communes.values()].map(middle)];
}

export function labelWidthPx(label: string): number {
  return label.length * LETTER_WIDTH_PX;
}

// Whether each name, in order, fits beside those already placed; boxes are centred on x.
export function namesThatFit(boxes: readonly Box[]): boolean[] {
  const placed: Box[] = [];
  return boxes.map((box) => {
    const fits = !placed.some((other) => overlaps(box, other));
    if (fits) placed.push(box);
    return fits;
  });
}

function overlaps(one: Box, other: Box): boolean {
  const across = Math.abs(one.x - other.x) < (one.width + other.width) / 2;
  return across && Math.abs(one.y - other.y) < LINE_HEIGHT_PX;
}

function middle(same: readonly Place[]): Place {
  const mean = (of: (place: Place) => number) => same.reduce((sum, place) => sum + of(place), 0) / same.length;
  return { label: same[0]?.label ?? "", lat: mean((place) => place.lat), lon: mean((place) => place.lon) };
}
