// Distances to an outline, on the cases that Python runs too.
import { describe, expect, test } from "vitest";
import cases from "../../../maps/cases/outline.json";
import type { Outline } from "../../src/domain/outline.ts";
import { loadDistanceM } from "../../src/domain/perimeter.ts";

const HALF_A_MILLIMETRE = 0.0005;
const outlines = cases.outlines as unknown as Readonly<Record<string, Outline>>;
const distanceM = await loadDistanceM();

describe("outline", () => {
  test.each(cases.distances)("is as far as an exhaustive search says: $outline, $point", ({ outline, point, distance_m }) => {
    const measured = distanceM(point, { lat_e7: 0, lon_e7: 0, outline: outlines[outline] ?? null });

    expect(Math.abs(measured - distance_m)).toBeLessThanOrEqual(HALF_A_MILLIMETRE);
  });
});
