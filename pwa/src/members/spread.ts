// Where each marker is drawn so that a finger finds it: on its own spot, or on the nearest free one.
// Pure; pixels.

export type Spot = { readonly x: number; readonly y: number };

// A marker is 44 px wide and high; at this distance its neighbours leave it 24 px of its own (WCAG 2.2, 2.5.8).
export const APART_PX = 34;

const GRID_PX = APART_PX / 2;

// One spot for each given, in whole pixels: no two nearer than APART_PX both across and down.
// The first of two neighbours keeps its own.
export function spread(spots: readonly Spot[]): Spot[] {
  const taken: Spot[] = [];
  const rings: Spot[][] = [];
  for (const { x, y } of spots) taken.push(nearestFree({ x: Math.round(x), y: Math.round(y) }, taken, rings));
  return taken;
}

// `rings`: those worked out so far, kept for the next.
function nearestFree({ x, y }: Spot, taken: readonly Spot[], rings: Spot[][]): Spot {
  for (let ring = 0; ; ring += 1) {
    for (const step of (rings[ring] ??= stepsOf(ring))) {
      const candidate = { x: x + step.x, y: y + step.y };
      if (taken.every((other) => isApart(candidate, other))) return candidate;
    }
  }
}

// The steps from a spot to the points of the grid on the square ring around it, the shortest first.
function stepsOf(ring: number): Spot[] {
  const along = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring);
  return along
    .flatMap((right) => along.map((down) => ({ x: right * GRID_PX, y: down * GRID_PX })))
    .filter(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) === ring * GRID_PX)
    .sort((one, other) => one.x ** 2 + one.y ** 2 - (other.x ** 2 + other.y ** 2));
}

function isApart(one: Spot, other: Spot): boolean {
  return Math.abs(one.x - other.x) >= APART_PX || Math.abs(one.y - other.y) >= APART_PX;
}
