// Handing a file over: by the share sheet where there is one, else as a download.
import { afterEach, describe, expect, it, vi } from "vitest";
import { canShare, share } from "../../src/visits/handing.ts";

const FILE = new File(["x"], "secours.grillon");

afterEach(() => vi.unstubAllGlobals());

function stubShare(result: Promise<void>): void {
  vi.stubGlobal("navigator", { canShare: ({ files }: { files?: File[] }) => files?.[0] === FILE, share: () => result });
}

describe("the share sheet", () => {
  it("rule 10: is offered only where the browser says that it takes the file", () => {
    stubShare(Promise.resolve());

    expect(canShare(FILE)).toBe(true);

    vi.stubGlobal("navigator", {});

    expect(canShare(FILE)).toBe(false);
  });

  it("tells a person who changed their mind from a system that refuses the file", async () => {
    const outcomes = [Promise.resolve(), Promise.reject(new DOMException("", "AbortError")), Promise.reject(new DOMException("", "NotAllowedError"))];
    const handed = [];
    for (const outcome of outcomes) {
      outcome.catch(() => undefined);
      stubShare(outcome);
      handed.push(await share(FILE));
    }

    expect(handed).toEqual(["done", "given-up", "impossible"]);
  });
});
