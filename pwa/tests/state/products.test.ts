// What was sold last time, proposed once; and why a family has its class.
import { describe, expect, it } from "vitest";
import type { Charter } from "../../src/domain/charter.ts";
import { familyEntry, type Edit } from "../../src/domain/entry.ts";
import { score } from "../../src/domain/score.ts";
import { listProposed, whyClass } from "../../src/state/products.ts";
import { foldHeld } from "../../src/state/reading.ts";
import { toHeld } from "../../src/store/rules.ts";
import { ALICE, hex, TABLET, uuid, VISIT } from "../builders.ts";
import { CHARTER } from "./charter.ts";

const EDIT: Edit = { id: uuid(1), visit: VISIT, author: ALICE, device: TABLET, device_time: 1, replaces: [] };
const t = (fr: string): { fr: string } => ({ fr });

const TWO_CLASSES: Charter = {
  ...CHARTER,
  products: {
    ...CHARTER.products,
    classes: [{ code: "A", label: t("A"), admitted: true }, { code: "B", label: t("B"), admitted: true }],
    questions: [{ code: "p1", text: t("Bio ?"), kind: "yes_no" }, { code: "p2", text: t("Local ?"), kind: "yes_no" }],
    rules: [{ class: "A", when: [{ question: "p1", in: ["yes"] }] }, { class: "B" }],
  },
};

const why = (answers: Record<string, "yes" | "no">): [string, unknown][] => {
  const given = Object.fromEntries(Object.entries(answers).map(([code, choice]) => [code, { choice }]));
  const [family] = score(TWO_CLASSES, { kind: "producer", answers: {}, families: { veg: given } }, "2026-11-25").families;
  return family ? whyClass(TWO_CLASSES, family).map(({ code, params }) => [code, params["question"]]) : [];
};

describe("what was sold last time", () => {
  it("is proposed in the charter's order, families that it no longer has left out", () => {
    expect(listProposed(foldHeld([]), CHARTER, ["wine", "gone", "veg"])).toEqual(["veg", "wine"]);
  });

  it("is no longer proposed once somebody said whether it is sold here", () => {
    const entry = familyEntry({ ...EDIT, family: "veg", content: { present: false } });

    expect(listProposed(foldHeld([toHeld({ entry, sha256: hex(1) })]), CHARTER, ["veg", "wine"])).toEqual(["wine"]);
  });
});

describe("the reason of a class", () => {
  it("is what its rule read, and nothing that it did not", () => {
    expect(why({ p1: "yes", p2: "no" })).toEqual([["choice", "p1"]]);
  });

  it("is why the rules before it fail, when it has no condition of its own", () => {
    expect(why({ p1: "no", p2: "yes" })).toEqual([["rule_fails", "p1"]]);
  });

  it("is not given while there is no class", () => {
    expect(why({ p2: "yes" })).toEqual([]);
  });
});
