// Outlets of one address stand side by side on the map instead of one on top of the other. Pure.

type Placed = { readonly lat: number; readonly lon: number };

const STEP_PX = 24;

// How far to the right each marker is drawn of its own place, in pixels, in the order given.
export function spreadPx(outlets: readonly Placed[]): number[] {
  const counts = new Map<string, number>();
  const ranks = outlets.map((outlet) => {
    const rank = counts.get(spot(outlet)) ?? 0;
    counts.set(spot(outlet), rank + 1);
    return rank;
  });
  return outlets.map((outlet, index) => {
    const middle = ((counts.get(spot(outlet)) ?? 1) - 1) / 2;
    return ((ranks[index] ?? 0) - middle) * STEP_PX;
  });
}

// Some ten metres: two stalls of one market are one spot at any zoom.
function spot({ lat, lon }: Placed): string {
  return `${lat.toFixed(4)} ${lon.toFixed(4)}`;
}
