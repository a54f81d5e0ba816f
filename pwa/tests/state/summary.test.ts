import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/domain/entry.ts";
import { countSent, countWaiting, summarise } from "../../src/state/summary.ts";
import type { HeldEntry, OutboxRow } from "../../src/store/records.ts";
import { sayWaiting } from "../../src/text/rescue.ts";
import { answer, hex, uuid, visit, VISIT } from "../builders.ts";

const HELD_VISIT = { ...visit(), withdrawn: false };
const held = (entry: Entry, over: Partial<HeldEntry> = {}): HeldEntry => ({ entry, sha256: hex(1), number: null, parked: false, receipt: null, ...over });
const SUBMISSION: Entry = { ...answer(9), kind: "submission", field: "submission", content: { entries: [], sha256: hex(2) } };
const row = (kind: OutboxRow["kind"], name: string, over: Partial<OutboxRow> = {}): OutboxRow =>
  ({ key: `${kind}/${name}`, order: 1, kind, name, visit: VISIT, refusal: null, ...over });

describe("the stage of a visit", () => {
  it("goes from to do to started", () => {
    expect(summarise(HELD_VISIT, [], []).stage).toBe("todo");
    expect(summarise(HELD_VISIT, [held(answer(1))], [row("entry", uuid(1))])).toMatchObject({ stage: "started", answers: 1 });
  });

  it("is never « arrived » before the receipt of the submission", () => {
    expect(summarise(HELD_VISIT, [held(SUBMISSION)], [row("entry", uuid(9))]).stage).toBe("sending");
  });

  it("is never « arrived » while a photo waits", () => {
    const received = held(SUBMISSION, { receipt: { outcome: "stored", at_ms: 1 } });

    expect(summarise(HELD_VISIT, [received], [row("photo", hex(5))]).stage).toBe("sending");
    expect(summarise(HELD_VISIT, [received], []).stage).toBe("sent");
  });

  it("is decided when the server says so", () => {
    expect(summarise({ ...HELD_VISIT, state: "decided" }, [], []).stage).toBe("decided");
  });
});

describe("what waits", () => {
  const waiting = [row("entry", "a"), row("entry", "b"), row("photo", "c")];
  const refused = row("photo", "d", { refusal: "photo-too-large" });

  it("is said in words, with what has left of the same visits", () => {
    const receipt = { outcome: "stored" as const, at_ms: 1 };
    const here = summarise(HELD_VISIT, [held(answer(1), { receipt }), held(answer(2), { receipt }), held(answer(3))], waiting);
    const elsewhere = summarise({ ...HELD_VISIT, id: uuid(70) }, [held(answer(4), { receipt })], waiting);
    const sent = countSent([here, elsewhere], waiting);

    expect(sayWaiting(countWaiting(waiting), sent)).toBe("2\u00a0réponses et 1\u00a0photo en attente, 2 envoyées.");
    expect(sayWaiting(countWaiting([row("entry", "a")]), 0)).toBe("1\u00a0réponse en attente.");
  });

  it("has all arrived only when nothing was refused either", () => {
    expect(sayWaiting(countWaiting([]))).toBe("Tout est arrivé.");
    expect(sayWaiting(countWaiting([refused]))).toBe("Tout le reste est arrivé.");
  });
});
