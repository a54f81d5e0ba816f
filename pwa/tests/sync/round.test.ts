// One round against a server that misbehaves: nothing leaves the outbox without a receipt, nothing blocks the rest.
import { describe, expect, it } from "vitest";
import { entrySha256 } from "../../src/domain/entry.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { KEEP_SENT_MS } from "../../src/sync/photos.ts";
import { runRound, type Round } from "../../src/sync/round.ts";
import { answer, device, hex, photo, uuid, visit, VISIT } from "../builders.ts";
import { charterBytes, createFakeServer, problem, type FakeServer } from "./server.ts";

type Field = { store: Store; server: FakeServer; round: (at_ms?: number) => Promise<Round> };

async function field(): Promise<Field> {
  const store = createMemoryStore();
  const server = createFakeServer();
  await store.saveDevice(device());
  return { store, server, round: (at_ms = 1_000) => runRound({ store, clientFor: () => server, now: () => at_ms }) };
}

async function add(store: Store, numbers: number[], photos: string[] = []): Promise<void> {
  const entries = await Promise.all(
    numbers.map(async (n) => ({ entry: answer(n), sha256: await entrySha256(answer(n)) })),
  );
  await store.addEntries({ entries, photos, drafts: [] });
}

const waiting = async (store: Store): Promise<string[]> => (await store.listOutbox()).map((row) => row.name);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe("a round", () => {
  it("does nothing on a device that is not paired", async () => {
    const { server, round } = await field();
    const bare = createMemoryStore();

    expect(await runRound({ store: bare, clientFor: () => server, now: () => 0 })).toEqual({ kind: "unpaired" });
    expect(await round()).toEqual({ kind: "done" });
  });

  it("sends everything in batches of at most 200", async () => {
    const { store, server, round } = await field();
    await add(store, upTo(450));

    expect(await round()).toEqual({ kind: "done" });
    expect(server.calls.filter((call) => call.name === "push").map((call) => call.size)).toEqual([200, 200, 50]);
    expect(await waiting(store)).toEqual([]);
  });

  it("keeps everything when the network is silent", async () => {
    const { store, server, round } = await field();
    await add(store, [1]);
    server.faults.push = ["unreachable"];

    expect(await round()).toEqual({ kind: "unreachable" });
    expect(await waiting(store)).toEqual([uuid(1)]);
  });

  it("rule 07: sends the same batch again after a lost response and ends with one entry", async () => {
    const { store, server, round } = await field();
    await add(store, [1, 2]);
    server.faults.push = ["lost"];

    expect(await round()).toEqual({ kind: "unreachable" });
    expect(await waiting(store)).toEqual([uuid(1), uuid(2)]);
    expect(await round()).toEqual({ kind: "done" });
    expect([...server.entries.values()].map(({ pushed }) => pushed)).toEqual([2, 2]);
    expect(await waiting(store)).toEqual([]);
    expect(await store.listEntries(VISIT)).toHaveLength(2);
  });

  it("takes the same answer when two rounds push the same batch at once", async () => {
    const { store, server, round } = await field();
    await add(store, [1, 2]);
    await Promise.all([round(), round()]);

    expect(server.entries.size).toBe(2);
    expect(await waiting(store)).toEqual([]);
    expect((await store.listEntries(VISIT)).map((held) => held.receipt?.outcome)).toEqual(["stored", "stored"]);
  });

  it("rule 06: lets one refused entry stay and sends the others", async () => {
    const { store, server, round } = await field();
    await add(store, [1, 2, 3]);
    server.verdicts.set(uuid(2), { outcome: "refused", reason: "unknown-kind" });

    expect(await round()).toEqual({ kind: "done" });
    expect((await store.listOutbox()).map((row) => [row.name, row.refusal])).toEqual([[uuid(2), "unknown-kind"]]);
  });

  it("does not send a refused entry again by itself", async () => {
    const { store, server, round } = await field();
    await add(store, [2]);
    server.verdicts.set(uuid(2), { outcome: "refused", reason: "unknown-kind" });
    await round();
    server.calls.length = 0;
    await round();

    expect(server.calls.map((call) => call.name)).not.toContain("push");
  });

  it("rule 06: finds the one entry of which no batch can be read", async () => {
    const { store, server, round } = await field();
    await add(store, upTo(7));
    server.unreadable.add(uuid(5));

    expect(await round()).toEqual({ kind: "done" });
    expect((await store.listOutbox()).map((row) => [row.name, row.refusal])).toEqual([[uuid(5), "malformed"]]);
    expect(server.entries.size).toBe(6);
  });

  it("takes parked and conflict for receipts and explains them", async () => {
    const { store, server, round } = await field();
    await add(store, [1, 2]);
    server.verdicts.set(uuid(1), { outcome: "parked", reason: "author-removed" });
    server.verdicts.set(uuid(2), { outcome: "conflict", other_sha256: hex(3) });
    await round();

    expect(await waiting(store)).toEqual([]);
    expect((await store.listNotices()).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["parked", "author-removed"],
      ["conflict", null],
    ]);
  });

  it("does not take for a receipt one that names other bytes", async () => {
    const { store, server, round } = await field();
    await add(store, [1]);
    server.verdicts.set(uuid(1), { sha256: hex(9) });
    await round();

    expect((await store.listOutbox())[0]?.refusal).toBe("receipt-differs");
  });

  it("rule 09: never touches the queue when the credential is refused", async () => {
    const { store, server, round } = await field();
    await add(store, [1], [hex(5)]);
    await store.savePhoto(photo(5));
    for (const call of ["info", "push", "putPhoto", "pull"] as const) server.faults[call] = [problem(401, "device-revoked")];

    expect(await round()).toEqual({ kind: "unauthorised", slug: "device-revoked" });
    expect(await waiting(store)).toEqual([uuid(1), hex(5)]);
  });

  it("rule 09: still offers the entries of a device that is no longer let in", async () => {
    const { store, server, round } = await field();
    await add(store, [1]);
    server.faults.info = [problem(403, "device-revoked")];
    server.verdicts.set(uuid(1), { outcome: "parked", reason: "device-revoked" });

    expect(await round()).toEqual({ kind: "unauthorised", slug: "device-revoked" });
    expect(await waiting(store)).toEqual([]);
  });

  it("rule 09: keeps what is left when the credential ends in the middle of a round, and sends it after pairing again", async () => {
    const { store, server, round } = await field();
    await store.savePhoto(photo(5));
    await add(store, upTo(450), [hex(5)]);
    const refused = problem(401, "sign-in-needed");
    const push = server.push;
    let pushes = 0;
    server.push = (entries) => ((pushes += 1) === 1 ? push(entries) : Promise.resolve(refused));
    server.faults = { putPhoto: [refused], pull: [refused] };

    expect(await round()).toEqual({ kind: "unauthorised", slug: "sign-in-needed" });
    expect(await store.listOutbox()).toHaveLength(251);
    expect((await store.listOutbox()).every((row) => row.refusal === null)).toBe(true);
    expect(await store.readDevice()).toMatchObject({ secret: "secret" });

    server.push = push;
    await store.saveDevice(device({ secret: "another" }));

    expect(await round()).toEqual({ kind: "done" });
    expect(await store.listOutbox()).toEqual([]);
    expect(server.entries.size).toBe(450);
  });

  it("tells of each receipt, so that the screens follow", async () => {
    const { store, server } = await field();
    await store.savePhoto(photo(5));
    await add(store, upTo(250), [hex(5)]);
    const left: number[] = [];
    const follow = (): void => void store.listOutbox().then((rows) => left.push(rows.length));
    await runRound({ store, clientFor: () => server, now: () => 1, onProgress: follow });

    expect(left).toEqual([51, 1, 0]);
  });

  it("leaves an entry written during the push for the next round", async () => {
    const { store, server, round } = await field();
    await add(store, [1]);
    const push = server.push;
    server.push = async (entries) => {
      await add(store, [2]);
      return push(entries);
    };
    await round();

    expect(await waiting(store)).toEqual([uuid(2)]);
  });

  it("puts photos one by one, keeps the refused one and goes on", async () => {
    const { store, server, round } = await field();
    for (const n of [5, 6, 7]) await store.savePhoto(photo(n));
    await add(store, [1], [hex(5), hex(6), hex(7)]);
    server.photoProblems.set(hex(6), "photo-carries-exif");

    expect(await round()).toEqual({ kind: "done" });
    expect([...server.photos.keys()]).toEqual([hex(5), hex(7)]);
    expect((await store.listOutbox()).map((row) => [row.name, row.refusal])).toEqual([[hex(6), "photo-carries-exif"]]);
  });

  it("sends entries before photos", async () => {
    const { store, server, round } = await field();
    await store.savePhoto(photo(5));
    await add(store, [1], [hex(5)]);
    await round();

    expect(server.calls.map((call) => call.name)).toEqual(["info", "push", "putPhoto", "pull"]);
  });

  it("rule 08: frees a sent photo seven days after its receipt and not before", async () => {
    const { store, round } = await field();
    await store.savePhoto(photo(5));
    await add(store, [1], [hex(5)]);
    await round(1_000);
    await round(1_000 + KEEP_SENT_MS);

    expect(await store.readPhoto(hex(5))).not.toBeNull();

    await round(1_001 + KEEP_SENT_MS);

    expect(await store.readPhoto(hex(5))).toBeNull();
  });

  it("pulls page after page and asks only for what is newer", async () => {
    const { store, server, round } = await field();
    server.visits = [visit()];
    server.pageSize = 2;
    await server.push(upTo(5).map((n) => answer(n)));
    server.calls.length = 0;
    await round();
    await round();

    expect(server.calls.filter((call) => call.name === "pull")).toHaveLength(4);
    expect(await store.listCursors()).toEqual({ [VISIT]: 5 });
    expect(await store.listEntries(VISIT)).toHaveLength(5);
  });

  it("fetches the charter of each visit and checks its hash", async () => {
    const { store, server, round } = await field();
    const { sha256, bytes } = await charterBytes("{}");
    server.visits = [visit({ charter: sha256 })];
    server.charters.set(sha256, bytes);
    await round();

    expect(await store.listCharters()).toEqual([sha256]);
  });

  it("throws away a charter whose bytes are not its name", async () => {
    const { store, server, round } = await field();
    server.visits = [visit({ charter: hex(7) })];
    server.charters.set(hex(7), new TextEncoder().encode("{}").buffer);

    expect(await round()).toEqual({ kind: "later", slug: "charter-differs" });
    expect(await store.listCharters()).toEqual([]);
  });

  it("notes the offset of the clock at each contact", async () => {
    const { store, server, round } = await field();
    server.clock_ms = 61_000;
    await round(1_000);

    expect(await store.readContact()).toEqual({ at_ms: 1_000, clock_offset_ms: 60_000, charters: [], charter: null });
  });

  it("says that the storage is full and drops nothing", async () => {
    let full = false;
    const store = createMemoryStore(() => full);
    const server = createFakeServer();
    await store.saveDevice(device());
    await add(store, [1]);
    full = true;

    expect(await runRound({ store, clientFor: () => server, now: () => 1 })).toEqual({ kind: "storage", saved: { kind: "full" } });
    expect(await waiting(store)).toEqual([uuid(1)]);
  });
});
