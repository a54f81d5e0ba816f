// From what a finger drew on a pad to the strokes that an entry keeps. Pure.
import { MAX_DRAWN, MAX_STROKES, STROKE_SIDE } from "../domain/entry-check.ts";
import type { Stroke } from "../domain/entry.ts";

export type Point = { readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };

/** Lines drawn on a pad, in its own measure, as strokes of 0 to 1000 on its longer side; null when nothing was drawn,
 *  or more lines than an entry may hold. A line too fine for an entry is thinned, its ends kept. */
export function toStrokes(lines: readonly (readonly Point[])[], { width, height }: Size): Stroke[] | null {
  const drawn = lines.filter((line) => line.length > 0);
  if (drawn.length === 0 || drawn.length > MAX_STROKES) return null;
  const scale = STROKE_SIDE / Math.max(width, height);
  const fit = (value: number): number => Math.min(STROKE_SIDE, Math.max(0, Math.round(value * scale)));
  const scaled = drawn.map((line) => withoutRepeats(line.map(({ x, y }): Point => ({ x: fit(x), y: fit(y) }))));
  const points = scaled.reduce((sum, line) => sum + line.length, 0);
  const step = Math.ceil(points / (MAX_DRAWN / 2 - MAX_STROKES));
  return scaled.map((line) => thin(line, step).flatMap(({ x, y }) => [x, y]));
}

function withoutRepeats(line: readonly Point[]): Point[] {
  return line.filter(({ x, y }, i) => i === 0 || x !== line[i - 1]?.x || y !== line[i - 1]?.y);
}

/** Each `step`th point, and the last. */
function thin(line: readonly Point[], step: number): Point[] {
  return line.filter((_, i) => i % step === 0 || i === line.length - 1);
}
