// How far a place is, as volunteers and coordination read it: from a named point, or from the outline of a territory.
import { describe, expect, it } from "vitest";
import type { components } from "../../src/api/types.d.ts";
import type { Caisse } from "../../src/api/shapes.ts";
import { loadDistanceM } from "../../src/domain/perimeter.ts";
import { measureDistance } from "../../src/state/distance.ts";
import { sayAway } from "../../src/text/committee/outlets.ts";
import { sayDistance } from "../../src/text/visits.ts";
import { CHARTER } from "../state/charter.ts";

const plain = (line: string): string => line.replace(/[\u00a0\u202f]/g, " ").replace(/’/g, "'");

type Received = components["schemas"]["TerritoryView"];

/** As a server with outlines sends it: a square of some 22 km by 15 km around the town hall of Flers. */
const WIRE = `{"label": "mairie de Flers", "lat_e7": 487500000, "lon_e7": -5700000, "outline": {"rings":
  [[[486500000, -6700000], [486500000, -4700000], [488500000, -4700000], [488500000, -6700000]]], "uncertainty_m": 150}}`;
const RECEIVED = JSON.parse(WIRE) as Received;
const OUTLINED: Caisse["territory"] = RECEIVED;
const POINT: Caisse["territory"] = { label: OUTLINED.label, lat_e7: OUTLINED.lat_e7, lon_e7: OUTLINED.lon_e7 };
const charter = { ...CHARTER, perimeter: { measured: "production" as const, radius_m: 50_000 } };

async function said(lat_e7: number, territory: Caisse["territory"]): Promise<string> {
  const position = { lat_e7, lon_e7: -5_700_000, accuracy_m: 0, source: "map" as const };
  const measured = measureDistance(charter, territory, position, await loadDistanceM());
  return measured === null ? "" : plain(sayDistance(measured, territory, charter.perimeter.radius_m));
}

describe("a distance", () => {
  it("is said from the named point where the wire gives no outline", async () => {
    expect(await said(482_500_000, POINT)).toBe("À 55,6 km du centre (mairie de Flers), à vol d'oiseau : hors du périmètre de 50 km. Le comité peut voter une dérogation.");
  });

  it("is said from the outline where it gives one, and judged from it", async () => {
    expect(await said(482_500_000, OUTLINED)).toBe("À 44,4 km du contour du territoire, à vol d'oiseau : dans le périmètre de 50 km.");
  });

  it("is said without a number inside the outline", async () => {
    expect(await said(487_400_000, OUTLINED)).toBe("Dans le territoire : dans le périmètre de 50 km.");
  });

  it("is to be confirmed within what the outline may be off", async () => {
    expect(await said(482_004_000, OUTLINED)).toContain("trop près de la limite de 50 km");
  });
});

describe("how far a typed point is", () => {
  it("is said from the outline, never as a negative number", () => {
    expect(plain(sayAway(-3_000.2, OUTLINED))).toBe("Dans le territoire.");
    expect(plain(sayAway(3_000.2, OUTLINED))).toBe("À 3,0 km à vol d'oiseau du contour du territoire.");
    expect(plain(sayAway(3_000.2, POINT))).toBe("À 3,0 km à vol d'oiseau du centre (mairie de Flers).");
  });
});
