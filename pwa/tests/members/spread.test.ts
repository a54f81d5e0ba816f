// Markers of outlets that stand close: each keeps room for a finger.
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { APART_PX, spread, type Spot } from "../../src/members/spread.ts";

const spot = fc.record({ x: fc.double({ min: -200, max: 200, noNaN: true }), y: fc.double({ min: -200, max: 200, noNaN: true }) });

function isApart(one: Spot, other: Spot): boolean {
  return Math.abs(one.x - other.x) >= APART_PX || Math.abs(one.y - other.y) >= APART_PX;
}

describe("markers", () => {
  test("with room around stay where they are, to the pixel", () => {
    expect(spread([{ x: 10.4, y: -3.2 }, { x: 90, y: 0 }])).toEqual([
      { x: 10, y: -3 },
      { x: 90, y: 0 },
    ]);
  });

  test("of one spot stand beside it, the first on it", () => {
    const [first, second] = spread([{ x: 0, y: 0 }, { x: 0, y: 0 }]);

    expect(first).toEqual({ x: 0, y: 0 });
    expect(Math.hypot(second?.x ?? 0, second?.y ?? 0)).toBe(APART_PX);
  });

  test("never leave one another less than a finger needs", () => {
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 40 }), (spots) => {
        const drawn = spread(spots);

        expect(drawn).toHaveLength(spots.length);
        expect(drawn.every((one, index) => drawn.slice(0, index).every((other) => isApart(one, other)))).toBe(true);
      }),
    );
  });

  test("of a whole town stay within the room that they fill", () => {
    const drawn = spread(Array.from({ length: 300 }, () => ({ x: 0, y: 0 })));

    expect(Math.max(...drawn.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))))).toBeLessThanOrEqual(9 * APART_PX);
  });
});
