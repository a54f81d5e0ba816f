// Where a photo is shrunk: in a worker that is given the bytes themselves, else on the page.
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Prepared } from "../../src/state/photos.ts";
import { createPreparer } from "../../src/visits/photos/prepare.ts";

const DONE: Prepared = { kind: "refused", reason: "photo-unreadable" };

type Posted = { message: unknown; handedOver: readonly unknown[] | undefined };
type Talk = { onmessage: ((event: { data: unknown }) => void) | null; onerror: (() => void) | null };

/** A browser whose workers do what `live` says; gives what was posted to them. */
function withWorkers(live: (worker: Talk, posted: Posted | null) => void): Posted[] {
  const all: Posted[] = [];
  class FakeWorker implements Talk {
    onmessage: Talk["onmessage"] = null;
    onerror: Talk["onerror"] = null;
    constructor() {
      setTimeout(() => live(this, null));
    }
    postMessage(message: unknown, handedOver?: readonly unknown[]): void {
      const posted = { message, handedOver };
      all.push(posted);
      live(this, posted);
    }
    terminate(): void {
      this.onmessage = null;
    }
  }
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("OffscreenCanvas", vi.fn());
  return all;
}

afterEach(() => vi.unstubAllGlobals());

describe("a photo given to be prepared", () => {
  it("is handed over, not copied, once the worker says that it runs", async () => {
    const bytes = new Uint8Array([1, 2, 3]).buffer;
    const posted = withWorkers((worker, message) => worker.onmessage?.({ data: message === null ? { kind: "ready" } : DONE }));

    expect(await createPreparer()(bytes, "image/png")).toEqual(DONE);
    expect(posted).toEqual([{ message: { bytes, type: "image/png" }, handedOver: [bytes] }]);
  });

  it("is prepared on the page, its bytes still there, when no worker can run", async () => {
    const posted = withWorkers((worker) => worker.onerror?.());
    vi.stubGlobal("createImageBitmap", () => Promise.reject(new DOMException("no", "InvalidStateError")));

    expect(await createPreparer()(new Uint8Array([1]).buffer, "image/png")).toEqual({ kind: "refused", reason: "photo-unreadable" });
    expect(posted).toEqual([]);
  });

  it("on which the worker dies is too heavy for this tablet", async () => {
    withWorkers((worker, message) => (message === null ? worker.onmessage?.({ data: { kind: "ready" } }) : worker.onerror?.()));

    expect(await createPreparer()(new Uint8Array([1]).buffer, "image/png")).toEqual({ kind: "refused", reason: "photo-too-heavy" });
  });

  it("waits for the one before it: one decoded picture in memory at a time", async () => {
    let [now, most] = [0, 0];
    withWorkers((worker, message) => {
      if (message === null) worker.onmessage?.({ data: { kind: "ready" } });
      else {
        most = Math.max(most, (now += 1));
        setTimeout(() => {
          now -= 1;
          worker.onmessage?.({ data: DONE });
        }, 5);
      }
    });
    const prepare = createPreparer();
    await Promise.all([1, 2, 3].map((n) => prepare(new Uint8Array([n]).buffer, "image/png")));

    expect(most).toBe(1);
  });
});
