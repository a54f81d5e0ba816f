// A question is found by its words, its help, its criterion or a product, whatever the accents and the case.
import { describe, expect, it } from "vitest";
import type { Charter, Text } from "../../src/domain/charter.ts";
import { score } from "../../src/domain/score.ts";
import { indexCharter, search, type Hit } from "../../src/state/search.ts";
import { listStops } from "../../src/state/stops.ts";
import { CHARTER } from "./charter.ts";

const t = (fr: string): Text => ({ fr });
const SEARCHED: Charter = {
  ...CHARTER,
  grid: {
    ...CHARTER.grid,
    criteria: [
      {
        code: "water", title: t("L’eau"), pass_percent: 50, help: t("Ce que le sol boit."),
        questions: [
          { code: "w1", text: t("L’été, arrose-t-on la nuit ?"), kind: "yes_no", help: t("Demander l’heure des tours d’eau.") },
          { code: "w2", text: t("Récupère-t-on l’eau de pluie ?"), kind: "yes_no" },
          { code: "w3", text: t("Combien d’œufs par semaine ?"), kind: "number" },
        ],
      },
    ],
  },
};
const result = score(SEARCHED, { kind: "producer", answers: { w2: { choice: "yes" } }, families: { veg: {} } }, "2026-11-25");
const stops = listStops({ charter: SEARCHED, result, hasPosition: true });
const index = indexCharter(SEARCHED);
const find = (typed: string): string[] => search(SEARCHED, index, stops, typed).map(nameOf);
const nameOf = (hit: Hit): string => (hit.kind === "family" ? hit.family.code : hit.stop.question.code);

describe("a search", () => {
  it.each([
    ["ete", ["w1"]],
    ["ÉTÉ", ["w1"]],
    ["oeufs", ["w3"]],
    ["l'ete nuit", ["w1"]],
    ["heure", ["w1"]],
    ["legumes", ["veg", "p1"]],
    ["vins", ["wine"]],
    ["w3", ["w3"]],
  ])("for « %s » finds %j", (typed, found) => {
    expect(find(typed)).toEqual(found);
  });

  it("puts what the question says before what its help or criterion says, and the unanswered first among equals", () => {
    expect(find("eau")).toEqual(["w2", "w1", "w3"]);
    expect(find("sol")).toEqual(["w1", "w3", "w2"]);
  });

  it("wants every word", () => {
    expect(find("pluie nuit")).toEqual([]);
  });

  it("for nothing finds nothing", () => {
    expect(find("  ")).toEqual([]);
  });
});
