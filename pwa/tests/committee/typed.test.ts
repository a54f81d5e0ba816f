// What people type outside of votes: coordinates, sheets, rates taken over, codes, searches, days.
import { describe, expect, it } from "vitest";
import { readPoint, writePoint } from "../../src/committee/state/coordinates.ts";
import { civilDay, isDay } from "../../src/committee/state/days.ts";
import { searchOutlets } from "../../src/committee/state/search.ts";
import { readToken, tidyCode } from "../../src/committee/state/session.ts";
import { BLANK_SHEET, findSheetFaults, toSheet } from "../../src/committee/state/sheet.ts";
import { readTakenFamilies } from "../../src/committee/state/takeover.ts";

describe("coordinates", () => {
  it.each(["44.8378, -0.5792", "44,8378 ; -0,5792", " 44.8378 -0.5792 ", "44.8378,-0.5792", "44.8378, \u22120.5792"])("%s is Bordeaux", (text) => {
    expect(readPoint(text)).toEqual({ lat_e7: 448378000, lon_e7: -5792000 });
  });

  it.each(["", "44.8378", "Bordeaux", "95, 0", "44, 181", "44.8 -0.5 3"])("%s is no place", (text) => {
    expect(readPoint(text)).toBeNull();
  });

  it("come back as they were written", () => {
    const point = { lat_e7: 448378000, lon_e7: -5792000 };

    expect(readPoint(writePoint(point))).toEqual(point);
  });
});

describe("a sheet", () => {
  const FILLED = { ...BLANK_SHEET, name: " La Ferme ", commune: "Bègles", point: "44.8, -0.55" };

  it("needs a name, a commune and a place", () => {
    expect(findSheetFaults({ ...BLANK_SHEET, website: "exemple.fr" })).toEqual(["name", "commune", "point", "website"]);
  });

  it("sends null for what is left empty", () => {
    expect(toSheet(FILLED)).toEqual({
      name: "La Ferme",
      address: "",
      commune: "Bègles",
      lat_e7: 448000000,
      lon_e7: -5500000,
      hours: null,
      season: null,
      phone: null,
      website: null,
    });
  });
});

describe("rates taken over", () => {
  it("are whole percents, sorted by family", () => {
    const typed = [
      { family: "eggs", class: "A", percent: " 70 %" },
      { family: "bread", class: "B", percent: "100" },
    ];

    expect(readTakenFamilies(typed)).toEqual([
      { family: "bread", class: "B", percent: 100 },
      { family: "eggs", class: "A", percent: 70 },
    ]);
  });

  it.each(["", "0", "101", "12,5", "beaucoup"])("%s is no rate", (percent) => {
    expect(readTakenFamilies([{ family: "eggs", class: "A", percent }])).toBeNull();
  });

  it("need a class", () => {
    expect(readTakenFamilies([{ family: "eggs", class: "", percent: "70" }])).toBeNull();
  });

  it("are at least one", () => {
    expect(readTakenFamilies([])).toBeNull();
  });
});

describe("signing in", () => {
  it("forgives how a code was typed", () => {
    expect(tidyCode(" k7mp-3xqa ")).toBe("K7MP3XQA");
  });

  it("reads the token of a link, and none from an empty fragment", () => {
    expect([readToken("#abc"), readToken("#"), readToken("")]).toEqual(["abc", null, null]);
  });
});

describe("a search", () => {
  it("finds by words of the name and the commune, without accents", () => {
    const outlets = [
      { id: "1", name: "Épicerie du Cours", kind: "", commune: "Bègles" },
      { id: "2", name: "Le Fournil", kind: "", commune: "Ambès" },
    ];

    expect(searchOutlets(outlets, "begles epi").map(({ id }) => id)).toEqual(["1"]);
    expect(searchOutlets(outlets, " ").map(({ id }) => id)).toEqual(["1", "2"]);
  });
});

describe("days", () => {
  it("are those of the caisse, also just after midnight there", () => {
    expect(civilDay(Date.UTC(2026, 10, 21, 23, 30), "Europe/Paris")).toBe("2026-11-22");
  });

  it("exist in the calendar", () => {
    expect(["2028-02-29", "2026-02-29", "2026-13-01", "22/11/2026", ""].filter(isDay)).toEqual(["2028-02-29"]);
  });
});
