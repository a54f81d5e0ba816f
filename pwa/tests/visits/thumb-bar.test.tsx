// @vitest-environment jsdom
// The bar under the thumb is there while something is left to answer, and never before the person who signs.
import { afterEach, expect, it } from "vitest";
import type { Charter } from "../../src/domain/charter.ts";
import type { VisitModel } from "../../src/state/visit.ts";
import type { Route } from "../../src/visits/router.ts";
import { ThumbBar } from "../../src/visits/screens/thumb-bar.tsx";
import { VISIT } from "../builders.ts";
import { CHARTER } from "../state/charter.ts";
import { clear, openVisit, show } from "./shown.tsx";

const ONLY: Charter = {
  ...CHARTER,
  grid: { ...CHARTER.grid, criteria: [{ code: "soil", title: { fr: "Sol" }, pass_percent: 50, questions: [{ code: "q1", text: { fr: "Un label ?" }, kind: "yes_no", points: 1 }] }] },
  products: { ...CHARTER.products, families: [] },
};

type At = Extract<Route, { visit: string }>;
const CRITERION: At = { page: "criterion", visit: VISIT, criterion: "soil" };

async function look(model: VisitModel, route: At): Promise<{ bar: string | null; end: HTMLAnchorElement | null }> {
  await clear();
  show(<ThumbBar model={model} route={route} />);
  return { bar: document.querySelector(".thumb-bar")?.textContent ?? null, end: document.querySelector<HTMLAnchorElement>(".thumb-end a") };
}

async function answered(): Promise<VisitModel> {
  const model = openVisit(ONLY);
  await model.answer("q1", null, { choice: "yes" });
  await model.setPosition({ lat_e7: 448_378_000, lon_e7: -5_795_000, accuracy_m: 5, source: "tablet" });
  return model;
}

afterEach(clear);

it("leads to what is left to answer", async () => {
  expect((await look(openVisit(ONLY), CRITERION)).bar).toContain("Question suivante");
});

it("is not on the page that the person visited reads and signs", async () => {
  expect(await look(openVisit(ONLY), { page: "signing", visit: VISIT })).toEqual({ bar: null, end: null });
});

it("is gone once all is answered: a page of answers ends with the way to send", async () => {
  const { bar, end } = await look(await answered(), CRITERION);

  expect(bar).toBeNull();
  expect(end?.hash).toBe(`#/visite/${VISIT}/envoyer`);
});

it("says nothing twice on pages that lead to sending by themselves", async () => {
  const model = await answered();

  expect(await look(model, { page: "visit", visit: VISIT })).toEqual({ bar: null, end: null });
  expect(await look(model, { page: "send", visit: VISIT })).toEqual({ bar: null, end: null });
});
