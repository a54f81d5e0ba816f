// A rehearsed visit: the volunteers' application as it is, with nothing to keep and nobody to send to.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rehearse, type Rehearsal } from "../../src/preview/rehearse.ts";
import type { VisitModel } from "../../src/state/visit.ts";
import { CAISSE } from "../builders.ts";
import { CHARTER } from "../state/charter.ts";

const SOON_MS = 600_000;

let rehearsal: Rehearsal;
let model: VisitModel;

describe("a rehearsed visit", () => {
  const fetched = vi.fn(() => Promise.reject(new TypeError("no network")));

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", fetched);
    const scene = { charter: CHARTER, caisse: CAISSE, kind: "producer", names: { person: "Vous", outlet: "Lieu d’essai" } };
    rehearsal = await rehearse(scene, () => Promise.resolve({ kind: "refused", reason: "photo-empty" }));
    const opened = await rehearsal.app.openVisit(rehearsal.visit);
    if (opened.kind !== "open") throw new Error(opened.kind);
    ({ model } = opened);
  });

  afterEach(() => {
    rehearsal.app.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("opens empty, for the kind of outlet that was chosen, in the hands of one person", () => {
    expect(model.entries.value).toEqual([]);
    expect(model.subject.charter).toEqual(CHARTER);
    expect(model.subject.visit.outlet).toMatchObject({ kind: "producer", name: "Lieu d’essai" });
    expect(rehearsal.app.device.value?.people).toEqual([{ id: rehearsal.app.person.value, name: "Vous" }]);
  });

  it("counts criteria as answers come", async () => {
    await model.answer("q1", null, { choice: "yes" });
    await model.answer("q2", null, { date: "2027-01-31" });

    expect(model.reading.value.result).toMatchObject({ criteria_met: 1, tier: "t1" });
  });

  it("asks nothing of any server, however long it lasts", async () => {
    await model.answer("q1", null, { choice: "yes" });
    await vi.advanceTimersByTimeAsync(SOON_MS);

    expect(rehearsal.app.sync.value).toEqual({ running: false, last: { kind: "busy" } });
    expect(rehearsal.app.outbox.value.length).toBeGreaterThan(0);
    expect(fetched).not.toHaveBeenCalled();
  });

  it("leaves nothing running once it is over", async () => {
    await vi.advanceTimersByTimeAsync(SOON_MS);
    rehearsal.app.stop();

    expect(vi.getTimerCount()).toBe(0);
  });
});
