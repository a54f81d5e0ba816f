// Rule 04: 60 MB are really written and removed before leaving; not each time the list is opened.
import { describe, expect, it } from "vitest";
import { OLD_PROBE_MS } from "../../src/state/readiness.ts";
import type { Store } from "../../src/store/store.ts";
import { ALICE, CAISSE, TABLET } from "../builders.ts";
import { bench, NOW_MS, paired } from "./space.ts";

type Counted = { store: Store; sizes: number[] };

async function counted(over: Partial<Store> = {}): Promise<Counted> {
  const sizes: number[] = [];
  const store = { ...(await paired()), ...over };
  return { sizes, store: { ...store, probe: (size) => (sizes.push(size), store.probe(size)) } };
}

describe("rule 04: the check before leaving", () => {
  it("writes 60 MB the first time, and remembers what it found", async () => {
    const { store, sizes } = await counted();
    const { app } = bench(store);
    await app.checkReadiness();
    await app.checkReadiness();

    expect(sizes).toEqual([60_000_000]);
    expect(await store.readProbed()).toEqual({ at_ms: NOW_MS, took_ms: 0, wanted_bytes: 60_000_000, written_bytes: 60_000_000, outcome: "saved" });
    expect(app.readiness.value).toMatchObject({ ready: true });
  });

  it("writes again when a person asks, and by itself once the last time is old", async () => {
    const { store, sizes } = await counted();
    const { app, clock } = bench(store);
    await app.checkReadiness();
    await app.checkReadiness(true);

    expect(sizes).toHaveLength(2);

    clock.ms += OLD_PROBE_MS + 1;
    await app.checkReadiness();

    expect(sizes).toHaveLength(3);
  });

  it("writes nothing before the first exchange: what the server gives has the room first", async () => {
    const { store, sizes } = await counted({ readContact: () => Promise.resolve(null) });
    const { app } = bench(store);
    await app.checkReadiness();

    expect(sizes).toEqual([]);
    expect(app.readiness.value).toMatchObject({ ready: false, facts: { probed: null } });
  });

  it("writes once for two checks under way", async () => {
    const { store, sizes } = await counted();
    const { app } = bench(store);
    await Promise.all([app.checkReadiness(), app.checkReadiness()]);

    expect(sizes).toHaveLength(1);
  });

  it("is not ready where the tablet is full, and knows it without room to note it", async () => {
    const full = { kind: "full" } as const;
    const { store, sizes } = await counted({
      probe: () => Promise.resolve({ outcome: full, written_bytes: 8_000_000 }), saveProbed: () => Promise.resolve(full),
    });
    const { app } = bench(store);
    await app.checkReadiness();
    await app.checkReadiness();

    expect(app.readiness.value).toMatchObject({ ready: false, facts: { probed: { outcome: "full", written_bytes: 8_000_000 } } });
    expect(sizes).toHaveLength(1);
  });

  it("asks the browser at the pairing to keep our data, and shows its answer", async () => {
    const body = { device: TABLET, secret: "secret", caisse: CAISSE, people: [{ id: ALICE, name: "Alice" }] };
    let asked = 0;
    const { app } = bench(await paired(), {
      fetcher: () => Promise.resolve(Response.json(body)),
      askPersistence: () => Promise.resolve((asked += 1) < 0),
    });
    await app.pair("abcd-2345", "Tablette");

    expect(asked).toBe(1);

    await app.checkReadiness();

    expect(app.readiness.value).toMatchObject({ facts: { persisted: false } });
  });

  it("says when the browser lets nothing be kept at all", async () => {
    const refuse = (): Promise<never> => Promise.reject(new DOMException("no", "SecurityError"));
    const { app } = bench({ ...(await paired()), readDevice: refuse });
    await app.start();

    expect([app.broken.value, app.refused.value]).toEqual([true, true]);
  });
});
