// The civil day of a caisse on a tablet, whatever zone the tablet is set to.
import { computed } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { watchDay } from "../../src/state/day.ts";

const LATE_IN_PARIS_MS = Date.UTC(2026, 10, 22, 23, 30); // 23 November, 0 h 30, in Paris

describe("today", () => {
  it("is the tablet's own day at first, then the caisse's, and what was computed from it follows", () => {
    let format = (): void => undefined;
    const today = watchDay("Pacific/Kiritimati", { now: () => LATE_IN_PARIS_MS, after: (_, then) => ((format = then), () => undefined) });
    const shown = computed(() => `le ${today()}`);
    const at = new Date(LATE_IN_PARIS_MS);

    expect(shown.value).toBe(`le 2026-11-${at.getDate()}`);
    format();
    expect(shown.value).toBe("le 2026-11-23");
  });

  it("has two digits for month and day", () => {
    const today = watchDay("Europe/Paris", { now: () => new Date(2026, 2, 4, 12).getTime(), after: () => () => undefined });

    expect(today()).toBe("2026-03-04");
  });
});
