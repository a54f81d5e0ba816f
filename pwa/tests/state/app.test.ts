// The volunteer space put together: what it reads at start, whose visit it opens, when it sends.
import { describe, expect, it } from "vitest";
import { canonicalText } from "../../src/domain/canonical.ts";
import { uuid7Maker } from "../../src/domain/uuid7.ts";
import { createApp, type App, type AppDeps, type Opened } from "../../src/state/app.ts";
import type { TypedField } from "../../src/state/fields.ts";
import { givenAnswer } from "../../src/state/reading.ts";
import type { VisitModel } from "../../src/state/visit.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { ALICE, BOB, CAISSE, device, hex, TABLET, uuid, visit, VISIT } from "../builders.ts";
import { makeCaisseKey, openRescueFile, type CaisseKey } from "../sync/opened.ts";
import { CHARTER } from "./charter.ts";

const OTHER_VISIT = uuid(2);
const NOW_MS = Date.UTC(2026, 10, 25, 23, 30);
const Q3: TypedField = { kind: "answer", question: "q3", family: null };

type Timer = { delay_ms: number; cancelled: boolean };
type Bench = { app: App; store: Store; timers: Timer[]; asked: string[] };

function bench(over: Partial<AppDeps> = {}, store = createMemoryStore()): Bench {
  const timers: Timer[] = [];
  const asked: string[] = [];
  const app = createApp({
    store,
    fetcher: (url) => {
      asked.push(url);
      return Promise.reject(new TypeError("no network"));
    },
    prepare: () => Promise.resolve({ kind: "refused", reason: "photo-empty" }),
    loadDistanceM: () => Promise.resolve(() => 1_000),
    now: () => NOW_MS,
    idsAfter: (last) => uuid7Maker({ now: () => NOW_MS, random: (count) => new Uint8Array(count).fill(7), ...(last === null ? {} : { last }) }),
    random: () => 0.5,
    exclusively: (work) => work(),
    ifAlone: (work) => work(),
    watchWaking: () => () => undefined,
    after: (delay_ms) => {
      const timer = { delay_ms, cancelled: false };
      timers.push(timer);
      return () => (timer.cancelled = true);
    },
    inspectWorker: () => Promise.resolve({ kind: "controlling", total: 3, missing: 0 }),
    askPersistence: () => Promise.resolve(true),
    tellTabs: () => undefined,
    listenToTabs: () => undefined,
    ...over,
  });
  return { app, store, timers, asked };
}

/** A tablet in Alice's hands, with two visits and their charter. */
async function paired(): Promise<Store> {
  const store = createMemoryStore();
  await store.saveDevice(device());
  await store.savePerson(ALICE);
  await store.saveCharter(hex(7), new TextEncoder().encode(canonicalText(CHARTER)).buffer);
  await store.takePulled({ visits: [visit(), visit({ id: OTHER_VISIT })], withdrawn: [], entries: [], at_ms: 1 });
  return store;
}

function modelOf(opened: Opened): VisitModel {
  if (opened.kind !== "open") throw new Error(`not open: ${opened.kind}`);
  return opened.model;
}

describe("the start", () => {
  it("reads who holds the tablet and what is to be done", async () => {
    const { app } = bench({}, await paired());
    await app.start();

    expect(app.person.value).toBe(ALICE);
    expect(app.summaries.value.map(({ visit: { id }, stage }) => [id, stage])).toEqual([[VISIT, "todo"], [OTHER_VISIT, "todo"]]);
  });

  it("has the visit open that the address leads to, before anything is asked of the network", async () => {
    const asked: string[] = [];
    const { app } = bench({ exclusively: () => new Promise(() => asked.push(app.findOpen(VISIT)?.kind ?? "closed")) }, await paired());
    await app.start(VISIT);

    expect(asked).toEqual(["open"]);
    expect(app.findOpen(OTHER_VISIT)).toBeNull();
  });

  it("goes on with the others when that visit cannot be opened", async () => {
    const store = await paired();
    await store.saveCharter(hex(7), new TextEncoder().encode("{").buffer);
    const { app, asked } = bench({}, store);
    await app.start(VISIT);

    expect(app.broken.value).toBe(false);
    expect(app.summaries.value).toHaveLength(2);
    expect(asked.length).toBeGreaterThan(0);
  });

  it("keeps what was typed on a visit whose charter is not whole, and asks for that charter again", async () => {
    const store = await paired();
    const before = bench({}, store).app;
    await before.start();
    modelOf(await before.openVisit(VISIT)).type(Q3, "12,5");
    await before.keepDrafts();
    const whole = await store.readCharter(hex(7));
    await store.saveCharter(hex(7), new TextEncoder().encode("{").buffer);
    const { app } = bench({}, store);
    await app.start();

    expect(app.broken.value).toBe(false);
    expect((await app.makeRescueFile(null)).kind).not.toBe("failed");
    expect(await app.openVisit(VISIT)).toEqual({ kind: "no-charter" });
    expect(await store.listCharters()).not.toContain(hex(7));
    await store.saveCharter(hex(7), whole ?? new ArrayBuffer(0));
    expect(modelOf(await app.openVisit(VISIT)).textOf(Q3)).toBe("12,5");
  });

  it("says so when the storage cannot be read at all", async () => {
    const store = { ...createMemoryStore(), listVisits: () => Promise.reject(new Error("corrupt")) };
    const { app } = bench({ exclusively: () => new Promise(() => undefined) }, store);
    await app.start();

    expect(app.broken.value).toBe(true);
  });

  it("makes entries of what was being typed when the tablet stopped", async () => {
    const store = await paired();
    const before = bench({}, store).app;
    await before.start();
    modelOf(await before.openVisit(VISIT)).type(Q3, "12,5");
    await before.keepDrafts();
    const { app } = bench({}, store);
    await app.start();

    expect(givenAnswer(modelOf(await app.openVisit(VISIT)).reading.value, "q3", null)).toEqual({ number: 125 });
    expect(await store.listDrafts()).toEqual([]);
  });

  it("leaves to another tab what is being typed there", async () => {
    const store = await paired();
    const before = bench({}, store).app;
    await before.start();
    modelOf(await before.openVisit(VISIT)).type(Q3, "12,5");
    await before.keepDrafts();
    const { app } = bench({ ifAlone: () => Promise.resolve() }, store);
    await app.start();
    const here = modelOf(await app.openVisit(VISIT));

    expect(await store.listEntries(VISIT)).toEqual([]);
    expect(here.textOf(Q3)).toBe("12,5");
  });

  it("never goes back in its ids, even when the clock did", async () => {
    const lasts: (string | null)[] = [];
    const store = await paired();
    const before = bench({}, store).app;
    await before.start();
    await modelOf(await before.openVisit(VISIT)).answer("q1", null, { choice: "yes" });
    const { app } = bench({ idsAfter: (last) => (lasts.push(last), () => uuid(99)) }, store);
    await app.start();
    const ids = (await store.listEntries(VISIT)).map(({ entry }) => entry.id).sort();

    expect(lasts).toEqual([null, ids.at(-1)]);
  });
});

describe("a visit", () => {
  it("opens for nobody until somebody holds the tablet", async () => {
    const store = await paired();
    await store.savePerson(null);
    const { app } = bench({}, store);
    await app.start();

    expect(await app.openVisit(VISIT)).toEqual({ kind: "nobody" });
  });

  it("that is not here, or whose charter is not, says which", async () => {
    const store = await paired();
    await store.takePulled({ visits: [visit({ id: uuid(3), charter: hex(8) })], withdrawn: [], entries: [], at_ms: 2 });
    const { app } = bench({}, store);
    await app.start();

    expect(await app.openVisit(uuid(4))).toEqual({ kind: "unknown" });
    expect(await app.openVisit(uuid(3))).toEqual({ kind: "no-charter" });
  });

  it("stays the same one while the same person comes back to it", async () => {
    const { app } = bench({}, await paired());
    await app.start();
    const first = modelOf(await app.openVisit(VISIT));

    expect(modelOf(await app.openVisit(VISIT))).toBe(first);

    await app.choosePerson(BOB);

    expect(modelOf(await app.openVisit(VISIT)).subject.person).toBe(BOB);
  });

  it("left for another keeps what was being typed", async () => {
    const { app, store } = bench({}, await paired());
    await app.start();
    modelOf(await app.openVisit(VISIT)).type(Q3, "12,5");
    await app.openVisit(OTHER_VISIT);

    expect((await store.listDrafts()).map(({ visit: of, text }) => [of, text])).toEqual([[VISIT, "12,5"]]);
  });

  it("is sent soon after the last answer, once", async () => {
    const { app, timers } = bench({}, await paired());
    await app.start();
    const model = modelOf(await app.openVisit(VISIT));
    await model.answer("q1", null, { choice: "yes" });
    await model.answer("q1", null, { choice: "no" });
    const sends = timers.filter(({ delay_ms }) => delay_ms === 3_000);

    expect(sends.map(({ cancelled }) => cancelled)).toEqual([true, false]);
    expect(app.announcement.value?.said).toEqual({ kind: "saved" });
  });
});

describe("pairing", () => {
  it("says that the server cannot be reached", async () => {
    const { app, asked } = bench();

    expect(await app.pair("abcd-1234", "Tablette 1")).toBe("unreachable");
    expect(asked).toEqual(["/api/devices"]);
  });

  it("with a person's own code gives them the tablet at once", async () => {
    const body = { device: TABLET, secret: "secret", caisse: CAISSE, people: [{ id: BOB, name: "Bob" }] };
    const { app } = bench({ fetcher: () => Promise.resolve(Response.json(body)) });

    expect(await app.pair("abcd-1234", "Téléphone de Bob")).toBeNull();
    expect([app.person.value, app.device.value?.label]).toEqual([BOB, "Téléphone de Bob"]);
    expect(app.announcement.value?.said).toEqual({ kind: "paired" });
  });

  const answering = (over: Partial<typeof CAISSE>, key = {}): Partial<AppDeps> => {
    const body = { device: uuid(77), secret: "another", caisse: { ...CAISSE, ...over }, people: [{ id: ALICE, name: "Alice" }], ...key };
    return { fetcher: () => Promise.resolve(Response.json(body)) };
  };

  it("rule 09: again leaves the queue as it is, and still knows the key of the caisse", async () => {
    const store = await paired();
    await store.saveDevice(device({ public_key: "key", key_id: "k1" }));
    const { app } = bench(answering({}), store);
    await app.start();
    await modelOf(await app.openVisit(VISIT)).answer("q1", null, { choice: "yes" });
    const before = await store.listOutbox();

    expect(await app.pair("abcd-1234", "Tablette 1")).toBeNull();
    expect(await store.listOutbox()).toEqual(before);
    expect(await store.readDevice()).toMatchObject({ secret: "another", public_key: "key", key_id: "k1" });
  });

  it("rule 09: with another caisse is refused while something waits for this one", async () => {
    const store = await paired();
    const { app } = bench(answering({ id: uuid(91) }), store);
    await app.start();
    await modelOf(await app.openVisit(VISIT)).answer("q1", null, { choice: "yes" });

    expect(await app.pair("abcd-1234", "Tablette 1")).toBe("unsent-of-another-caisse");
    expect((await store.readDevice())?.caisse.id).toBe(CAISSE.id);
  });
});

describe("the file of what was not received", () => {
  async function holding(): Promise<{ app: App; store: Store; key: CaisseKey }> {
    const [store, key] = [await paired(), await makeCaisseKey()];
    await store.saveDevice(device({ public_key: key.public_key, key_id: "k1" }));
    const { app } = bench({}, store);
    await app.start();
    return { app, store, key };
  }

  it("rule 10: is made without network, what is being typed included, and named after caisse and day", async () => {
    const { app, store, key } = await holding();
    const model = modelOf(await app.openVisit(VISIT));
    await model.answer("q1", null, { choice: "yes" });
    model.type(Q3, "12,5");
    const rescued = await app.makeRescueFile(null);
    if (rescued.kind !== "made") throw new Error(rescued.kind);
    const opened = await openRescueFile(rescued.file, key);

    expect(rescued.name).toBe("grillon-secours-gironde-2026-11-26-00h30.grillon");
    expect(opened.entries.map(({ field }) => field)).toEqual(["visit", "answer/q1", "answer/q3"]);
    expect(opened.sender.device).toBe(TABLET);
    expect(await store.listOutbox()).toHaveLength(3);
  });

  it("holds one answer alone when it was picked", async () => {
    const { app, store, key } = await holding();
    const model = modelOf(await app.openVisit(VISIT));
    await model.answer("q1", null, { choice: "yes" });
    const rows = await store.listOutbox();
    const rescued = await app.makeRescueFile({ entries: [rows[1]?.name ?? ""], photos: [] });
    if (rescued.kind !== "made") throw new Error(rescued.kind);

    expect((await openRescueFile(rescued.file, key)).entries.map(({ field }) => field)).toEqual(["answer/q1"]);
  });

  it("says when there is nothing to put in, and when the key of the caisse never came", async () => {
    const { app, store } = await holding();

    expect(await app.makeRescueFile(null)).toEqual({ kind: "nothing" });

    await store.saveDevice(device());
    const { app: keyless } = bench({}, store);
    await keyless.start();

    expect(await keyless.makeRescueFile(null)).toEqual({ kind: "no-key" });
  });
});

describe("the check before leaving", () => {
  it("counts what is on the tablet", async () => {
    const { app } = bench({}, await paired());
    await app.checkReadiness();

    expect(app.readiness.value).toMatchObject({ facts: { visits: 2, charters_missing: 0, probed: null, last_contact_ms: null } });
  });
});
