// The journal of a device: whatever the server and the network do, nothing leaves it before a receipt names it.
import fc from "fast-check";
import { expect, it } from "vitest";
import { createMemoryStore } from "../../src/store/memory.ts";
import type { Store } from "../../src/store/store.ts";
import { KEEP_SENT_MS } from "../../src/sync/photos.ts";
import { runRound } from "../../src/sync/round.ts";
import { entrySha256 } from "../../src/domain/entry.ts";
import { answer, device, hex, photo, uuid } from "../builders.ts";
import { createFakeServer, problem, type FakeServer } from "./server.ts";

const COUNT = 3;
const DAY_MS = 24 * 3_600_000;
const CALLS = ["info", "push", "putPhoto", "pull"] as const;

type Step =
  | { kind: "write"; n: number }
  | { kind: "round"; call: (typeof CALLS)[number]; fault: "none" | "unreachable" | "lost" | "refused" | "failing" }
  | { kind: "verdict"; n: number; outcome: "stored" | "parked" | "conflict" | "refused" }
  | { kind: "retry" }
  | { kind: "pair" };

const NUMBER = fc.integer({ min: 1, max: COUNT });
const STEP: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), n: NUMBER }),
  fc.record({ kind: fc.constant("round" as const), call: fc.constantFrom(...CALLS), fault: fc.constantFrom("none" as const, "unreachable" as const, "lost" as const, "refused" as const, "failing" as const) }),
  fc.record({ kind: fc.constant("verdict" as const), n: NUMBER, outcome: fc.constantFrom("stored" as const, "parked" as const, "conflict" as const, "refused" as const) }),
  fc.constant({ kind: "retry" as const }),
  fc.constant({ kind: "pair" as const }),
);

const FAULTS = { unreachable: "unreachable", lost: "lost", refused: problem(401, "device-revoked"), failing: problem(500, "server-failed") } as const;

async function act(store: Store, server: FakeServer, step: Step, at_ms: number): Promise<void> {
  switch (step.kind) {
    case "write": {
      const entry = answer(step.n);
      await store.savePhoto(photo(step.n));
      await store.addEntries({ entries: [{ entry, sha256: await entrySha256(entry) }], photos: [hex(step.n)], drafts: [] });
      return;
    }
    case "round":
      server.faults = step.fault === "none" ? {} : { [step.call]: [FAULTS[step.fault]] };
      await runRound({ store, clientFor: () => server, now: () => at_ms });
      return;
    case "verdict":
      server.verdicts.set(uuid(step.n), { outcome: step.outcome, reason: "some_reason" });
      return;
    case "retry":
      await store.retryRefused();
      return;
    case "pair":
      await store.saveDevice(device({ secret: `secret-${at_ms}` }));
      return;
  }
}

it("rule 15: each entry and photo written is in the queue or named by a receipt, after any sequence of faults, and its body never changes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { maxLength: 25 }), async (steps) => {
      const [store, server] = [createMemoryStore(), createFakeServer()];
      const written = new Set<number>();
      await store.saveDevice(device());
      for (const [place, step] of steps.entries()) {
        if (step.kind === "write") written.add(step.n);
        await act(store, server, step, place * DAY_MS);
        const queue = new Set((await store.listOutbox()).map((row) => row.name));
        for (const n of written) {
          const [held] = await store.readEntries([uuid(n)]);
          const sent_at_ms = (await store.readPhoto(hex(n)))?.sent_at_ms;

          expect(held?.entry).toEqual(answer(n));
          expect(queue.has(uuid(n))).toBe(held?.receipt === null);
          // Freed only a week after its receipt: until then its bytes are here.
          if (queue.has(hex(n))) expect(sent_at_ms).toBeNull();
          else expect(server.photos.has(hex(n))).toBe(true);
          if (place * DAY_MS < KEEP_SENT_MS) expect(sent_at_ms).toBeDefined();
        }
      }
    }),
    { numRuns: 150 },
  );
});
