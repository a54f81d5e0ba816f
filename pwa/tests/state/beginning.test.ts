// An unknown farm, begun without network: it is a visit like any other.
import { describe, expect, it, vi } from "vitest";
import type { DeviceClient } from "../../src/api/device.ts";
import { entryRefusal } from "../../src/domain/entry-check.ts";
import type { VisitModel } from "../../src/state/visit.ts";
import { pushEntries } from "../../src/sync/push.ts";
import { ALICE, hex, TABLET, visit } from "../builders.ts";
import { CHARTER } from "./charter.ts";
import { bench, NOW_MS, paired, type Bench } from "./space.ts";

const FARM = { name: "Ferme de la Butte", kind: "producer", commune: "Cestas" };

async function begun(trial = false): Promise<Bench & { id: string }> {
  const one = bench(await paired());
  await one.app.start();
  return { ...one, id: (await one.app.beginVisit({ suggested: FARM, trial })) ?? "" };
}

async function open({ app }: Bench, id: string): Promise<VisitModel> {
  const opened = await app.openVisit(id);
  if (opened.kind !== "open") throw new Error(`not open: ${opened.kind}`);
  return opened.model;
}

describe("a visit begun on the tablet", () => {
  it("is kept with its opening, which waits to be sent", async () => {
    const { store, id } = await begun();
    const [opening] = await store.listEntries(id);

    expect(opening?.entry).toMatchObject({
      author: ALICE, device: TABLET, kind: "opening", field: "visit", replaces: [],
      content: { outlet: null, suggested: FARM, charter: hex(7), trial: false, paper: false },
    });
    expect(opening && entryRefusal(opening.entry)).toBeNull();
    expect((await store.listOutbox()).map((row) => row.visit)).toEqual([id]);
  });

  it("is shown and scored under the name and the kind that were written", async () => {
    const one = await begun();
    await one.app.start();
    const model = await open(one, one.id);

    expect(one.app.summaries.value.find((each) => each.visit.id === one.id)).toMatchObject({ stage: "started", visit: { outlet: FARM } });
    expect(model.subject).toMatchObject({ charter: CHARTER, visit: { outlet: FARM } });
    expect(model.reading.value.answers.kind).toBe("producer");
  });

  it("goes on as any other: an answer comes after its one opening", async () => {
    const one = await begun();
    const model = await open(one, one.id);
    await model.answer("q1", null, { choice: "yes" });
    await model.submit();

    expect((await one.store.listEntries(one.id)).map(({ entry }) => entry.kind)).toEqual(["opening", "answer", "submission"]);
  });

  it("takes its outlet once the coordination has said which it is", async () => {
    const one = await begun();
    const told = visit({ id: one.id, planned_on: null });
    await open(one, one.id);
    await one.store.takePulled({ visits: [told], withdrawn: [], entries: [], at_ms: 2 });
    await one.app.choosePerson(ALICE);

    expect((await open(one, one.id)).subject.visit.outlet).toEqual(told.outlet);
  });

  it("still shows its place after a server that knows no outlet for it has answered", async () => {
    const one = await begun();
    await one.store.takePulled({ visits: [visit({ id: one.id, outlet: null })], withdrawn: [], entries: [], at_ms: 2 });

    expect((await open(one, one.id)).subject.visit.outlet).toMatchObject(FARM);
  });

  it("says that it is an essai when it is one", async () => {
    const { store, id } = await begun(true);

    expect((await store.listVisits()).find((one) => one.id === id)?.trial).toBe(true);
    expect((await store.listEntries(id))[0]?.entry.content).toMatchObject({ trial: true });
  });

  it("is not begun where it cannot be kept, and says why", async () => {
    let full = false;
    const { app, store } = bench(await paired(() => full));
    await app.start();
    full = true;

    expect(await app.beginVisit({ suggested: FARM, trial: false })).toBeNull();
    expect(app.announcement.value?.said).toEqual({ kind: "problem", slug: "storage-full" });
    expect(await store.listVisits()).toHaveLength(1);
  });
});

describe("a visit begun by mistake", () => {
  it("goes while it is empty and has not left, and comes back as it was", async () => {
    const one = await begun();
    await open(one, one.id);
    const before = [await one.store.listVisits(), await one.store.listEntries(one.id)];

    expect(one.app.summaries.value.find(({ visit: { id } }) => id === one.id)?.removable).toBe(true);
    expect(await one.app.removeVisit(one.id)).toBe(true);
    expect(await one.store.listOutbox()).toEqual([]);
    expect(one.app.summaries.value.map(({ visit: { id } }) => id)).not.toContain(one.id);
    expect((await one.app.openVisit(one.id)).kind).toBe("unknown");

    expect(await one.app.putBackVisit()).toBe(one.id);
    expect([await one.store.listVisits(), await one.store.listEntries(one.id)]).toEqual(before);
    expect(one.app.removed.value).toBeNull();
  });

  it("stays with what was being typed in it", async () => {
    const one = await begun();
    const model = await open(one, one.id);
    model.type({ kind: "answer", question: "q3", family: null }, "12,5");

    expect(await one.app.removeVisit(one.id)).toBe(false);
    expect(one.app.announcement.value?.said).toEqual({ kind: "problem", slug: "visit-not-removed" });
    expect(await one.store.listVisits()).toHaveLength(2);
  });

  it("stays once it may have been sent, whether or not the server has answered", async () => {
    const one = await begun();
    const push = vi.fn(() => Promise.resolve({ kind: "unreachable" as const }));
    await pushEntries({ store: one.store, client: { push } as unknown as DeviceClient, now: () => NOW_MS, onProgress: () => undefined });

    expect(push).toHaveBeenCalledTimes(1);
    expect(await one.app.removeVisit(one.id)).toBe(false);
    expect(one.app.summaries.value.find(({ visit: { id } }) => id === one.id)?.removable).toBe(false);
  });

  it("stays once it is in a rescue file, which may come by another hand", async () => {
    const one = await begun();
    await one.app.makeRescueFile(null);

    expect(await one.app.removeVisit(one.id)).toBe(false);
  });

  it("is not sent once it was removed", async () => {
    const one = await begun();
    const push = vi.fn();
    await one.app.removeVisit(one.id);
    await pushEntries({ store: one.store, client: { push } as unknown as DeviceClient, now: () => NOW_MS, onProgress: () => undefined });

    expect(push).not.toHaveBeenCalled();
  });
});

describe("the version that it is under", () => {
  it("is the one in force when the server was last heard", async () => {
    const { app } = bench(await paired());
    await app.start();

    expect((await app.findCharterInForce())?.id).toBe("essai");
  });

  it("is not guessed among several when the server does not say, and is that of the last visit", async () => {
    const store = await paired();
    await store.saveContact({ at_ms: NOW_MS, clock_offset_ms: 0, charters: [hex(6), hex(7)] });
    const { app } = bench(store);
    await app.start();

    expect((await app.findCharterInForce())?.id).toBe("essai");
  });

  it("is wanted before a visit can begin", async () => {
    const store = await paired();
    await store.saveContact({ at_ms: NOW_MS, clock_offset_ms: 0, charters: [hex(6)], charter: hex(6) });
    const { app } = bench(store);
    await app.start();

    expect(await app.findCharterInForce()).toBeNull();
    expect(await app.beginVisit({ suggested: FARM, trial: false })).toBeNull();
  });
});
