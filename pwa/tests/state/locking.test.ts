// A shared tablet: a code a person, and nothing unsent of the others is shown.
import { describe, expect, it } from "vitest";
import { isPinShaped, LOCK_AFTER_MS, makePin, opensWith } from "../../src/state/pins.ts";
import { isHidden } from "../../src/state/hiding.ts";
import type { TypedField } from "../../src/state/fields.ts";
import { ALICE, BOB, settled, uuid, visit, VISIT } from "../builders.ts";
import { bench, paired, type Bench } from "./space.ts";

const MINUTE_MS = 60_000;
const Q5: TypedField = { kind: "answer", question: "q5", family: null };

/** Alice has chosen a code and holds the tablet. */
async function locked(): Promise<Bench> {
  const one = bench(await paired());
  await one.app.start();
  await one.app.choosePin(ALICE, "1234");
  return one;
}

async function answer({ app }: Bench): Promise<void> {
  const opened = await app.openVisit(VISIT);
  if (opened.kind !== "open") throw new Error(opened.kind);
  await opened.model.answer("q1", null, { choice: "yes" });
}

describe("a code", () => {
  it.each<[string, boolean]>([["1234", true], ["123456", true], ["123", false], ["1234567", false], ["12a4", false], ["", false]])("%s is one: %s", (typed, expected) => {
    expect(isPinShaped(typed)).toBe(expected);
  });

  it("is kept as a salted hash: the same one twice looks different, and only it opens", async () => {
    const [one, two] = [await makePin(ALICE, "1234", 0), await makePin(ALICE, "1234", 0)];

    expect(new Uint8Array(one.hash)).not.toEqual(new Uint8Array(two.hash));
    expect([await opensWith(one, "1234"), await opensWith(one, "1235")]).toEqual([true, false]);
    expect([one.hash.byteLength, one.salt.byteLength, one.iterations >= 100_000]).toEqual([32, 16, true]);
  });
});

describe("a tablet with codes", () => {
  it("gives the screens of a person to their code alone", async () => {
    const { app } = await locked();
    await app.lock();

    expect([app.person.value, app.chosen.value]).toEqual([null, ALICE]);
    expect([await app.unlock(ALICE, "9999"), app.person.value]).toEqual([false, null]);
    expect([await app.unlock(ALICE, "1234"), app.person.value]).toEqual([true, ALICE]);
  });

  it("is not opened by choosing a name, or by choosing a code for somebody who has one", async () => {
    const { app } = await locked();
    await app.choosePin(BOB, "4321");
    await app.choosePerson(ALICE);

    expect(app.person.value).toBeNull();
    expect([await app.choosePin(ALICE, "0000"), app.person.value]).toEqual([false, null]);
  });

  it("asks for the code again after a while out of sight, and keeps what was being typed", async () => {
    const { app, clock, store } = await locked();
    const opened = await app.openVisit(VISIT);
    if (opened.kind === "open") opened.model.type(Q5, "bientôt");
    await app.leave();
    clock.ms += LOCK_AFTER_MS - 1;
    await app.comeBack();

    expect(app.person.value).toBe(ALICE);

    await app.leave();
    clock.ms += LOCK_AFTER_MS + 1;
    await app.comeBack();

    expect(app.person.value).toBeNull();
    expect((await store.listDrafts()).map(({ text }) => text)).toEqual(["bientôt"]);
  });

  it.each([[4 * MINUTE_MS, ALICE], [6 * MINUTE_MS, null], [-MINUTE_MS, null]])("started again %i ms later is in the hands of %s", async (later_ms, expected) => {
    const { store, clock } = await locked();
    const { app } = bench(store, {}, { ms: clock.ms + later_ms });
    await app.start();

    expect(app.person.value).toBe(expected);
  });

  it("notes each minute that it is looked at, and not while it is out of sight", async () => {
    const timers: (() => void)[] = [];
    const store = await paired();
    const { app, clock } = bench(store, { after: (delay_ms, then) => (delay_ms === MINUTE_MS && timers.push(then), () => undefined) });
    await app.start();
    await app.choosePin(ALICE, "1234");
    const from_ms = clock.ms;
    const beat = async (): Promise<number> => {
      clock.ms += MINUTE_MS;
      timers.pop()?.();
      await Promise.resolve();
      return ((await store.listPins())[0]?.seen_at_ms ?? 0) - from_ms;
    };

    expect(await beat()).toBe(MINUTE_MS);

    await app.leave();

    expect(await beat()).toBe(MINUTE_MS);
  });

  it("of one person needs none, and forgets it when asked", async () => {
    const { app, store } = await locked();
    await app.removePin();
    await app.lock();

    expect(await store.listPins()).toEqual([]);
    expect(app.person.value).toBeNull();

    await app.choosePerson(ALICE);

    expect(app.person.value).toBe(ALICE);
  });
});

describe("a forgotten code", () => {
  it("is replaced, and what was unsent stays hidden until the server has it", async () => {
    const one = await locked();
    const { app, store } = one;
    await answer(one);
    await app.lock();
    await app.resetPin(ALICE, "5555");

    expect([app.person.value, await app.openVisit(VISIT)]).toEqual([ALICE, { kind: "hidden" }]);

    const rows = await store.listOutbox();
    await store.takeOutcomes(rows.map(({ name }, place) => settled(place, { id: name })));
    await app.choosePerson(ALICE);

    expect((await app.openVisit(VISIT)).kind).toBe("open");
  });

  it("shows nothing of what was being typed before", async () => {
    const { app, clock, store } = await locked();
    const opened = await app.openVisit(VISIT);
    if (opened.kind === "open") opened.model.type(Q5, "secret");
    await app.lock();
    clock.ms += 1;
    await app.resetPin(ALICE, "5555");
    const again = await app.openVisit(VISIT);

    expect(again.kind === "open" && again.model.textOf(Q5)).toBe("");
    expect(await store.listDrafts()).toHaveLength(1);
  });
});

describe("what the others have not sent", () => {
  const given = { visit: { ...visit(), withdrawn: false }, waits: true };

  it("hides a visit that is theirs alone, and no other", () => {
    expect(isHidden({ ...given, unsentBy: [ALICE] }, BOB, null)).toBe(true);
    expect(isHidden({ ...given, unsentBy: [] }, BOB, null)).toBe(false);
    expect(isHidden({ ...given, unsentBy: [BOB] }, BOB, null)).toBe(false);
    expect(isHidden({ ...given, unsentBy: [ALICE, uuid(5)] }, ALICE, null)).toBe(false);
  });

  it("is not opened by its address either", async () => {
    const one = await locked();
    await answer(one);
    await one.app.choosePin(BOB, "4321");

    expect(await one.app.openVisit(VISIT)).toEqual({ kind: "hidden" });
  });
});
