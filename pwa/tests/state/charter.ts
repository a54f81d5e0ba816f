// A small charter for the tests of the state: one criterion with a follow-up, one with typed answers, two families.
import type { Charter, Text } from "../../src/domain/charter.ts";

const t = (fr: string): Text => ({ fr });

export const CHARTER: Charter = {
  semantics: 1, id: "essai", version: "1", title: t("Charte d'essai"), notice: t("pour les tests"),
  kinds: [{ code: "producer", label: t("Ferme") }],
  grid: {
    tiers: [{ code: "t1", label: t("Un critère"), criteria_met: 1 }],
    criteria: [
      {
        code: "soil", title: t("Sol"), pass_percent: 50,
        questions: [
          { code: "q1", text: t("Un label ?"), kind: "yes_no", points: 2, not_applicable_allowed: true },
          { code: "q2", text: t("Jusqu'à quand ?"), kind: "date", points: 1, asked_if: { question: "q1", in: ["yes"] } },
        ],
      },
      {
        code: "work", title: t("Travail"), pass_percent: 50,
        questions: [
          { code: "q3", text: t("Combien ?"), kind: "number", decimals: 1, min: 0, max: 500, bands: [{ at_least: 10, points: 1 }] },
          { code: "q4", text: t("Quelle part ?"), kind: "share", bands: [{ at_least: 50, points: 1 }] },
          { code: "q5", text: t("Racontez"), kind: "text", points: 1 },
        ],
      },
    ],
  },
  products: {
    families: [{ code: "veg", label: t("Légumes"), admitted: true }, { code: "wine", label: t("Vins"), admitted: false }],
    classes: [{ code: "A", label: t("Classe A"), admitted: true }],
    questions: [{ code: "p1", text: t("Bio ?"), kind: "yes_no" }],
    rules: [{ class: "A" }],
  },
  rates: { meaning: "full", currency: "MonA", tables: [{ percent: { t1: { A: 100 } } }] },
  perimeter: { measured: "sale", radius_m: 50_000 },
  decision: { method: "majority", base: "expressed", threshold: { for: 1, of: 2 }, tie: "adjourn", no_quorum: "adjourn" },
};
