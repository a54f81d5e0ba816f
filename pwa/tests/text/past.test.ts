import { describe, expect, it } from "vitest";
import type { LastVisit, VisitDecision } from "../../src/api/shapes.ts";
import { directionsTo } from "../../src/state/directions.ts";
import { sayCommitment, sayDecision, sayDirections, sayLast } from "../../src/text/past.ts";

const plain = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/[\u00a0\u202f]/g, " ").replace(/’/g, "'"));
const last = (over: Partial<LastVisit> = {}): LastVisit => ({
  visited_on: "2025-03-01", people: ["Alice", "Hugo"], criteria_met: 3, families: [], commitments: [], decided: null, ...over,
});
const decision = (over: Partial<VisitDecision> = {}): VisitDecision => ({
  decided_on: "2026-11-18", outcome: "approved", criteria_met: 3, starts_on: "2026-11-18", ends_on: null, families: [], ...over,
});
const FARM = { name: "Ferme (du Lac)", lat_e7: 448_378_000, lon_e7: -5_792_000 };

describe("the last visit", () => {
  it("is told in a few lines", () => {
    const told = last({ families: ["eggs"], decided: { decided_on: "2025-03-10", outcome: "approved" } });

    expect(plain(sayLast(told, null))).toEqual([
      "Visité le 1er mars 2025 par Alice et Hugo.", "3 critères remplis.", "Produits vendus alors : eggs.",
      "Convention acceptée le 10 mars 2025.",
    ]);
  });

  it("says that the count is not known when two sendings differ", () => {
    expect(plain(sayLast(last({ visited_on: null, people: [], criteria_met: null }), null))[1]).toContain("n'est pas connu");
  });

  it("says what was promised, and by when", () => {
    expect(plain([sayCommitment({ text: "Composter.", criterion: null, due_on: "2027-03-01" })])).toEqual(["Composter, à faire avant le 1er mars 2027"]);
    expect(sayCommitment({ text: "Composter", criterion: null, due_on: null })).toBe("Composter");
  });
});

describe("the decision", () => {
  it("is told in words, with its days", () => {
    expect(plain(sayDecision(decision({ ends_on: "2027-11-17" })))).toEqual([
      "Convention acceptée le 18 novembre 2026, sur 3 critères remplis.",
      "La convention vaut à partir du 18 novembre 2026, jusqu'au 17 novembre 2027 compris.",
    ]);
  });

  it.each(["refused", "adjourned"] as const)("that is %s grants nothing, and says what follows", (outcome) => {
    const said = plain(sayDecision(decision({ outcome, starts_on: null })));

    expect(said).toHaveLength(2);
    expect(said.join(" ")).not.toContain("à partir du");
  });
});

describe("the way there", () => {
  it("opens the tablet's maps on Android, a site elsewhere, and says that it leaves", () => {
    const [android, other] = [directionsTo(FARM, true), directionsTo(FARM, false)];

    expect(android?.href).toBe("geo:44.837800,-0.579200?q=44.837800,-0.579200(Ferme%20(du%20Lac))");
    expect(other?.href).toBe("https://www.openstreetmap.org/directions?to=44.837800%2C-0.579200");
    for (const way of [android, other]) expect(way && sayDirections(way)).toContain("hors de Grillon");
  });

  it("is not offered for a place without position", () => {
    expect(directionsTo({ ...FARM, lat_e7: null }, true)).toBeNull();
  });
});
