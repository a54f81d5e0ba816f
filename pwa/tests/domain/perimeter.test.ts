// Distance, verdict and uncertainty, on the cases that Python runs too.
import { describe, expect, test } from "vitest";

import cases from "../../../maps/cases/perimeter.json";
import {
  judgeDistance,
  loadDistanceM,
  MeasureRefused,
  type PerimeterVerdict,
  type Point,
  PointRefused,
  type PositionSource,
  uncertaintyM,
  verdict,
} from "../../src/domain/perimeter.ts";

// Each language within half a millimetre of the oracle: the two within one of each other.
const HALF_A_MILLIMETRE = 0.0005;

const distanceM = await loadDistanceM();

describe("distance", () => {
  test.each(cases.distances)("agrees with an independent program: $name", (given) => {
    const measured = distanceM(given.point, given.territory);

    expect(Math.abs(measured - given.distance_m)).toBeLessThanOrEqual(HALF_A_MILLIMETRE);
  });

  test.each(cases.distances)("gives the expected verdicts: $name", (given) => {
    const measured = distanceM(given.point, given.territory);

    const found = given.verdicts.map((row) => verdict(measured, row.uncertainty_m, row.radius_m));

    expect(found).toEqual(given.verdicts.map((row) => row.verdict as PerimeterVerdict));
  });

  test.each(cases.refused_points)("refuses what is no place: $name", (given) => {
    const point = given.point as unknown as Point;

    expect(() => distanceM(point, { lat_e7: 0, lon_e7: 0 })).toThrow(PointRefused);
  });

  test("refuses NaN, which JSON cannot say", () => {
    expect(() => distanceM({ lat_e7: NaN, lon_e7: 0 }, { lat_e7: 0, lon_e7: 0 })).toThrow(PointRefused);
  });
});

describe("verdict", () => {
  test.each(cases.borders)("is not rounded: $name", (given) => {
    const found = verdict(given.distance_m, given.uncertainty_m, given.radius_m);

    expect(found).toBe(given.verdict);
  });

  test.each([NaN, Infinity, -Infinity])("refuses %s in any place", (bad) => {
    expect(() => verdict(bad, 10, 50_000)).toThrow(MeasureRefused);
    expect(() => verdict(1, bad, 50_000)).toThrow(MeasureRefused);
    expect(() => verdict(1, 10, bad)).toThrow(MeasureRefused);
  });

  test("refuses a negative uncertainty or radius", () => {
    expect(() => verdict(50_010, -10, 50_000)).toThrow(MeasureRefused);
    expect(() => verdict(0, 0, -1)).toThrow(MeasureRefused);
  });
});

describe("uncertainty", () => {
  test.each(cases.uncertainties)("comes from the source: $name", (given) => {
    const found = uncertaintyM(given.source as PositionSource, given.measured_m);

    expect(found).toBe(given.uncertainty_m);
  });

  test("refuses a tablet or a commune without its measure", () => {
    expect(() => uncertaintyM("tablet")).toThrow(MeasureRefused);
    expect(() => uncertaintyM("commune", -1)).toThrow(MeasureRefused);
  });

  test("refuses a measure next to a fixed source", () => {
    expect(() => uncertaintyM("map", 3)).toThrow(MeasureRefused);
  });
});

describe("a family with its own radius has its own verdict", () => {
  const flers = { measured: "production", radius_m: 50_000, families: { preserves: 70_000 } } as const;

  test.each([
    [44_000, 10, "inside", "inside"],
    [50_001, 0, "inside", "inside"],
    [50_001.1, 0, "outside", "inside"],
    [62_000.4, 10, "outside", "inside"],
    [69_995, 10, "outside", "to_confirm"],
    [71_000, 10, "outside", "outside"],
  ])("at %d m give or take %d m", (exact_m, uncertainty_m, verdict, preserves) => {
    const judged = judgeDistance(flers, exact_m, uncertainty_m);

    expect(judged).toEqual({ distance_m: Math.round(exact_m), verdict, families: { preserves } });
  });
});
