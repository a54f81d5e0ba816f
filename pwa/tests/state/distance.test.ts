// The distance that a tablet says, under a charter whose families may have a radius of their own.
import { describe, expect, it } from "vitest";
import type { Charter } from "../../src/domain/charter.ts";
import { measureDistance } from "../../src/state/distance.ts";
import { CHARTER } from "./charter.ts";

const ALENCON = { lat_e7: 484300000, lon_e7: 910000 };
const FLERS = { lat_e7: 487500000, lon_e7: -5700000 };
const position = { ...ALENCON, accuracy_m: 0, source: "map" as const };

describe("the distance from the territory", () => {
  it("is judged by the radius of each family that has its own", () => {
    const preserves: Charter = {
      ...CHARTER,
      perimeter: { measured: "production", radius_m: 50_000, families: { preserves: 70_000 } },
    };

    expect(measureDistance(preserves, FLERS, position, () => 60_000.4)).toEqual({
      distance_m: 60_000,
      verdict: "outside",
      families: { preserves: "inside" },
    });
  });

  it("is not said where the charter sets no perimeter", () => {
    const { perimeter, ...without } = CHARTER;

    expect(perimeter).toBeDefined();
    expect(measureDistance(without, FLERS, position, () => 1)).toBeNull();
  });
});
