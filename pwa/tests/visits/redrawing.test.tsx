// @vitest-environment jsdom
// A long criterion is answered as fast as a short one: only the question answered is drawn again.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Charter, Criterion, Question } from "../../src/domain/charter.ts";
import type { Caisse } from "../../src/api/shapes.ts";
import type { VisitModel } from "../../src/state/visit.ts";
import { CriterionScreen } from "../../src/visits/screens/criterion.tsx";
import { ThumbBar } from "../../src/visits/screens/thumb-bar.tsx";
import { VisitScreen } from "../../src/visits/screens/visit.tsx";
import { CAISSE, VISIT } from "../builders.ts";
import { CHARTER } from "../state/charter.ts";
import { clear, openVisit, show, soon } from "./shown.tsx";

const MANY = 40;
const questions = Array.from({ length: MANY }, (_, n): Question => ({ code: `m${n}`, text: { fr: `Question ${n}` }, kind: "yes_no", points: 1 }));
const many: Criterion = { code: "many", title: { fr: "Beaucoup" }, pass_percent: 50, questions };
const LONG: Charter = { ...CHARTER, grid: { ...CHARTER.grid, criteria: [many] } };

/** Each drawing of a card asks for the view of its question. */
let drawn: string[] = [];

beforeEach(() => {
  drawn = [];
});

afterEach(clear);

function open(question?: string, section: Criterion = many): void {
  const opened = openVisit({ ...LONG, grid: { ...LONG.grid, criteria: [section] } });
  const model: VisitModel = {
    ...opened,
    viewOf: (code, family) => {
      drawn.push(code);
      return opened.viewOf(code, family);
    },
  };
  show(
    <>
      <CriterionScreen model={model} section={section} question={question} />
      <ThumbBar model={model} route={{ page: "criterion", visit: VISIT, criterion: "many", ...(question === undefined ? {} : { question }) }} />
    </>,
  );
}

const card = (code: string): HTMLElement => {
  const found = document.getElementById(`question-${code}`);
  if (!found) throw new Error(`no card of ${code}`);
  return found;
};

describe("an answer in a long criterion", () => {
  it("draws its own question again, and no other", async () => {
    open();
    await soon(() => expect(new Set(drawn).size).toBe(MANY));

    drawn = [];
    card("m20").querySelector<HTMLElement>(".choice")?.click();
    await soon(() => expect(card("m20").querySelector('[aria-pressed="true"]')).not.toBeNull());

    expect([...new Set(drawn)]).toEqual(["m20"]);
  });

  it("finds what a screen holds drawn first, and the rest a moment later", async () => {
    open();

    expect(new Set(drawn).size).toBe(4);
    await soon(() => expect(document.querySelectorAll("fieldset.question")).toHaveLength(MANY));
  });

  it("moves none of the cards that stand after the question which it brings", async () => {
    const followed = questions.map((one, n) => (n === 1 ? { ...one, asked_if: { question: "m0", in: ["yes"] } } : one));
    open(undefined, { ...many, questions: followed });
    await soon(() => expect(document.querySelectorAll("fieldset.question")).toHaveLength(MANY - 1));
    const before = [...document.querySelectorAll("fieldset.question")];

    card("m0").querySelector<HTMLElement>(".choice")?.click();
    await soon(() => expect(document.querySelectorAll("fieldset.question")).toHaveLength(MANY));

    expect([...document.querySelectorAll("fieldset.question")].filter((one) => one !== card("m1"))).toEqual(before);
    expect(before.every((one) => one.isConnected)).toBe(true);
  });

  it("changes what comes next and how much is left", async () => {
    open();
    const next = (): string => document.querySelector(".thumb-next")?.textContent ?? "";

    expect(next()).toContain(`${MANY + 2}`);

    card("m0").querySelector<HTMLElement>(".choice")?.click();
    await soon(() => expect(next()).toContain(`${MANY + 1}`));

    expect(document.querySelector<HTMLAnchorElement>(".thumb-next")?.hash).toBe(`#/visite/${VISIT}/critere/many/m1`);
  });
});

describe("an address with a question", () => {
  it("moves the focus to it", async () => {
    open("m30");
    await soon(() => expect(document.activeElement).toBe(card("m30")));
  });
});

describe("a caisse that hides the score", () => {
  const hiding: Caisse = { ...CAISSE, hides_score: true };

  it("has answers and what is left on screen, and no verdict", async () => {
    const model = openVisit(LONG, hiding);
    await model.answer("m0", null, { choice: "yes" });
    show(<VisitScreen model={model} />);

    expect(document.body.textContent).toContain("1\u00a0réponse sur 40");
    expect(document.body.textContent).toContain("Le résultat vient après l’envoi");
    expect(document.body.textContent).not.toMatch(/rempli\b|possible|à compléter/);
  });
});
