// What is still missing is said once, disagreements of every kind first.
import { describe, expect, it } from "vitest";
import { score } from "../../src/domain/score.ts";
import { listMissing } from "../../src/state/progress.ts";
import { CHARTER } from "./charter.ts";

const result = score(CHARTER, { kind: "producer", answers: { q1: { disputed: true } }, families: {} }, "2026-11-25");

describe("what is missing", () => {
  it("counts the disagreements first, and no question of theirs as unanswered", () => {
    expect(listMissing({ charter: CHARTER, result, hasPosition: true, disputed: 2 })).toEqual([
      { kind: "disputed", count: 2 },
      { kind: "questions", section: "work", title: "Travail", count: 3 },
      { kind: "families" },
    ]);
  });

  it("says nothing of disagreements where there are none", () => {
    const agreed = listMissing({ charter: CHARTER, result, hasPosition: false, disputed: 0 });

    expect(agreed.map(({ kind }) => kind)).toEqual(["questions", "families", "position"]);
  });
});
