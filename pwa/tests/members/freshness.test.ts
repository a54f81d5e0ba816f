// The age of a published page.
import { expect, test } from "vitest";

import { dayInFrench, isStale } from "../../src/members/freshness.ts";

const HOUR_MS = 3_600_000;
const published = Date.parse("2026-11-22");

test("hours hold for 21 days after the day of publication, its own end included", () => {
  expect(isStale("2026-11-22", published)).toBe(false);
  expect(isStale("2026-11-22", published + 22 * 24 * HOUR_MS - 1)).toBe(false);
  expect(isStale("2026-11-22", published + 22 * 24 * HOUR_MS)).toBe(true);
});

test("a clock behind the page does not make it stale", () => {
  expect(isStale("2026-11-22", published - 48 * HOUR_MS)).toBe(false);
});

test.each([
  ["2026-11-22", "22 novembre 2026"],
  ["2026-12-01", "1er décembre 2026"],
  ["2026-12-11", "11 décembre 2026"],
])("%s reads %s", (day, expected) => {
  expect(dayInFrench(day)).toBe(expected);
});
