// What comes next: the first question without an answer after where one is, then the products and the place.
import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/domain/answers.ts";
import { score } from "../../src/domain/score.ts";
import { countOpen, listStops, nextOpen, type Place, type Stop } from "../../src/state/stops.ts";
import { CHARTER } from "./charter.ts";

function stopsWith(given: Partial<Answers>, hasPosition = false): Stop[] {
  const result = score(CHARTER, { kind: "producer", answers: {}, families: {}, ...given }, "2026-11-25");
  return listStops({ charter: CHARTER, result, hasPosition });
}

const nameOf = (stop: Stop | null): string | null => (stop?.kind === "question" ? stop.question.code : (stop?.kind ?? null));
const at = (section: string | null, question: string | null = null, family: string | null = null): Place => ({ section, family, question });

describe("the way through a visit", () => {
  it("goes by criterion, then what is sold here, then the place", () => {
    expect(stopsWith({}).map(nameOf)).toEqual(["q1", "q3", "q4", "q5", "families", "position"]);
  });

  it("brings a follow-up once it is asked, right after its source", () => {
    expect(stopsWith({ answers: { q1: { choice: "yes" } } }).slice(0, 2).map(nameOf)).toEqual(["q1", "q2"]);
  });

  it("asks nothing of a family that no answer can admit", () => {
    const stops = stopsWith({ families: { veg: {}, wine: {} } }, true);

    expect(stops.map((stop) => [nameOf(stop), stop.kind === "question" ? stop.family : null]).slice(4)).toEqual([["p1", "veg"]]);
  });
});

describe("the next question without an answer", () => {
  const stops = stopsWith({ answers: { q1: { choice: "no" }, q4: { share: { count: 1, total: 2 } } } });

  it("from anywhere is the first of the visit", () => {
    expect(nameOf(nextOpen(stops, null))).toBe("q3");
  });

  it("from a criterion is its own first one", () => {
    expect(nameOf(nextOpen(stops, at("work")))).toBe("q3");
  });

  it("from a question is one further on, though that question is still open", () => {
    expect(nameOf(nextOpen(stops, at("work", "q3")))).toBe("q5");
  });

  it("after the last question is the products, then the place, then from the start again", () => {
    expect(nameOf(nextOpen(stops, at("work", "q5")))).toBe("families");
    expect(nameOf(nextOpen(stops.filter((stop) => stop.kind === "question"), at("work", "q5")))).toBe("q3");
  });

  it("is the same one again when nothing else is left", () => {
    const last = stopsWith({ answers: { q1: { choice: "no" }, q3: { number: 5 }, q4: { share: { count: 1, total: 2 } } }, families: { wine: {} } }, true);

    expect(countOpen(last)).toBe(1);
    expect(nameOf(nextOpen(last, at("work", "q5")))).toBe("q5");
  });

  it("is a disagreement too, and « sans objet » without its note", () => {
    const unsettled = stopsWith({ answers: { q1: { special: "not_applicable" }, q3: { disputed: true } } });

    expect(countOpen(unsettled)).toBe(6);
  });

  it("is nothing once all is filled", () => {
    const filled = stopsWith({ answers: { q1: { special: "refused" }, q3: { number: 5 }, q4: { special: "not_observed" }, q5: { text: "oui" } }, families: { wine: {} } }, true);

    expect(nextOpen(filled, at("soil"))).toBeNull();
  });
});
