// A signature as it was drawn: lines in the colour of the text, no inline style.
import type { JSX } from "preact";
import type { Stroke } from "../domain/entry.ts";

const MARGIN = 20;
const WIDTH = 1000;

/** `label`: what a screen reader says in its place. */
export function Drawing({ strokes, label }: { strokes: readonly Stroke[]; label: string }): JSX.Element {
  const lowest = Math.max(0, ...strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 1)));
  const box = [-MARGIN, -MARGIN, WIDTH + 2 * MARGIN, lowest + 2 * MARGIN].join(" ");
  return (
    <svg class="drawing" role="img" aria-label={label} viewBox={box} fill="none" stroke="currentColor" stroke-width="8" stroke-linecap="round" stroke-linejoin="round">
      {strokes.map((stroke, i) => <path key={i} d={toPath(stroke)} />)}
    </svg>
  );
}

/** A single point is a line to itself: its round ends make a dot. */
function toPath(stroke: Stroke): string {
  const points = Array.from({ length: stroke.length / 2 }, (_, i) => `${stroke[2 * i] ?? 0} ${stroke[2 * i + 1] ?? 0}`);
  return `M${points.join("L")}${points.length === 1 ? `L${points[0] ?? ""}` : ""}`;
}
