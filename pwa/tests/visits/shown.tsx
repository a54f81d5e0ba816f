// A screen of a visit, shown on a page without a browser: the real state behind it, a store in memory.
import { render, type JSX } from "preact";
import { vi } from "vitest";
import type { Caisse } from "../../src/api/shapes.ts";
import type { Charter } from "../../src/domain/charter.ts";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import type { App } from "../../src/state/app.ts";
import { createVisit, type VisitModel } from "../../src/state/visit.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { AppContext } from "../../src/visits/screens/context.ts";
import { ALICE, CAISSE, device, hex, TABLET, visit } from "../builders.ts";

const NOW_MS = 1_800_000_000_000;

/** Opens a visit of the farm under a charter, nothing written yet. */
export function openVisit(charter: Charter, caisse: Caisse = CAISSE): VisitModel {
  return createVisit(
    {
      store: createMemoryStore(() => false),
      newId: uuid7Maker({ now: () => NOW_MS, random: (count) => new Uint8Array(count).fill(7) }),
      prepare: () => Promise.resolve({ kind: "refused", reason: "photo-empty" }),
      loadDistanceM: () => Promise.resolve(() => 1),
      now: () => NOW_MS,
      today: () => "2026-11-25",
      after: () => () => undefined,
      announce: () => undefined,
      onWritten: () => undefined,
    },
    { visit: { ...visit({ charter: hex(7) }), withdrawn: false }, charter, caisse, person: ALICE, device: TABLET },
    [], [],
  );
}

/** Shows a screen; what a page without a browser cannot do (scrolling) does nothing. */
export function show(screen: JSX.Element): void {
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  const app = { device: { value: device() }, summaries: { value: [] } } as unknown as App;
  render(<AppContext.Provider value={app}>{screen}</AppContext.Provider>, document.body);
}

/** Leaves an empty page, on which nothing waits for a frame any more: the page may be gone by then. */
export async function clear(): Promise<void> {
  render(null, document.body);
  location.hash = "";
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
}

/** Waits until something holds, long enough for a machine that does other things as well. */
export function soon(holds: () => void): Promise<void> {
  return vi.waitFor(holds, { timeout: 4_000 });
}
