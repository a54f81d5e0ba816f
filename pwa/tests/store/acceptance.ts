// The promises of store.ts, asked of any adapter.
import { describe, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { added, answer, device, draft, hex, photo, settled, showing, signed, uuid, visit, VISIT } from "../builders.ts";

export function describeStore(name: string, open: () => Store): void {
  describe(name, () => {
    it("gives nothing on a new device", async () => {
      const store = open();

      expect(await store.readDevice()).toBeNull();
      expect(await store.readPerson()).toBeNull();
      expect(await store.listVisits()).toEqual([]);
      expect(await store.listOutbox()).toEqual([]);
    });

    it("gives back the pairing and the person", async () => {
      const store = open();
      await store.saveDevice(device());
      await store.savePerson(uuid(1));

      expect(await store.readDevice()).toEqual(device());
      expect(await store.readPerson()).toBe(uuid(1));
    });

    it("forgets the person and nothing else", async () => {
      const store = open();
      await store.saveDevice(device());
      await store.savePerson(uuid(1));
      await store.savePerson(null);

      expect(await store.readPerson()).toBeNull();
      expect(await store.readDevice()).toEqual(device());
    });

    it("leaves the queue alone when the device is paired again", async () => {
      const store = open();
      await store.addEntries(added(1));
      await store.saveDevice(device({ secret: "another" }));

      expect((await store.listOutbox()).map((row) => row.name)).toEqual([uuid(1)]);
    });

    it("keeps a charter's exact bytes under its hash", async () => {
      const store = open();
      await store.saveCharter(hex(7), new Uint8Array([123, 125]).buffer);

      expect(await store.listCharters()).toEqual([hex(7)]);
      expect(new Uint8Array((await store.readCharter(hex(7))) ?? new ArrayBuffer(0))).toEqual(new Uint8Array([123, 125]));
      expect(await store.readCharter(hex(8))).toBeNull();
    });

    it("lets go of the one charter that is dropped", async () => {
      const store = open();
      for (const name of [hex(7), hex(8)]) await store.saveCharter(name, new ArrayBuffer(2));
      await store.dropCharter(hex(7));

      expect(await store.listCharters()).toEqual([hex(8)]);
    });

    it("knows the greatest id it holds, whichever visit and order they came in", async () => {
      const store = open();

      expect(await store.findLastId()).toBeNull();

      await store.addEntries({ entries: [signed(answer(3)), signed(answer(1))], photos: [], drafts: [] });

      expect(await store.findLastId()).toBe(uuid(3));
    });

    it("queues what came together in its order, each once", async () => {
      const store = open();
      await store.addEntries({ entries: [signed(answer(2)), signed(answer(1))], photos: [hex(5)], drafts: [] });
      await store.addEntries({ entries: [signed(answer(1)), signed(answer(3))], photos: [hex(5)], drafts: [] });

      expect((await store.listOutbox()).map((row) => row.name)).toEqual([uuid(2), uuid(1), hex(5), uuid(3)]);
    });

    it("begins a visit with its opening and what waits to be sent", async () => {
      const store = open();
      const begun = { ...visit({ outlet: null }), withdrawn: false };

      expect(await store.beginVisit(begun, signed(answer(1)))).toEqual({ kind: "saved" });
      expect(await store.listVisits()).toEqual([begun]);
      expect((await store.listEntries(VISIT)).map((held) => held.entry)).toEqual([answer(1)]);
      expect((await store.listOutbox()).map((row) => row.key)).toEqual([`entry/${uuid(1)}`]);
    });

    it("removes a visit begun here that is empty and has not left, and brings it back as it was", async () => {
      const store = open();
      const begun = { visit: { ...visit({ outlet: null }), withdrawn: false }, opening: signed(answer(1)) };
      const look = async () => [await store.listVisits(), await store.listEntries(VISIT), (await store.listOutbox()).map(({ key, unleft }) => [key, unleft])];
      await store.beginVisit(begun.visit, begun.opening);
      const before = await look();

      expect(await store.removeBegun(VISIT)).toEqual(begun);
      expect(await look()).toEqual([[], [], []]);
      expect(await store.removeBegun(VISIT)).toBeNull();

      await store.beginVisit(begun.visit, begun.opening);

      expect(await look()).toEqual(before);
    });

    it.each<[string, (store: Store) => Promise<unknown>]>([
      ["something more was written in it", (store) => store.addEntries(added(2))],
      ["something is being typed in it", (store) => store.saveDraft(draft("note", "bonj"))],
      ["it may be on its way", (store) => store.letLeave()],
      ["the server has it", (store) => store.takeOutcomes([settled(1)])],
      ["the server would not read it, having had it", async (store) => {
        await store.letLeave();
        await store.takeOutcomes([settled(1, { outcome: "refused", reason: "unreadable" })]);
        await store.retryRefused();
      }],
    ])("rule 15: removes nothing of a visit begun here once %s", async (_why, then) => {
      const store = open();
      await store.beginVisit({ ...visit({ outlet: null }), withdrawn: false }, signed(answer(1)));
      await then(store);
      const before = [await store.listVisits(), await store.listEntries(VISIT), await store.listOutbox()];

      expect(await store.removeBegun(VISIT)).toBeNull();
      expect([await store.listVisits(), await store.listEntries(VISIT), await store.listOutbox()]).toEqual(before);
    });

    it("rule 15: removes nothing of a visit that the server gave", async () => {
      const store = open();
      await store.takePulled({ visits: [visit()], withdrawn: [], entries: [], at_ms: 1 });
      await store.addEntries(added(1));

      expect(await store.removeBegun(VISIT)).toBeNull();
      expect(await store.listVisits()).toHaveLength(1);
      expect(await store.listEntries(VISIT)).toHaveLength(1);
    });

    it("writes an entry and its outbox row together", async () => {
      const store = open();

      expect(await store.addEntries(added(1, 2))).toEqual({ kind: "saved" });
      expect((await store.listEntries(VISIT)).map((held) => held.entry)).toEqual([answer(1), answer(2)]);
      expect((await store.listOutbox()).map((row) => row.key)).toEqual([`entry/${uuid(1)}`, `entry/${uuid(2)}`]);
    });

    it("ends a draft in the transaction that writes its entry", async () => {
      const store = open();
      await store.saveDraft(draft("note", "bonj"));
      await store.addEntries({ ...added(1), drafts: ["note"] });

      expect(await store.listDrafts()).toEqual([]);
    });

    it("never overwrites an entry already held", async () => {
      const store = open();
      await store.addEntries(added(1));
      await store.addEntries({ entries: [signed(answer(1, { content: { choice: "no" } }))], photos: [], drafts: [] });

      expect((await store.readEntries([uuid(1)]))[0]?.entry.content).toEqual({ choice: "yes" });
      expect(await store.listOutbox()).toHaveLength(1);
    });

    it("gives the outbox in the order of the actions", async () => {
      const store = open();
      await store.addEntries(added(9));
      await store.addEntries({ ...added(3), photos: [hex(3)] });
      await store.addEntries(added(5));

      expect((await store.listOutbox()).map((row) => row.name)).toEqual([uuid(9), uuid(3), hex(3), uuid(5)]);
    });

    it("rule 15: removes an outbox row only on a receipt", async () => {
      const store = open();
      await store.addEntries(added(1, 2, 3, 4));
      await store.takeOutcomes([
        settled(1),
        settled(2, { outcome: "parked", reason: "device-revoked" }),
        settled(3, { outcome: "conflict", other_sha256: hex(33) }),
        settled(4, { outcome: "refused", reason: "unknown-kind", number: null }),
      ]);

      expect((await store.listOutbox()).map((row) => [row.name, row.refusal])).toEqual([[uuid(4), "unknown-kind"]]);
      expect((await store.listNotices()).map(({ id, outcome }) => [id, outcome])).toEqual([
        [uuid(2), "parked"],
        [uuid(3), "conflict"],
      ]);
      expect((await store.readEntries([uuid(1)]))[0]).toMatchObject({ number: 1, receipt: { outcome: "stored" } });
      expect((await store.readEntries([uuid(2)]))[0]?.parked).toBe(true);
      expect((await store.readEntries([uuid(4)]))[0]?.receipt).toBeNull();
    });

    it("takes the same outcome twice as once", async () => {
      const store = open();
      await store.addEntries(added(1));
      await store.takeOutcomes([settled(1)]);
      await store.takeOutcomes([settled(1)]);

      expect(await store.listOutbox()).toEqual([]);
      expect(await store.listEntries(VISIT)).toHaveLength(1);
    });

    it("gives a refused row another chance when a person asks", async () => {
      const store = open();
      await store.addEntries(added(1));
      await store.takeOutcomes([settled(1, { outcome: "refused", reason: "unreadable" })]);
      await store.retryRefused();

      expect((await store.listOutbox())[0]?.refusal).toBeNull();
    });

    it("gives back the bytes of a photo", async () => {
      const store = open();
      await store.savePhoto(photo(5));

      expect(new Uint8Array((await store.readPhoto(hex(5)))?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array([5, 2, 3]));
      expect(await store.listOutbox()).toEqual([]);
    });

    it("rule 08: keeps a photo after its receipt, until the sweep of a later day", async () => {
      const store = open();
      await store.savePhoto(photo(5));
      await store.savePhoto(photo(6));
      await store.addEntries({ ...added(1), photos: [hex(5), hex(6)] });
      await store.takePhotoReceipt(hex(5), 1_000);

      expect((await store.listOutbox()).map((row) => row.name)).toEqual([uuid(1), hex(6)]);
      expect(await store.sweepPhotos(1_000)).toBe(0);
      expect(await store.sweepPhotos(1_001)).toBe(1);
      expect(await store.readPhoto(hex(5))).toBeNull();
      expect(await store.readPhoto(hex(6))).not.toBeNull();
    });

    it("rule 03: sweeps a photo that nothing names, only once it has been so since an earlier day", async () => {
      const store = open();
      await store.savePhoto(photo(5));

      expect(await store.sweepOrphans(1_000, 500)).toBe(0);
      expect(await store.sweepOrphans(1_400, 900)).toBe(0);
      expect(await store.sweepOrphans(1_500, 1_000)).toBe(0);
      expect(await store.readPhoto(hex(5))).toMatchObject({ orphan_since_ms: 1_000 });
      expect(await store.sweepOrphans(1_501, 1_001)).toBe(1);
      expect(await store.readPhoto(hex(5))).toBeNull();
    });

    it("rule 03: never sweeps a photo that an entry, the outbox or a correction under way names", async () => {
      const store = open();
      for (const n of [5, 6, 7]) await store.savePhoto(photo(n));
      await store.addEntries({ entries: [signed(showing(1, 5))], photos: [], drafts: [] });
      await store.addEntries({ ...added(2), photos: [hex(6)] });
      await store.saveDraft(draft("correction", JSON.stringify([showing(3, 7)])));
      await store.sweepOrphans(1_000, 0);

      expect(await store.sweepOrphans(9_000, 8_000)).toBe(0);
      expect(await store.readPhoto(hex(7))).not.toHaveProperty("orphan_since_ms");

      await store.removeDraft("correction");

      expect(await store.sweepOrphans(9_000, 8_000)).toBe(0);
      expect(await store.sweepOrphans(18_000, 17_000)).toBe(1);
    });

    it("forgets that a photo was an orphan when the same one is taken again", async () => {
      const store = open();
      await store.savePhoto(photo(5));
      await store.sweepOrphans(1_000, 0);
      await store.savePhoto(photo(5));

      expect(await store.sweepOrphans(9_000, 8_000)).toBe(0);
    });

    it("keeps a refused photo with the reason", async () => {
      const store = open();
      await store.savePhoto(photo(5));
      await store.addEntries({ ...added(1), photos: [hex(5)] });
      await store.refusePhoto(hex(5), "photo-too-large");

      expect((await store.listOutbox())[1]).toMatchObject({ name: hex(5), refusal: "photo-too-large" });
      expect(await store.readPhoto(hex(5))).not.toBeNull();
    });

    it("takes a page of a pull and its cursors at once", async () => {
      const store = open();
      await store.takePulled({
        visits: [visit()], withdrawn: [], at_ms: 1,
        entries: [{ ...signed(answer(1)), number: 4, parked: false, reason: null }, { ...signed(answer(2)), number: 2, parked: true, reason: "x" }],
      });

      expect(await store.listCursors()).toEqual({ [VISIT]: 4 });
      expect(await store.listVisits()).toEqual([{ ...visit(), withdrawn: false }]);
      expect((await store.readEntries([uuid(2)]))[0]?.parked).toBe(true);
      expect(await store.listOutbox()).toEqual([]);
    });

    it("rule 15: never lets a pull replace a body held here nor take the place of a receipt", async () => {
      const store = open();
      await store.addEntries(added(1));
      await store.takePulled({
        visits: [], withdrawn: [], at_ms: 1,
        entries: [{ ...signed(answer(1, { content: { choice: "no" } })), number: 3, parked: false, reason: null }],
      });

      expect((await store.readEntries([uuid(1)]))[0]).toMatchObject({ entry: answer(1), number: 3, receipt: null });
      expect(await store.listOutbox()).toHaveLength(1);
    });

    it("never moves a cursor back", async () => {
      const store = open();
      const page = (number: number) => ({
        visits: [], withdrawn: [], at_ms: 1,
        entries: [{ ...signed(answer(number)), number, parked: false, reason: null }],
      });
      await store.takePulled(page(9));
      await store.takePulled(page(3));

      expect(await store.listCursors()).toEqual({ [VISIT]: 9 });
    });

    it("rule 15: turns a visit taken away into a tombstone and keeps its entries", async () => {
      const store = open();
      await store.takePulled({ visits: [visit()], withdrawn: [], entries: [], at_ms: 1 });
      await store.addEntries(added(1));
      await store.takePulled({ visits: [], withdrawn: [VISIT], entries: [], at_ms: 2 });

      expect((await store.listVisits())[0]?.withdrawn).toBe(true);
      expect(await store.listOutbox()).toHaveLength(1);
    });

    it("ends the notice of an entry accepted from parking, and keeps the notice of a conflict", async () => {
      const store = open();
      await store.addEntries(added(1, 2));
      await store.takeOutcomes([settled(1, { outcome: "parked" }), settled(2, { outcome: "conflict" })]);
      await store.takePulled({
        visits: [], withdrawn: [], at_ms: 1,
        entries: [1, 2].map((n) => ({ ...signed(answer(n)), number: 7 + n, parked: false, reason: null })),
      });

      expect((await store.listNotices()).map((notice) => notice.id)).toEqual([uuid(2)]);
    });

    it("holds one draft a key, the last written", async () => {
      const store = open();
      await store.saveDraft(draft("a", "b"));
      await store.saveDraft(draft("a", "bo"));
      await store.saveDraft(draft("c", "x"));
      await store.removeDraft("c");

      expect(await store.listDrafts()).toEqual([draft("a", "bo")]);
    });

    it("remembers what the last probe found", async () => {
      const store = open();
      const probed = { at_ms: 1, took_ms: 2, wanted_bytes: 3, written_bytes: 3, outcome: "saved" } as const;

      expect(await store.readProbed()).toBeNull();
      await store.saveProbed(probed);
      expect(await store.readProbed()).toEqual(probed);
    });

    it("keeps one code a person, until it is removed", async () => {
      const store = open();
      const [salt, hash] = [new Uint8Array([1]).buffer, new Uint8Array([2]).buffer];
      const pin = { person: uuid(1), salt, hash, iterations: 1, seen_at_ms: 5, reset_at_ms: null, veiled: [] };
      await store.savePin(pin);
      await store.savePin({ ...pin, seen_at_ms: 6 });

      expect(await store.listPins()).toEqual([{ ...pin, seen_at_ms: 6 }]);
      await store.removePin(uuid(1));
      expect(await store.listPins()).toEqual([]);
    });

    it("leaves nothing behind after a probe", async () => {
      const store = open();

      expect(await store.probe(1_000)).toEqual({ outcome: { kind: "saved" }, written_bytes: 1_000 });
      expect(await store.listOutbox()).toEqual([]);
    });

    it("finds room for each of the probes that overlap", async () => {
      const store = open();
      const probes: Promise<unknown>[] = [];
      for (let started = 0; started < 40; started += 1) {
        probes.push(store.probe(1_000));
        await new Promise((resume) => setTimeout(resume));
      }

      expect(await Promise.all(probes)).toEqual(probes.map(() => ({ outcome: { kind: "saved" }, written_bytes: 1_000 })));
    });
  });
}
