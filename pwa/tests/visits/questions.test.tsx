// @vitest-environment jsdom
// Finding a question: the search has the focus, finds without accents, opens the first result, and is found again.
import { afterEach, describe, expect, it } from "vitest";
import type { Charter } from "../../src/domain/charter.ts";
import { QuestionsScreen } from "../../src/visits/screens/questions.tsx";
import { CAISSE, VISIT } from "../builders.ts";
import { CHARTER } from "../state/charter.ts";
import { clear, openVisit, show, soon } from "./shown.tsx";

afterEach(clear);

const field = (): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>('input[type="search"]');
  if (!found) throw new Error("no search");
  return found;
};
const titles = (): string[] => [...document.querySelectorAll(".row-title")].map((one) => one.textContent);

function open(asked = "", charter: Charter = CHARTER): void {
  show(<QuestionsScreen model={openVisit(charter, CAISSE)} asked={asked} />);
}

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
}

describe("the search", () => {
  it("has the focus, above every question, those without an answer first", async () => {
    open();
    await soon(() => expect(document.activeElement).toBe(field()));

    expect(titles()).toEqual(["Un label\u00a0?", "Combien\u00a0?", "Quelle part\u00a0?", "Racontez"]);
    expect(document.querySelector("h2")?.textContent).toBe("Sans réponse (4)");
  });

  it("finds without accents and says how many", async () => {
    open();
    type("LEGUMES");
    await soon(() => expect(titles()).toEqual(["Légumes"]));

    expect(document.querySelector('[role="status"]')?.textContent).toBe("1\u00a0résultat");
  });

  it("opens the first result with Enter, at the address of the question", async () => {
    open();
    type("part");
    await soon(() => expect(titles()).toEqual(["Quelle part\u00a0?"]));
    field().form?.requestSubmit();
    await soon(() => expect(location.hash).toBe(`#/visite/${VISIT}/critere/work/q4`));
  });

  it("goes down the results with the arrows", async () => {
    open();
    const links = [...document.querySelectorAll<HTMLElement>("a.row")];
    links[0]?.focus();
    links[0]?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    await soon(() => expect(document.activeElement).toBe(links[1]));
  });

  it("stays in the address, so that the back button finds it again", async () => {
    open();
    type("l'eau");

    expect(decodeURIComponent(location.hash)).toBe(`#/visite/${VISIT}/questions/l'eau`);

    await clear();
    open("legumes");

    expect(titles()).toEqual(["Légumes"]);
  });
});
