// @vitest-environment jsdom
// A criterion of a hundred questions is answered as fast as one of eight: only the question answered is drawn again.
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import type { Charter, Question } from "../../src/domain/charter.ts";
import type { App } from "../../src/state/app.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { AppContext } from "../../src/visits/screens/context.ts";
import { CriterionScreen } from "../../src/visits/screens/criterion.tsx";
import { ThumbBar } from "../../src/visits/screens/thumb-bar.tsx";
import { ALICE, CAISSE, device, hex, TABLET, visit, VISIT } from "../builders.ts";
import { CHARTER } from "../state/charter.ts";

const MANY = 100;
const questions = Array.from({ length: MANY }, (_, n): Question => ({ code: `m${n}`, text: { fr: `Question ${n}` }, kind: "yes_no", points: 1 }));
const section = { code: "many", title: { fr: "Beaucoup" }, pass_percent: 50, questions };
const LONG: Charter = { ...CHARTER, grid: { ...CHARTER.grid, criteria: [section] } };

/** Each drawing of a card asks for the view of its question. */
let drawn: string[] = [];

beforeEach(() => {
  drawn = [];
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  render(null, document.body);
});

function open(question?: string): VisitModel {
  const opened = createVisit(
    {
      store: createMemoryStore(() => false),
      newId: uuid7Maker({ now: () => 1_800_000_000_000, random: (count) => new Uint8Array(count).fill(7) }),
      prepare: () => Promise.resolve({ kind: "refused", reason: "photo-empty" }),
      loadDistanceM: () => Promise.resolve(() => 1),
      now: () => 1_800_000_000_000,
      today: () => "2026-11-25",
      after: () => () => undefined,
      announce: () => undefined,
      onWritten: () => undefined,
    },
    { visit: { ...visit({ charter: hex(7) }), withdrawn: false }, charter: LONG, caisse: CAISSE, person: ALICE, device: TABLET },
    [], [],
  );
  const model: VisitModel = {
    ...opened,
    viewOf: (code, family) => {
      drawn.push(code);
      return opened.viewOf(code, family);
    },
  };
  const app = { device: { value: device() }, summaries: { value: [] } } as unknown as App;
  render(
    <AppContext.Provider value={app}>
      <CriterionScreen model={model} section={section} question={question} />
      <ThumbBar model={model} route={{ page: "criterion", visit: VISIT, criterion: "many", ...(question === undefined ? {} : { question }) }} />
    </AppContext.Provider>,
    document.body,
  );
  return model;
}

const card = (code: string): HTMLElement => {
  const found = document.getElementById(`question-${code}`);
  if (!found) throw new Error(`no card of ${code}`);
  return found;
};

describe("an answer in a long criterion", () => {
  it("draws its own question again, and no other", async () => {
    open();

    expect(new Set(drawn).size).toBe(MANY);

    drawn = [];
    card("m40").querySelector<HTMLElement>(".choice")?.click();
    await vi.waitFor(() => expect(card("m40").querySelector('[aria-pressed="true"]')).not.toBeNull());

    expect([...new Set(drawn)]).toEqual(["m40"]);
  });

  it("changes what comes next and how much is left", async () => {
    open();
    const next = (): string => document.querySelector(".thumb-next")?.textContent ?? "";

    expect(next()).toContain(`${MANY + 2}`);

    card("m0").querySelector<HTMLElement>(".choice")?.click();
    await vi.waitFor(() => expect(next()).toContain(`${MANY + 1}`));

    expect(document.querySelector<HTMLAnchorElement>(".thumb-next")?.hash).toBe(`#/visite/${VISIT}/critere/many/m1`);
  });
});

describe("an address with a question", () => {
  it("moves the focus to it", async () => {
    open("m70");
    await vi.waitFor(() => expect(document.activeElement).toBe(card("m70")));
  });
});
